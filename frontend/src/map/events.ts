/** Events on the map: points sized by their voices, the radius of what is uncertain, clusters where many meet. */

import type { FeatureCollection, Point } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import type { Points } from '../app/types';
import type { Palette } from './base';

type Collection = FeatureCollection<Point>;

/** 0: one voice or one side; 1: agreed on by several sides; 2: disputed. */
const STANDING: Record<string, number> = { corroborated: 1, conceded: 1, disputed: 2 };

export function collection(points: Points, from: number, to: number, pixels: (km: number, lat: number) => number): Collection {
  const features: Collection['features'] = [];
  for (let i = from; i < to; i += 1) {
    const [lon, lat] = [points.lon[i] ?? 0, points.lat[i] ?? 0];
    features.push({
      type: 'Feature',
      properties: { id: points.id[i], v: points.voices[i], g: STANDING[points.grade?.[i] ?? ''] ?? 0, r: pixels(points.radius_km[i] ?? 0, lat) },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    });
  }
  return { type: 'FeatureCollection', features };
}

export function layers(map: MapLibre, look: Palette): void {
  map.addSource('events', {
    type: 'geojson', data: { type: 'FeatureCollection', features: [] }, cluster: true, clusterRadius: 42, clusterMaxZoom: 10,
    clusterProperties: { worst: ['max', ['get', 'g']] },
  });
  const grade = (property: 'g' | 'worst'): unknown[] => ['match', ['get', property], 2, look.bad, 1, look.good, look.point];
  map.addLayer({
    id: 'radius', type: 'circle', source: 'events', filter: ['!', ['has', 'point_count']],
    paint: {
      'circle-radius': ['interpolate', ['exponential', 2], ['zoom'], 0, ['get', 'r'], 20, ['*', ['get', 'r'], 1048576]],
      'circle-color': grade('g') as never, 'circle-opacity': 0.08, 'circle-stroke-width': 1, 'circle-stroke-color': grade('g') as never, 'circle-stroke-opacity': 0.4,
    },
  });
  map.addLayer({
    id: 'clusters', type: 'circle', source: 'events', filter: ['has', 'point_count'],
    paint: {
      'circle-color': look.point, 'circle-opacity': 0.92,
      'circle-radius': ['interpolate', ['linear'], ['log10', ['get', 'point_count']], 0.3, 12, 4.5, 32],
      'circle-stroke-width': ['case', ['==', ['get', 'worst'], 2], 3, 1.5], 'circle-stroke-color': ['case', ['==', ['get', 'worst'], 2], look.bad, look.paper],
    },
  });
  map.addLayer({
    id: 'points', type: 'circle', source: 'events', filter: ['!', ['has', 'point_count']],
    paint: {
      'circle-color': grade('g') as never, 'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'v']], 1, 5, 4, 14],
      'circle-stroke-width': 1.5, 'circle-stroke-color': look.paper,
    },
  });
}
