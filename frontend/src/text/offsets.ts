/** Offsets: the server counts code points, the browser UTF-16 units. */

const ASTRAL = /[\u{10000}-\u{10FFFF}]/u;

export class Offsets {
  /** UTF-16 index of every code point; null where both count alike. */
  readonly #units: number[] | null;

  constructor(readonly text: string) {
    this.#units = ASTRAL.test(text) ? unitsOf(text) : null;
  }
  toUnits(points: number): number {
    return this.#units ? (this.#units[Math.min(points, this.#units.length - 1)] ?? 0) : points;
  }
  toPoints(units: number): number {
    if (!this.#units) return units;
    let low = 0;
    let high = this.#units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#units[middle] ?? 0) <= units) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnits(start), this.toUnits(end));
  }
}

function unitsOf(text: string): number[] {
  const units: number[] = [];
  let at = 0;
  for (const point of text) {
    units.push(at);
    at += point.length;
  }
  units.push(at);
  return units;
}
