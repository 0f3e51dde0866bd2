/** The interface in Arabic and English: catalogues of messages, plurals by the language's own rules. */

import { settings, type Language } from './settings.svelte';
import type { Label } from './types';

type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
type Catalogue = Record<string, Message>;

const catalogues = import.meta.glob<Catalogue>('../locales/*.json', { import: 'default' });

let messages = $state.raw<Catalogue>({});
let loaded = $state<Language>('en');

const rules: Record<Language, Intl.PluralRules> = { en: new Intl.PluralRules('en'), ar: new Intl.PluralRules('ar') };
/** Arabic with Western digits, as most of today's Arabic news writes, and the months as in the reports' own region. */
const locales: Record<Language, string> = { en: 'en-GB', ar: 'ar-SY-u-nu-latn' };

export async function speak(language: Language): Promise<void> {
  const load = catalogues[`../locales/${language}.json`];
  if (!load) return;
  messages = await load();
  loaded = language;
  settings.language = language;
  settings.keep();
}

/** The message in the interface's language; `{name}` is filled from `values`, `{n}` also chooses the plural. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const message = messages[key];
  if (message === undefined) return key;
  const text = typeof message === 'string' ? message : plural(message, Number(values.n ?? 0));
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : (value ?? '');
  });
}

function plural(forms: Partial<Record<Intl.LDMLPluralRule, string>>, n: number): string {
  return forms[rules[loaded].select(n)] ?? forms.other ?? '';
}

export const known = (key: string): boolean => key in messages;

export const language = (): Language => loaded;

/** A label of the data in the interface's language. */
export function say(label: Label | string | null | undefined): string {
  if (!label) return '';
  return typeof label === 'string' ? label : label[loaded] || label.ar || label.en;
}

export const number = (value: number): string => new Intl.NumberFormat(locales[loaded]).format(value);

/** «19 November 2017»; a day that is no date is shown as it came. */
export function day(iso: string | null | undefined, style: 'long' | 'medium' = 'long'): string {
  if (!iso) return '';
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  const month = style === 'long' ? 'long' : 'short';
  return new Intl.DateTimeFormat(locales[loaded], { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }).format(date);
}

/** Both ends included; what they share (year, month) is said once. */
export function days(from: string | null, to: string | null, style: 'long' | 'medium' = 'long'): string {
  if (!from || from === to || !to) return day(from ?? to, style);
  const [start, end] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)];
  if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime()) || start > end) return t('days.range', { from, to });
  const month = style === 'long' ? 'long' : 'short';
  return new Intl.DateTimeFormat(locales[loaded], { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }).formatRange(start, end);
}

export function moment(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locales[loaded], { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

export function monthName(iso: string): string {
  const date = new Date(`${iso.slice(0, 7)}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(locales[loaded], { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date);
}
