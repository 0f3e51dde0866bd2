/** Names on the map, drawn by the browser's own text engine: Arabic joins as it should, without plug-in or glyph files. */

import type { Map as MapLibre } from 'maplibre-gl';
import { language } from '../app/i18n.svelte';
import type { Palette } from './base';

type City = [lon: number, lat: number, people: number, capital: number, arabic: string, english: string];
type Country = [lon: number, lat: number, radius: number, arabic: string, english: string];
interface Names { countries: Country[]; cities: City[] }

interface Box { left: number; top: number; right: number; bottom: number }
/** A number in a cluster, and the cluster's radius in pixels: names keep out of it. */
export interface Figure { lon: number; lat: number; text: string; radius: number }

let names: Promise<Names> | null = null;
const load = (): Promise<Names> => (names ??= fetch('/geo/names.json').then((answer) => answer.json() as Promise<Names>));

export class NameLayer {
  /** Numbers that stand in clusters. */
  figures: Figure[] = [];
  /** Names that are always shown, such as the place a page is about. */
  extra: { lon: number; lat: number; arabic: string; english: string }[] = [];
  readonly #canvas = document.createElement('canvas');
  #names: Names = { countries: [], cities: [] };

  constructor(private readonly map: MapLibre, private readonly look: Palette) {
    this.#canvas.className = 'map-names';
    this.#canvas.setAttribute('aria-hidden', 'true');
    map.getContainer().append(this.#canvas);
    map.on('render', () => this.draw());
    void load().then((found) => {
      this.#names = found;
      this.draw();
    });
    void document.fonts.load('600 13px "IBM Plex Sans Arabic"', 'دمشق').then(() => this.draw());
  }

  draw(): void {
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    const ratio = devicePixelRatio || 1;
    if (this.#canvas.width !== Math.round(width * ratio) || this.#canvas.height !== Math.round(height * ratio)) {
      this.#canvas.width = Math.round(width * ratio);
      this.#canvas.height = Math.round(height * ratio);
    }
    const pen = this.#canvas.getContext('2d');
    if (!pen) return;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.lineJoin = 'round';
    const taken = this.#drawFigures(pen);
    this.#drawNames(pen, taken, width, height);
  }

  #drawFigures(pen: CanvasRenderingContext2D): Box[] {
    pen.font = '600 12px "IBM Plex Sans Arabic", sans-serif';
    pen.fillStyle = this.look.paper;
    return this.figures.map(({ lon, lat, text, radius }) => {
      const { x, y } = this.map.project([lon, lat]);
      pen.fillText(text, x, y + 1);
      return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
    });
  }

  #drawNames(pen: CanvasRenderingContext2D, taken: Box[], width: number, height: number): void {
    const arabic = language() === 'ar';
    const zoom = this.map.getZoom();
    const view = this.map.getBounds();
    const inside = (lon: number, lat: number): boolean =>
      lon > view.getWest() && lon < view.getEast() && lat > view.getSouth() && lat < view.getNorth();
    pen.direction = arabic ? 'rtl' : 'ltr';
    let placed = 0;
    const put = (lon: number, lat: number, text: string, font: string, fill: string, dot: boolean): void => {
      if (placed > 140 || !inside(lon, lat)) return;
      const { x, y } = this.map.project([lon, lat]);
      pen.font = font;
      const half = pen.measureText(text).width / 2;
      const at = dot ? y - 11 : y;
      const box = { left: x - half - 4, right: x + half + 4, top: at - 9, bottom: at + (dot ? 13 : 9) };
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height || taken.some((other) => meet(box, other))) return;
      taken.push(box);
      placed += 1;
      pen.strokeStyle = this.look.land;
      pen.lineWidth = 3;
      pen.strokeText(text, x, at);
      pen.fillStyle = fill;
      pen.fillText(text, x, at);
      if (dot) {
        pen.beginPath();
        pen.arc(x, y, 1.8, 0, 7);
        pen.fill();
      }
    };
    for (const one of this.extra) put(one.lon, one.lat, arabic ? one.arabic : one.english, '600 13px "IBM Plex Sans Arabic", sans-serif', this.look.ink, true);
    for (const [lon, lat, radius, ar, en] of this.#names.countries) {
      if (zoom > 6.2 || radius * 2 ** zoom < 2600) continue;
      put(lon, lat, arabic ? ar : en, '600 13px "IBM Plex Sans Arabic", sans-serif', this.look.soft, false);
    }
    const least = 3.2e7 / 3 ** zoom;
    for (const [lon, lat, people, capital, ar, en] of this.#names.cities) {
      if (capital ? zoom < 3.2 : people < least || zoom < 4) continue;
      const font = `${capital ? 600 : 400} ${people > 5e5 || capital ? 12.5 : 11.5}px "IBM Plex Sans Arabic", sans-serif`;
      put(lon, lat, arabic ? ar || en : en, font, this.look.ink, true);
    }
  }
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
