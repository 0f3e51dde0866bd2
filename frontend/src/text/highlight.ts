/** Painting evidence with the CSS Custom Highlight API: the text stays one node, so no letter loses its neighbour. */

import type { Statement } from '../app/types';
import { Offsets } from './offsets';
import { evidence, ROLE_ORDER } from './segments';

export const canPaint = typeof CSS !== 'undefined' && 'highlights' in CSS;

export interface Paragraph { text: string; start: number; units: number }

/** The text's lines, each with its offset in code points (`start`) and in UTF-16 units. */
export function paragraphs(text: string, offsets: Offsets): Paragraph[] {
  const found: Paragraph[] = [];
  let units = 0;
  for (const line of text.split('\n')) {
    if (line.trim()) found.push({ text: line, start: offsets.toPoints(units), units });
    units += line.length + 1;
  }
  return found;
}

/** Which nodes show which part of the text, for ranges and for clicks. */
export class Laid {
  constructor(readonly offsets: Offsets, readonly parts: Paragraph[], readonly nodes: Text[], readonly base = 0) {}

  ranges(start: number, end: number): Range[] {
    const from = this.offsets.toUnits(start - this.base);
    const to = this.offsets.toUnits(end - this.base);
    const found: Range[] = [];
    this.parts.forEach((part, i) => {
      const node = this.nodes[i];
      const [a, b] = [Math.max(from, part.units), Math.min(to, part.units + part.text.length)];
      if (!node || a >= b) return;
      const range = new Range();
      range.setStart(node, a - part.units);
      range.setEnd(node, b - part.units);
      found.push(range);
    });
    return found;
  }

  /** Offset in the report, in code points, of a place in the page; null outside the text. */
  offset(node: Node, at: number): number | null {
    const i = this.nodes.indexOf(node as Text);
    const part = this.parts[i];
    return part ? this.base + this.offsets.toPoints(part.units + at) : null;
  }

  under(x: number, y: number): number | null {
    const position = document.caretPositionFromPoint?.(x, y);
    if (!position) return null;
    const found = this.offset(position.offsetNode, position.offset);
    if (found === null) return null;
    const box = this.ranges(Math.max(this.base, found - 1), found + 1).map((range) => range.getBoundingClientRect());
    const near = box.some((r) => x >= r.left - 4 && x <= r.right + 4 && y >= r.top - 2 && y <= r.bottom + 2);
    return near ? found : null;
  }
}

/** All statements' evidence lightly, that of the active one fully. Roles in `hidden` are left out. */
export function paint(laid: Laid, statements: Statement[], active: Statement | null, hidden: string[]): void {
  for (const role of ROLE_ORDER) {
    const rest: Range[] = [];
    const strong: Range[] = [];
    if (!hidden.includes(role)) {
      for (const statement of statements) {
        const into = statement === active ? strong : rest;
        for (const span of evidence(statement)) if (span.role === role) into.push(...laid.ranges(span.start, span.end));
      }
    }
    put(`rest-${role}`, rest, ROLE_ORDER.indexOf(role) + 1);
    put(`on-${role}`, strong, ROLE_ORDER.indexOf(role) + 20);
  }
  put('on-sentence', active ? laid.ranges(active.sentence.start, active.sentence.end) : [], 0);
}

export function wipe(): void {
  for (const role of ROLE_ORDER) {
    CSS.highlights.delete(`rest-${role}`);
    CSS.highlights.delete(`on-${role}`);
  }
  CSS.highlights.delete('on-sentence');
}

function put(name: string, ranges: Range[], priority: number): void {
  if (!ranges.length) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

/** The statements whose evidence stands at an offset: those whose trigger it is first. */
export function statementsAt(statements: Statement[], offset: number): Statement[] {
  const weight = (statement: Statement): number => {
    let best = 0;
    for (const { start, end, role } of evidence(statement)) {
      if (offset >= start && offset <= end) best = Math.max(best, role === 'trigger' ? 2 : 1);
    }
    return best;
  };
  return statements
    .map((statement): [number, Statement] => [weight(statement), statement])
    .filter(([found]) => found > 0)
    .sort(([a], [b]) => b - a)
    .map(([, statement]) => statement);
}
