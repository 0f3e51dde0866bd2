/** Single-key shortcuts: by the key's place on the keyboard, so that they work with an Arabic layout as well. */

import { untrack } from 'svelte';
import { settings } from './settings.svelte';

export interface Shortcut {
  /** Also the name of its message: keys.<id>. */
  id: string;
  /** KeyboardEvent.code of the default. */
  code: string;
  run: () => void;
}

class Keys {
  active = $state.raw<Shortcut[]>([]);
  helpOpen = $state(false);

  constructor() {
    addEventListener('keydown', (event) => this.#pressed(event));
  }

  codeOf(shortcut: Pick<Shortcut, 'id' | 'code'>): string {
    return settings.keys[shortcut.id] ?? shortcut.code;
  }
  /** Puts an action on another key; whoever had that key gets the old one. */
  bind(shortcut: Shortcut, code: string): void {
    const before = this.codeOf(shortcut);
    const other = this.active.find((one) => one !== shortcut && this.codeOf(one) === code);
    settings.keys = { ...settings.keys, [shortcut.id]: code, ...(other ? { [other.id]: before } : {}) };
    settings.keep();
  }
  reset(): void {
    settings.keys = {};
    settings.keep();
  }

  #pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !settings.shortcuts) return;
    if (typing(event.target) || document.querySelector('dialog[open]')) return;
    if (event.key === '?' || event.key === '؟') {
      event.preventDefault();
      this.helpOpen = true;
      return;
    }
    if (event.shiftKey) return;
    const found = this.active.findLast((one) => this.codeOf(one) === event.code);
    if (!found) return;
    if (event.target instanceof HTMLElement && ['Enter', 'Space'].includes(event.code) && event.target.closest('a,button,summary')) return;
    event.preventDefault();
    found.run();
  }
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

export const keys = new Keys();

/** To be called while a component is set up: its shortcuts hold as long as it is shown. */
export function shortcuts(list: Shortcut[]): void {
  $effect(() => {
    untrack(() => (keys.active = [...keys.active.filter((one) => !list.includes(one)), ...list]));
    return () => {
      keys.active = keys.active.filter((one) => !list.includes(one));
    };
  });
}

/** What stands on the key, as far as the place of the key tells. */
export function keyName(code: string): string {
  const signs: Record<string, string> = {
    Slash: '/', Space: '␣', Enter: '⏎', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc',
    Semicolon: ';', Comma: ',', Period: '.', BracketLeft: '[', BracketRight: ']', Backquote: '`', Minus: '-', Equal: '=',
  };
  return signs[code] ?? code.replace(/^(Key|Digit|Numpad)/, '');
}
