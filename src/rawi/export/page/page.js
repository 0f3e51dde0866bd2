"use strict";
(() => {
  const root = document.documentElement;
  const text = document.querySelector(".text");
  const buttons = [...document.querySelectorAll(".languages button")];

  function speak(language) {
    root.lang = root.dataset.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.set === language));
    try { localStorage.setItem("rawi-language", language); } catch { /* a page opened from disk may have no storage */ }
  }
  for (const button of buttons) button.addEventListener("click", () => speak(button.dataset.set));
  try { if (localStorage.getItem("rawi-language") === "ar") speak("ar"); } catch { /* as above */ }
  if (!text) return;

  const cards = new Map([...document.querySelectorAll(".card")].map((card) => [card.dataset.s, card]));
  const marks = [...text.querySelectorAll("mark")];
  const numbers = (mark) => mark.dataset.s.split(" ");
  let pinned = null;

  function light(chosen) {
    const lit = new Set(chosen);
    text.classList.toggle("one", lit.size > 0);
    for (const mark of marks) mark.classList.toggle("on", numbers(mark).some((number) => lit.has(number)));
    for (const [number, card] of cards) card.classList.toggle("on", lit.has(number));
  }
  const rest = () => light(pinned ? [pinned] : []);
  function pin(number) {
    pinned = pinned === number ? null : number;
    rest();
  }
  function reveal(element) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  }
  const evidence = (number) => marks.find((mark) => mark.classList.contains("trigger") && numbers(mark).includes(number));

  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => light(numbers(mark)));
    mark.addEventListener("mouseleave", rest);
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      const all = numbers(mark);
      const number = all[(all.indexOf(pinned) + 1) % all.length];
      pinned = number;
      rest();
      reveal(cards.get(number));
    });
    const link = mark.closest("a");
    if (link) {
      link.addEventListener("focus", () => light(numbers(mark)));
      link.addEventListener("blur", rest);
    }
  }
  for (const [number, card] of cards) {
    card.addEventListener("mouseenter", () => light([number]));
    card.addEventListener("mouseleave", rest);
    card.addEventListener("focusin", () => light([number]));
    card.addEventListener("focusout", rest);
    card.addEventListener("click", (event) => {
      if (event.target.closest("summary, details")) return;
      if (event.target.closest("a")) event.preventDefault();
      pin(number);
      const mark = evidence(number);
      if (mark) reveal(mark);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { pinned = null; rest(); }
  });
})();
