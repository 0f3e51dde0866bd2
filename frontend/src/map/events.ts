/** Events on the map: points sized by their voices, the radius of what is uncertain, clusters where many meet. */

import type { FeatureCollection, Point } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import type { Points } from '../app/types';
import type { Palette } from './base';
import { standing, type Mark } from './clusters';

type Collection = FeatureCollection<Point>;

export function collection(points: Points, marks: Mark[], pixels: (km: number, lat: number) => number): Collection {
  const features = marks.map(({ lon, lat, count, worst, apart, first }): Collection['features'][number] => ({
    type: 'Feature',
    properties: count > 1
      ? { n: count, g: worst, apart, size: radiusOf(count) }
      : { id: points.id[first], v: points.voices[first], g: standing(points.grade?.[first]), r: pixels(points.radius_km[first] ?? 0, lat) },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }));
  return { type: 'FeatureCollection', features };
}

/** Of a cluster, in pixels: 12 for two events, 32 for thirty thousand. */
export const radiusOf = (count: number): number => 12 + (20 * (Math.min(4.5, Math.log10(count)) - 0.3)) / 4.2;

export function layers(map: MapLibre, look: Palette): void {
  map.addSource('events', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  const grade = ['match', ['get', 'g'], 2, look.bad, 1, look.good, look.point];
  map.addLayer({
    id: 'radius', type: 'circle', source: 'events', filter: ['!', ['has', 'n']],
    paint: {
      'circle-radius': ['interpolate', ['exponential', 2], ['zoom'], 0, ['get', 'r'], 20, ['*', ['get', 'r'], 1048576]],
      'circle-color': grade as never, 'circle-opacity': 0.08, 'circle-stroke-width': 1, 'circle-stroke-color': grade as never, 'circle-stroke-opacity': 0.4,
    },
  });
  map.addLayer({
    id: 'clusters', type: 'circle', source: 'events', filter: ['has', 'n'],
    paint: {
      'circle-color': look.point, 'circle-opacity': 0.92,
      'circle-radius': ['get', 'size'],
      'circle-stroke-width': ['case', ['==', ['get', 'g'], 2], 3, 1.5], 'circle-stroke-color': ['case', ['==', ['get', 'g'], 2], look.bad, look.paper],
    },
  });
  map.addLayer({
    id: 'points', type: 'circle', source: 'events', filter: ['!', ['has', 'n']],
    paint: {
      'circle-color': grade as never, 'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'v']], 1, 5, 4, 14],
      'circle-stroke-width': 1.5, 'circle-stroke-color': look.paper,
    },
  });
}
