/** The names of kinds, grades, roles and statuses, asked once. */

import { get } from './api';
import { say } from './i18n.svelte';
import type { Label, Term, Vocabulary } from './types';

type List = keyof Vocabulary;

const empty: Vocabulary = { kinds: [], families: [], grades: [], roles: [], statuses: [], counts: [] };

class Terms {
  all = $state.raw<Vocabulary>(empty);
  #index = $derived(
    new Map(
      Object.entries(this.all).flatMap(([list, terms]) =>
        Array.isArray(terms) ? (terms as Term[]).map((term): [string, Term] => [`${list}/${term.id}`, term]) : [],
      ),
    ),
  );

  async load(): Promise<void> {
    this.all = await get<Vocabulary>('/vocabulary');
  }
  term(list: List, id: string): Term | undefined {
    return this.#index.get(`${list}/${id}`);
  }
  label(list: List, id: string): Label {
    return this.term(list, id)?.label ?? { en: id, ar: id };
  }
  name(list: List, id: string): string {
    return say(this.label(list, id));
  }
}

export const vocabulary = new Terms();
