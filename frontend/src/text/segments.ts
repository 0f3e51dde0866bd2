/** A text cut at the ends of its marks, which may overlap: for <mark>s without padding, which keep letters joined. */

import type { Role, Span, Statement } from '../app/types';
import { Offsets } from './offsets';

export interface Mark { start: number; end: number; role: string }
export interface Segment { text: string; roles: string[] }

/** Marks count code points from the beginning of `text`. */
export function segments(text: string, marks: Mark[]): Segment[] {
  const offsets = new Offsets(text);
  const inside = marks
    .map(({ start, end, role }) => ({ start: offsets.toUnits(Math.max(0, start)), end: offsets.toUnits(Math.max(0, end)), role }))
    .filter(({ start, end }) => start < end && start < text.length);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, Math.min(end, text.length)])])];
  cuts.sort((a, b) => a - b);
  const found: Segment[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [from, to] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    const roles = inside.filter(({ start, end }) => start <= from && to <= end).map(({ role }) => role);
    found.push({ text: text.slice(from, to), roles: [...new Set(roles)] });
  }
  return found;
}

/** In the order in which they are laid over one another: the word that names the happening comes last, on top. */
export const ROLE_ORDER: Role[] = [
  'source', 'time', 'counts', 'instrument', 'origin', 'destination', 'place', 'commander', 'target', 'agent', 'trigger',
];

/** What a statement rests on: its spans by role, with the trigger. */
export function evidence(statement: Statement): (Span & { role: Role })[] {
  const found: (Span & { role: Role })[] = [];
  for (const role of ROLE_ORDER) {
    if (role === 'trigger') continue;
    for (const span of statement.spans[role] ?? []) found.push({ ...span, role });
  }
  const end = statement.at + [...statement.trigger].length;
  found.push({ start: statement.at, end, text: statement.trigger, role: 'trigger' });
  return found;
}
