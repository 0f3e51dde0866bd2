// Before the first paint: the language, direction and theme chosen last time, so that nothing flashes.
(() => {
  const root = document.documentElement;
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('rawi.settings') || '{}');
  } catch {
    chosen = {};
  }
  const asked = new URLSearchParams(location.search).get('lang');
  const browser = (navigator.language || 'en').startsWith('ar') ? 'ar' : 'en';
  const language = asked === 'ar' || asked === 'en' ? asked : chosen.language === 'ar' || chosen.language === 'en' ? chosen.language : browser;
  root.lang = language;
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
  if (chosen.theme === 'dark' || chosen.theme === 'light') root.dataset.theme = chosen.theme;
})();
