/** A statement as a reviewer is changing it, and the decisions that the changes amount to. */

import { PLACE_ROLES, WORD_ROLES, type Decision, type PlaceRef, type Span, type Statement } from '../app/types';

export const SPAN_ROLES = [...WORD_ROLES, ...PLACE_ROLES, 'source', 'time', 'counts', 'trigger'] as const;
export type SpanRole = (typeof SPAN_ROLES)[number];

export interface DraftSpan extends Span {
  gazetteer_id?: string | null;
  place?: PlaceRef | null;
  what?: string;
  low?: number | null;
  high?: number | null;
}
export interface Draft {
  kind: string;
  status: string;
  spans: Record<SpanRole, DraftSpan[]>;
  from: string | null;
  to: string | null;
}

export const isPlace = (role: SpanRole): boolean => (PLACE_ROLES as readonly string[]).includes(role);
export const isWord = (role: SpanRole): boolean => (WORD_ROLES as readonly string[]).includes(role) || role === 'source';

export function draftOf(statement: Statement): Draft {
  const spans = Object.fromEntries(SPAN_ROLES.map((role) => [role, copied(statement, role)])) as Record<SpanRole, DraftSpan[]>;
  return { kind: statement.kind, status: statement.status, spans, from: statement.time?.from ?? null, to: statement.time?.to ?? null };
}

function copied(statement: Statement, role: SpanRole): DraftSpan[] {
  if (role === 'trigger') {
    return [{ start: statement.at, end: statement.at + [...statement.trigger].length, text: statement.trigger }];
  }
  return (statement.spans[role] ?? []).map((span, i) => {
    const copy: DraftSpan = { start: span.start, end: span.end, text: span.text, actor: span.actor ?? null, english: span.english ?? null };
    if (isPlace(role)) {
      const place = statement[role as 'place'][i];
      copy.gazetteer_id = place?.gazetteer_id ?? null;
      if (place?.gazetteer_id) copy.place = { ...place, id: place.gazetteer_id, name: place.name ?? place.text };
    }
    if (role === 'counts') {
      const count = statement.counts[i];
      Object.assign(copy, { what: count?.what ?? 'other', low: count?.low ?? null, high: count?.high ?? null });
    }
    return copy;
  });
}

/** The value of a field as the server takes it. */
function value(draft: Draft, field: string): unknown {
  if (field === 'kind') return draft.kind;
  if (field === 'status') return draft.status;
  const spans = draft.spans[field as SpanRole];
  const words = ({ start, end, text }: DraftSpan) => ({ start, end, text });
  if (field === 'trigger') return spans[0] ? words(spans[0]) : null;
  if (field === 'time') return spans[0] ? { ...words(spans[0]), from: draft.from, to: draft.to } : null;
  if (field === 'counts') return spans.map((one) => ({ ...words(one), what: one.what ?? 'other', low: one.low ?? null, high: one.high ?? null }));
  if (isPlace(field as SpanRole)) return spans.map((one) => ({ ...words(one), gazetteer_id: one.gazetteer_id ?? null }));
  return spans.map((one) => ({ ...words(one), actor: one.actor ?? null }));
}

/** What has been changed, field by field. */
export function changes(statement: Statement, draft: Draft): { field: string; value: unknown }[] {
  const before = draftOf(statement);
  return ['kind', 'status', ...SPAN_ROLES]
    .filter((field) => JSON.stringify(value(before, field)) !== JSON.stringify(value(draft, field)))
    .map((field) => ({ field, value: value(draft, field) }));
}

export function decisions(statement: Statement, draft: Draft, reviewer: string, reason: string): Decision[] {
  const group = crypto.randomUUID();
  return changes(statement, draft).map(({ field, value: changed }) => ({
    client_id: crypto.randomUUID(), group, statement_id: statement.id, action: 'correct', field, value: changed, reviewer, reason,
  }));
}

/** The statement as it would be with the draft: for marking its evidence in the text. */
export function preview(statement: Statement, draft: Draft): Statement {
  const trigger = draft.spans.trigger[0];
  return {
    ...statement, kind: draft.kind, status: draft.status, spans: { ...draft.spans },
    at: trigger?.start ?? statement.at, trigger: trigger?.text ?? statement.trigger,
  };
}
