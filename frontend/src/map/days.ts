/** Days as numbers since 1970-01-01, and points in their order. */

import type { Points } from '../app/types';

export const isoOf = (day: number): string => new Date(day * 864e5).toISOString().slice(0, 10);

/** Stands for the day of an event that nobody dates: before all others. */
export const UNDATED = -1e9;

/** The points from the first day to the last, whatever order they came in; those without a day come first. */
export function order(asked: Omit<Points, 'day'> & { day: (number | null)[] }): Points {
  const points: Points = { ...asked, day: asked.day.map((one) => one ?? UNDATED) };
  const { day } = points;
  if (day.every((one, i) => i === 0 || one >= (day[i - 1] ?? one))) return points;
  const places = day.map((_, i) => i).sort((a, b) => (day[a] ?? 0) - (day[b] ?? 0));
  const sorted = <T>(column: T[]): T[] => places.map((i) => column[i] as T);
  return {
    ...points, id: sorted(points.id), lat: sorted(points.lat), lon: sorted(points.lon), radius_km: sorted(points.radius_km),
    voices: sorted(points.voices), kind: sorted(points.kind), day: sorted(day), ...(points.grade ? { grade: sorted(points.grade) } : {}),
  };
}

/** Where the days `from` to `to` (both included) begin and end in the sorted days. */
export function window(sorted: number[], from: number, to: number): readonly [number, number] {
  return [below(sorted, from), below(sorted, to + 1)];
}

function below(sorted: number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many points fall into each of `parts` equal stretches of time. */
export function histogram(sorted: number[], parts: number): number[] {
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  const counts = new Array<number>(parts).fill(0);
  const width = Math.max(1, last - first + 1) / parts;
  for (const day of sorted) {
    const part = Math.min(parts - 1, Math.floor((day - first) / width));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}
