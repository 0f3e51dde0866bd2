/** Why statements were joined or graded as they are: the server tells it in set phrases, which are told in Arabic here.
 *  A phrase that is not known is shown as it came. */

import { known, language, t } from '../app/i18n.svelte';

/** Phrases with names or numbers in them, and the messages that tell them. */
const PATTERNS: [RegExp, string, string[]][] = [
  [/^only denied, by (.+)$/, 'whole.onlydenied', ['names']],
  [/^said by (.+); denied by (.+)$/, 'whole.denied', ['names', 'others']],
  [/^said by (.+) alone$/, 'whole.alone', ['names']],
  [/^said by (.+), against their own side$/, 'whole.conceding', ['names']],
  [/^said by (.+), all of (.+)$/, 'whole.oneside', ['names', 'side']],
  [/^said by (.+), which are not of one side$/, 'whole.notone', ['names']],
  [/^the numbers cannot both be: (\w+) (\S+) and (\S+)$/, 'whole.toll', ['what', 'few', 'many']],
];

const names = (list: string): string => list.split(', ').join(t('list.comma'));

export function reason(text: string | null | undefined): string {
  if (!text || language() === 'en') return text ?? '';
  for (const [pattern, key, holes] of PATTERNS) {
    const match = pattern.exec(text);
    if (match) return t(`why.${key}`, Object.fromEntries(holes.map((hole, i) => [hole, names(match[i + 1] ?? '')])));
  }
  const clauses = text.split('; ').map((clause) => (known(`why.is.${clause}`) ? phrase(clause) : clause.split(', ').map(phrase).join(t('list.comma'))));
  return clauses.join(t('list.semicolon'));
}

function phrase(text: string): string {
  const party = /^(agent|target) (same|allied|opposed|different|unknown|reversed)$/.exec(text);
  if (party) return t('why.party', { who: t(`why.${party[1]}`), how: t(`why.party.${party[2]}`) });
  const key = `why.is.${text}`;
  return known(key) ? t(`why.is.${text}`) : text;
}
