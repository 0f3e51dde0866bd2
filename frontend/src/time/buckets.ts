/** Stretches of time, without gaps, for counting events in. */

export type Step = 'day' | 'week' | 'month';
const DAY = 864e5;

export const next = (iso: string, step: Step): string => {
  const date = new Date(`${iso}T00:00:00Z`);
  if (step === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setTime(date.getTime() + (step === 'week' ? 7 : 1) * DAY);
  return date.toISOString().slice(0, 10);
};

/** The last day of a stretch. */
export const lastDay = (iso: string, step: Step): string =>
  new Date(Date.parse(`${next(iso, step)}T00:00:00Z`) - DAY).toISOString().slice(0, 10);

/** From the first to the last, those without events included; the most recent `most` of them. */
export function unbroken(buckets: string[], step: Step, most = 600): string[] {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last) return [];
  const all: string[] = [];
  for (let now = first; now <= last && all.length < 20000; now = next(now, step)) all.push(now);
  return all.slice(-most);
}

/** A step at which the whole stretch has some hundred parts. */
export function fitting(from: string | null | undefined, to: string | null | undefined): Step {
  if (!from || !to) return 'month';
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  return days <= 120 ? 'day' : days <= 1000 ? 'week' : 'month';
}

/** One path of bars, in a box one unit high and as wide as there are counts. */
export function bars(counts: number[], most: number): string {
  return counts
    .map((count, i) => {
      if (!count) return '';
      const height = Math.max(0.04, count / most);
      return `M${i + 0.08} 1V${(1 - height).toFixed(3)}H${i + 0.92}V1Z`;
    })
    .join('');
}
