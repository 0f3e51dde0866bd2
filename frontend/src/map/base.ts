/** The map's ground: land and borders from files of our own, no tiles, nothing from elsewhere. */

import { Map as MapLibre, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import './map.css';

setWorkerUrl(workerUrl);

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export interface Palette { land: string; sea: string; border: string; ink: string; paper: string; soft: string; bad: string; good: string; point: string }

export function palette(): Palette {
  return {
    land: colour('land'), sea: colour('sea'), border: colour('border'), ink: colour('ink'), paper: colour('paper'),
    soft: colour('soft'), bad: colour('target-line'), good: colour('place-line'), point: colour('agent-line'),
  };
}

function style(look: Palette): StyleSpecification {
  return {
    version: 8,
    sources: { land: { type: 'geojson', data: `${location.origin}/geo/land.json`, tolerance: 0.5, buffer: 16, maxzoom: 10 } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': look.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': look.land, 'fill-antialias': false } },
      { id: 'border', type: 'line', source: 'land', paint: { 'line-color': look.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.5, 8, 1.4] } },
    ],
  };
}

export interface Ground { map: MapLibre; look: Palette }

export function ground(container: HTMLElement, title: string, center: [number, number], zoom: number): Ground {
  const look = palette();
  const map = new MapLibre({
    container, style: style(look), center, zoom, minZoom: 1.5, maxZoom: 13, attributionControl: false, dragRotate: false,
    pitchWithRotate: false, touchPitch: false, rollEnabled: false, renderWorldCopies: false, locale: { 'Map.Title': title },
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  return { map, look };
}

/** Pixels at zoom 0 of a distance on the ground: circles given in kilometres grow with the zoom. */
export const pixels = (km: number, lat: number): number => (km * 512) / (40075.017 * Math.cos((lat * Math.PI) / 180));
