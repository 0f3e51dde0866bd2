/** The filter that the table, the map, the timeline and the export share: parameters of the address. */

import { here } from './router.svelte';

export const FACETS = ['kind', 'grade', 'place', 'actor', 'source', 'status'] as const;
export type Facet = (typeof FACETS)[number];
const SINGLE = ['from', 'to', 'q', 'bbox', 'min_voices'] as const;

/** Only what filters, out of the address; for the server and for links to the other views. */
export function filterOf(query: URLSearchParams): URLSearchParams {
  const filter = new URLSearchParams();
  for (const name of FACETS) for (const value of query.getAll(name)) filter.append(name, value);
  for (const name of SINGLE) {
    const value = query.get(name);
    if (value) filter.set(name, value);
  }
  return filter;
}

export const filtered = (query: URLSearchParams): boolean => filterOf(query).size > 0;

/** An address of another view with the same filter. */
export function carry(path: string): string {
  const text = filterOf(here.query).toString();
  return path + (text ? `?${text}` : '');
}

export function toggle(facet: Facet, value: string): void {
  const now = here.query.getAll(facet);
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value];
  here.go(here.with({ [facet]: next, offset: null }));
}

export function set(name: string, value: string | null): void {
  here.go(here.with({ [name]: value, offset: null }), { replace: name === 'q' });
}

export function clear(): void {
  const changes: Record<string, null> = { offset: null };
  for (const name of [...FACETS, ...SINGLE]) changes[name] = null;
  here.go(here.with(changes));
}
