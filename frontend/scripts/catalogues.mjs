// Are both catalogues whole, is every message used and every used one there, and does no text stand in a component?
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'svelte/compiler';

const source = new URL('../src/', import.meta.url);
const faults = [];
const fault = (where, what) => faults.push(`${where}: ${what}`);

const read = (name) => JSON.parse(readFileSync(new URL(`locales/${name}.json`, source), 'utf8'));
const catalogues = { en: read('en'), ar: read('ar') };
const forms = { en: ['one', 'other'], ar: ['zero', 'one', 'two', 'few', 'many', 'other'] };
const holes = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join();

for (const [name, other] of [['en', 'ar'], ['ar', 'en']]) {
  for (const [key, message] of Object.entries(catalogues[name])) {
    const twin = catalogues[other][key];
    if (twin === undefined) fault(`${other}.json`, `lacks ${key}`);
    else if (typeof message !== typeof twin) fault(key, 'is a plural in one language only');
    if (typeof message === 'string') {
      if (!message.trim()) fault(`${name}.json`, `${key} is empty`);
      if (typeof twin === 'string' && holes(message) !== holes(twin)) fault(key, 'is not filled from the same values in both languages');
    } else if (Object.keys(message).sort().join() !== [...forms[name]].sort().join()) fault(`${name}.json`, `${key} has not the forms ${forms[name].join(', ')}`);
  }
}

const files = readdirSync(source, { recursive: true }).filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith('.d.ts'));
const texts = files.map((name) => [name, readFileSync(new URL(name, source), 'utf8')]);
const used = new Set();
const prefixes = [];
for (const [name, text] of texts) {
  for (const [, , key] of text.matchAll(/\bt\(\s*(['"])([^'"]+)\1/g)) {
    used.add(key);
    if (!(key in catalogues.en)) fault(name, `asks for the message ${key}, which is not there`);
  }
  for (const [, head, tail] of text.matchAll(/\bt\(`([^`$]*)\$\{[^}]+\}([^`$]*)`/g)) prefixes.push([head, tail]);
}
for (const key of Object.keys(catalogues.en)) {
  if (!used.has(key) && !prefixes.some(([head, tail]) => key.startsWith(head) && key.endsWith(tail))) fault('en.json', `${key} is not used`);
}

const LETTERS = /\p{L}{2}/u;
const ARABIC = /[\u0600-\u06FF]{2}/;
const SPOKEN = new Set(['title', 'aria-label', 'aria-valuetext', 'aria-description', 'placeholder', 'alt', 'label']);
function walk(node, name) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) return node.forEach((inner) => walk(inner, name));
  if (node.type === 'Text' && LETTERS.test(node.data)) fault(name, `text in the component: ${node.data.trim()}`);
  if (node.type === 'Attribute') {
    const parts = Array.isArray(node.value) ? node.value : [node.value];
    for (const part of parts) {
      if (part?.type !== 'Text') walk(part, name);
      else if (SPOKEN.has(node.name) && LETTERS.test(part.data)) fault(name, `text in ${node.name}: ${part.data}`);
    }
    return;
  }
  for (const [key, inner] of Object.entries(node)) if (key !== 'parent') walk(inner, name);
}
for (const [name, text] of texts) {
  if (name.endsWith('.svelte')) walk(parse(text, { modern: true, filename: name }).fragment, name);
  // Names shown on the map's canvas are loaded once before they are drawn: a word of Arabic tells the browser which file.
  const code = text.replace(/\/\/.*$|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/gm, '').replace("'دمشق'", '');
  if (ARABIC.test(code)) fault(name, 'Arabic words stand in the code');
  if (/\{@html/.test(text)) fault(name, 'uses {@html}');
  if (/\sstyle="/.test(text)) fault(name, 'uses a style attribute, which the content security policy forbids');
}

if (faults.length) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`${Object.keys(catalogues.en).length} messages in Arabic and English; no text in ${files.length} files of code`);
