/** The queue as a reviewer works through it: what is before them, what they decided, and the way back. */

import { ApiError, get } from '../app/api';
import { drafts, outbox } from '../app/outbox.svelte';
import type { Decision, Listed, QueueItem, Report } from '../app/types';

interface Done { item: QueueItem; client_ids: string[] }

export class Queue {
  items = $state.raw<QueueItem[]>([]);
  total = $state(0);
  at = $state(0);
  loading = $state(true);
  error = $state.raw<ApiError | null>(null);
  done = $state.raw<Done[]>([]);
  #asked = 0;

  get item(): QueueItem | null {
    return this.items[this.at] ?? null;
  }

  /** Asks for more; what is decided here already, sent or not, is left out. */
  async fill(reviewer: string, why = ''): Promise<void> {
    const mine = (this.#asked += 1);
    this.loading = true;
    try {
      const params = new URLSearchParams({ limit: '40' });
      if (reviewer.trim()) params.set('reviewer', reviewer.trim());
      if (why) params.set('why', why);
      const { items, total } = await get<Listed<QueueItem>>('/queue', params);
      if (mine !== this.#asked) return;
      const decided = new Set(this.done.map(({ item }) => item.statement.id));
      for (const { decision } of outbox.list) if (decision?.statement_id) decided.add(decision.statement_id);
      const have = new Set(this.items.map(({ statement }) => statement.id));
      const more = items.filter(({ statement }) => !decided.has(statement.id) && !have.has(statement.id));
      // What was begun and not finished comes first.
      const begun = ({ statement }: QueueItem): number => (drafts.get(statement.id) ? 0 : 1);
      this.items = [...this.items, ...more.sort((a, b) => begun(a) - begun(b))];
      this.total = Math.max(total, this.items.length);
      this.error = null;
    } catch (error) {
      this.error = error instanceof ApiError ? error : new ApiError(0, String(error));
    } finally {
      this.loading = false;
    }
  }

  /** One statement of a report, put before the others: the way here from the reader. */
  async single(report: string, statement: string): Promise<void> {
    const found = await get<Report>(`/reports/${encodeURIComponent(report)}`);
    const one = found.statements.find(({ id }) => id === statement);
    if (!one) return;
    const item: QueueItem = {
      statement: { ...one, report_id: one.report_id ?? report }, report: found, context: { text: found.text, start: 0 }, why: { en: '', ar: '' }, rank: 0,
    };
    this.items = [item, ...this.items.filter((other) => other.statement.id !== statement)];
    this.total = Math.max(this.total, this.items.length);
    this.at = 0;
  }

  settle(decisions: Decision[], reviewer: string, why: string): void {
    const { item } = this;
    if (!item || !decisions.length) return;
    for (const decision of decisions) outbox.add(decision);
    this.done = [...this.done, { item, client_ids: decisions.map(({ client_id }) => client_id) }];
    this.items = this.items.filter((one) => one !== item);
    this.total = Math.max(this.items.length, this.total - 1);
    this.at = Math.min(this.at, Math.max(0, this.items.length - 1));
    if (this.items.length < 8 && this.total > this.items.length) void this.fill(reviewer, why);
  }

  /** Takes the last decision back and shows its statement again. */
  undo(reviewer: string, reason: string): QueueItem | null {
    const last = this.done.at(-1);
    if (!last) return null;
    for (const id of last.client_ids) outbox.undo(id, reviewer, reason);
    this.done = this.done.slice(0, -1);
    this.items = [...this.items.slice(0, this.at), last.item, ...this.items.slice(this.at)];
    this.total += 1;
    return last.item;
  }

  move(by: number): void {
    this.at = Math.max(0, Math.min(this.items.length - 1, this.at + by));
  }
}
