/** Events gathered where they would lie upon one another, for one zoom and the part of the world in view.
 *
 *  Gathered anew for each view, here and not in the map's worker: to hand a hundred thousand points over to it takes
 *  longer than all of this. */

import type { Points } from '../app/types';

/** Marks closer than this many pixels are one. */
const NEAR = 42;
const TILE = 512;

export interface Mark {
  lon: number; lat: number;
  /** How many events. */
  count: number;
  /** The worst standing among them: 0 one voice or side, 1 several sides agree, 2 disputed. */
  worst: number;
  /** Whether they lie apart, so that a closer look parts them. */
  apart: boolean;
  /** The first event's place in the columns. */
  first: number;
}

const STANDING: Record<string, number> = { corroborated: 1, conceded: 1, disputed: 2 };
export const standing = (grade: string | undefined): number => STANDING[grade ?? ''] ?? 0;

/** Where the points lie on Mercator's square, from 0 to 1; worked out once. */
export class Plane {
  readonly x: Float64Array;
  readonly y: Float64Array;

  constructor(readonly points: Points) {
    const { lat, lon } = points;
    this.x = Float64Array.from(lon, across);
    this.y = Float64Array.from(lat, down);
  }
}

const across = (lon: number): number => lon / 360 + 0.5;
function down(lat: number): number {
  const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}
const lonOf = (x: number): number => (x - 0.5) * 360;
const latOf = (y: number): number => (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90;

interface Heap { x: number; y: number; count: number; worst: number; first: number; west: number; east: number; north: number; south: number; column: number; row: number }

export interface View { west: number; south: number; east: number; north: number; zoom: number }

/** The marks for the events from `from` up to `to` of the columns that lie in a view. */
export function gather(plane: Plane, from: number, to: number, view: View): Mark[] {
  const heaps = heap(plane, from, to, view);
  const size = cell(view.zoom);
  const gone = new Set<Heap>();
  // The largest first: they take in what lies near them in the cells around.
  const order = [...heaps.values()].sort((a, b) => b.count - a.count || a.first - b.first);
  for (const big of order) {
    if (gone.has(big)) continue;
    for (let row = big.row - 1; row <= big.row + 1; row += 1) {
      for (let column = big.column - 1; column <= big.column + 1; column += 1) {
        const other = heaps.get(keyOf(column, row));
        if (!other || other === big || gone.has(other)) continue;
        if (Math.hypot(big.x / big.count - other.x / other.count, big.y / big.count - other.y / other.count) >= size) continue;
        join(big, other);
        gone.add(other);
      }
    }
  }
  return order.filter((one) => !gone.has(one)).map(mark);
}

const cell = (zoom: number): number => NEAR / (TILE * 2 ** Math.floor(zoom));
const keyOf = (column: number, row: number): number => row * 0x4000000 + column;

function heap(plane: Plane, from: number, to: number, view: View): Map<number, Heap> {
  const { x, y, points } = plane;
  const size = cell(view.zoom);
  const [west, east] = [across(view.west), across(view.east)];
  const [north, south] = [down(view.north), down(view.south)];
  const heaps = new Map<number, Heap>();
  for (let i = from; i < to; i += 1) {
    const [px = 0, py = 0] = [x[i], y[i]];
    if (px < west || px > east || py < north || py > south) continue;
    const column = Math.floor(px / size);
    const row = Math.floor(py / size);
    const key = keyOf(column, row);
    const worst = standing(points.grade?.[i]);
    const found = heaps.get(key);
    if (!found) {
      heaps.set(key, { x: px, y: py, count: 1, worst, first: i, west: px, east: px, north: py, south: py, column, row });
      continue;
    }
    found.x += px;
    found.y += py;
    found.count += 1;
    if (worst > found.worst) found.worst = worst;
    if (px < found.west) found.west = px;
    if (px > found.east) found.east = px;
    if (py < found.north) found.north = py;
    if (py > found.south) found.south = py;
  }
  return heaps;
}

function join(big: Heap, other: Heap): void {
  big.x += other.x;
  big.y += other.y;
  big.count += other.count;
  big.worst = Math.max(big.worst, other.worst);
  big.first = Math.min(big.first, other.first);
  big.west = Math.min(big.west, other.west);
  big.east = Math.max(big.east, other.east);
  big.north = Math.min(big.north, other.north);
  big.south = Math.max(big.south, other.south);
}

function mark({ x, y, count, worst, first, west, east, north, south }: Heap): Mark {
  // Less than a thousandth of the closest view's pixel is the same spot told twice.
  const apart = Math.max(east - west, south - north) > 1e-9;
  return { lon: lonOf(x / count), lat: latOf(y / count), count, worst, apart, first };
}
