// Makes what the map is drawn from: land and borders (Natural Earth, by world-atlas) and the names of places (rawi's own
// gazetteer), into public/geo/. Fine lines where the reports are about, coarser ones for the rest of the world.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const here = new URL('..', import.meta.url);
const knowledge = new URL('../src/rawi/knowledge/', here);
const out = new URL('public/geo/', here);

const NEAR = { west: -18, south: -2, east: 64, north: 43 };
const COARSE = new Set(['Russia', 'Kazakhstan', 'France', 'Spain', 'Portugal', 'Italy']);

/** Points of a line nearer than `step` degrees to the one kept before are left out. Done on the lines that neighbours
 *  share, so that no gap opens between them. */
function thinned(arc, { scale, translate }, step) {
  let [x, y] = [0, 0];
  const points = arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  let last = points[0];
  return points.filter((point, i) => {
    const keep = i === 0 || i === points.length - 1 || Math.hypot(point[0] - last[0], point[1] - last[1]) >= step;
    if (keep) last = point;
    return keep;
  });
}

const countries = (scale, step) => {
  const atlas = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`), 'utf8'));
  const { transform, ...topology } = atlas;
  topology.arcs = atlas.arcs.map((arc) => thinned(arc, transform, step));
  return feature(topology, topology.objects.countries).features;
};

function bounds(geometry) {
  const box = [180, 90, -180, -90];
  const visit = (part) => {
    if (typeof part[0] !== 'number') return part.forEach(visit);
    box[0] = Math.min(box[0], part[0]);
    box[1] = Math.min(box[1], part[1]);
    box[2] = Math.max(box[2], part[0]);
    box[3] = Math.max(box[3], part[1]);
  };
  visit(geometry.coordinates);
  return box;
}

function near({ geometry, properties }) {
  const [west, south, east, north] = bounds(geometry);
  return !COARSE.has(properties.name) && east > NEAR.west && west < NEAR.east && north > NEAR.south && south < NEAR.north;
}

const rounded = (part, digits) =>
  typeof part[0] === 'number' ? part.map((n) => Number(n.toFixed(digits))) : part.map((inner) => rounded(inner, digits));

function land() {
  const fine = countries('10m', 0.025).filter(near);
  const names = new Set(fine.map(({ properties }) => properties.name));
  const coarse = countries('50m', 0.1).filter(({ properties }) => !names.has(properties.name));
  const shape = ({ geometry }, digits) => ({
    type: 'Feature', properties: {}, geometry: { type: geometry.type, coordinates: rounded(geometry.coordinates, digits) },
  });
  return { type: 'FeatureCollection', features: [...coarse.map((one) => shape(one, 2)), ...fine.map((one) => shape(one, 3))] };
}

/** Cities as columns: [lon, lat, people, capital, Arabic, English], the largest first. */
function cities() {
  const lines = readFileSync(new URL('cities.csv', knowledge), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  const [head, ...rows] = lines.map(cells);
  const at = (name) => head.indexOf(name);
  const found = rows.map((row) => [
    Number(Number(row[at('lon')]).toFixed(3)), Number(Number(row[at('lat')]).toFixed(3)), Number(row[at('population')]),
    row[at('capital')] ? 1 : 0, row[at('arabic')].split('|')[0], row[at('english')],
  ]);
  return found.filter(([lon]) => Number.isFinite(lon)).sort((a, b) => b[3] - a[3] || b[2] - a[2]);
}

function cells(line) {
  const found = [];
  for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) found.push(quoted?.replaceAll('""', '"') ?? plain);
  return found;
}

function lands() {
  const text = readFileSync(new URL('countries.toml', knowledge), 'utf8');
  const value = (block, key) => new RegExp(`^${key} = "?([^"\\n]*)"?`, 'm').exec(block)?.[1];
  return text.split('[[country]]').slice(1).map((block) => [
    Number(value(block, 'lon')), Number(value(block, 'lat')), Number(value(block, 'radius_km')), value(block, 'name'), value(block, 'english'),
  ]);
}

mkdirSync(out, { recursive: true });
writeFileSync(new URL('land.json', out), JSON.stringify(land()));
writeFileSync(new URL('names.json', out), JSON.stringify({ countries: lands(), cities: cities() }));
