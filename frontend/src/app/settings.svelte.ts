/** What this reader has chosen, kept in this browser: language, theme, name as a reviewer, keys. */

export type Language = 'en' | 'ar';
export type Theme = 'auto' | 'light' | 'dark';

const NAME = 'rawi.settings';

interface Kept { language?: Language; theme?: Theme; reviewer?: string; keys?: Record<string, string>; shortcuts?: boolean; hidden?: string[] }

function kept(): Kept {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

class Settings {
  language = $state<Language>(document.documentElement.lang === 'ar' ? 'ar' : 'en');
  theme = $state<Theme>('auto');
  reviewer = $state('');
  /** Action to the key's place on the keyboard (KeyboardEvent.code), where it differs from the default. */
  keys = $state<Record<string, string>>({});
  /** Single-key shortcuts can be turned off (WCAG 2.1.4). */
  shortcuts = $state(true);
  /** Roles whose evidence is not marked. */
  hidden = $state<string[]>([]);

  constructor() {
    const before = kept();
    this.theme = before.theme ?? 'auto';
    this.reviewer = before.reviewer ?? '';
    this.keys = before.keys ?? {};
    this.shortcuts = before.shortcuts ?? true;
    this.hidden = before.hidden ?? [];
  }

  keep(): void {
    const { language, theme, reviewer, keys, shortcuts, hidden } = this;
    try {
      localStorage.setItem(NAME, JSON.stringify({ language, theme, reviewer, keys, shortcuts, hidden }));
    } catch {
      // a browser that keeps nothing still works for this visit
    }
    const root = document.documentElement;
    root.lang = language;
    root.dir = language === 'ar' ? 'rtl' : 'ltr';
    if (theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
}

export const settings = new Settings();
