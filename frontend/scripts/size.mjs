// How much JavaScript the first page loads, gzipped; more than the limit fails the build.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 150_000;
const root = new URL('../../src/rawi/web/static/', import.meta.url);
const html = readFileSync(new URL('index.html', root), 'utf8');
const entry = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path);
const seen = new Set();

function visit(path) {
  if (seen.has(path)) return;
  seen.add(path);
  const text = readFileSync(new URL(path, root), 'utf8');
  for (const [, inner] of text.matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g)) visit(`assets/${inner}`);
}
entry.forEach(visit);
// The events page, which opens first, and the larger catalogue come on top.
const assets = readdirSync(new URL('assets/', root));
for (const start of ['Events-', 'ar-']) for (const name of assets) if (name.startsWith(start) && name.endsWith('.js')) visit(`assets/${name}`);

const bytes = [...seen].reduce((sum, path) => sum + gzipSync(readFileSync(new URL(path, root))).length, 0);
console.log(`first page: ${seen.size} files of JavaScript, ${(bytes / 1000).toFixed(1)} kB gzipped (limit ${LIMIT / 1000})`);
if (bytes > LIMIT) process.exit(1);
