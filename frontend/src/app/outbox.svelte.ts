/** Decisions on their way: written down in this browser before they are sent, and sent again until the server has them.
 *  Each waits under its own name, so that two windows do not overwrite one another's. */

import { ApiError, post, segment } from './api';
import type { Decision } from './types';

const PREFIX = 'rawi.outbox.';
const DRAFT = 'rawi.draft.';

export type Waiting = { client_id: string; at: number; decision?: Decision; undo?: { id: string; reviewer: string; reason: string }; refused?: string };

function read(): Waiting[] {
  const found: Waiting[] = [];
  for (let i = 0; i < localStorage.length; i += 1) {
    const name = localStorage.key(i);
    if (!name?.startsWith(PREFIX)) continue;
    try {
      found.push(JSON.parse(localStorage.getItem(name) ?? '') as Waiting);
    } catch {
      // not ours to lose: left where it is
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

class Outbox {
  list = $state.raw<Waiting[]>([]);
  /** What the server has taken since the page was opened, by client_id. */
  sent = $state.raw(new Map<string, Decision>());
  #busy = false;
  #delay = 1000;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get waiting(): number {
    return this.list.length;
  }
  start(): void {
    this.list = read();
    addEventListener('online', () => this.#soon(0));
    addEventListener('storage', (event) => {
      if (event.key?.startsWith(PREFIX)) this.list = read();
    });
    if (this.list.length) this.#soon(0);
  }
  add(decision: Decision): void {
    this.#keep({ client_id: decision.client_id, at: Date.now(), decision });
  }
  /** Takes a decision back: one that has not been sent is simply dropped. */
  undo(client_id: string, reviewer: string, reason: string): void {
    const waiting = this.list.find((one) => one.client_id === client_id);
    if (waiting && !this.#busy) {
      this.drop(client_id);
      return;
    }
    const id = this.sent.get(client_id)?.id;
    if (id !== undefined) this.undoSent(String(id), reviewer, reason);
    else this.#keep({ client_id: `undo-${client_id}`, at: Date.now(), undo: { id: `client:${client_id}`, reviewer, reason } });
  }
  undoSent(id: string, reviewer: string, reason: string): void {
    this.#keep({ client_id: `undo-${id}`, at: Date.now(), undo: { id, reviewer, reason } });
  }
  drop(client_id: string): void {
    localStorage.removeItem(PREFIX + client_id);
    this.list = read();
  }
  retry(): void {
    for (const one of this.list) {
      if (!one.refused) continue;
      delete one.refused;
      localStorage.setItem(PREFIX + one.client_id, JSON.stringify(one));
    }
    this.#soon(0);
  }
  /** What a decision's client id has become: for showing a statement's state before the server has told it. */
  of(statement: string): Decision | undefined {
    return this.list.findLast((one) => one.decision?.statement_id === statement)?.decision;
  }

  #keep(one: Waiting): void {
    localStorage.setItem(PREFIX + one.client_id, JSON.stringify(one));
    this.list = read();
    this.#soon(0);
  }
  #soon(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), wait);
  }
  async #send(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      // One window sends at a time; the server takes the same client_id only once in any case.
      if (navigator.locks) await navigator.locks.request('rawi.outbox', () => this.#sendAll());
      else await this.#sendAll();
      this.#delay = 1000;
    } catch {
      this.#soon((this.#delay = Math.min(this.#delay * 2, 30000)));
    } finally {
      this.#busy = false;
      this.list = read();
    }
    if (this.list.some((one) => !one.refused) && this.#delay === 1000) this.#soon(200);
  }
  async #sendAll(): Promise<void> {
    for (const one of read()) {
      if (one.refused) continue;
      try {
        await this.#sendOne(one);
        localStorage.removeItem(PREFIX + one.client_id);
      } catch (error) {
        if (error instanceof ApiError && (error.passing || error.status === 401)) throw error;
        // Refused for good: kept and shown, for the reviewer to settle.
        one.refused = error instanceof ApiError ? error.message || String(error.status) : String(error);
        localStorage.setItem(PREFIX + one.client_id, JSON.stringify(one));
      }
      this.list = read();
    }
  }
  async #sendOne(one: Waiting): Promise<void> {
    if (one.decision) {
      const taken = await post<Decision>('/decisions', one.decision);
      this.sent = new Map(this.sent).set(one.client_id, { ...one.decision, ...taken });
    } else if (one.undo) {
      const known = one.undo.id.startsWith('client:') ? this.sent.get(one.undo.id.slice(7))?.id : one.undo.id;
      if (known !== undefined) await post(`/decisions/${segment(String(known))}/undo`, { reviewer: one.undo.reviewer, reason: one.undo.reason });
    }
  }
}

export const outbox = new Outbox();

/** Unfinished work, kept under the name of what it is about. */
export const drafts = {
  get<T>(name: string): T | null {
    try {
      return JSON.parse(localStorage.getItem(DRAFT + name) ?? 'null') as T | null;
    } catch {
      return null;
    }
  },
  set(name: string, value: unknown): void {
    try {
      localStorage.setItem(DRAFT + name, JSON.stringify(value));
    } catch {
      // a full or closed store: the work goes on, only unkept
    }
  },
  drop(name: string): void {
    localStorage.removeItem(DRAFT + name);
  },
};
