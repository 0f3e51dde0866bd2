/** What /api/v1 answers. Offsets count code points; days are ISO dates. */

export interface Label { en: string; ar: string }
export interface Speaker extends Label { beside?: boolean }
export interface Estimate { low: number | null; best: number | null; high: number | null }
export interface PlaceRef {
  id: string; name: string; english: string | null; lat: number | null; lon: number | null;
  radius_km: number | null; country: string | null;
}
export interface ActorRef { id: string; arabic: string; english: string | null; side: string | null }
export interface Listed<T> { total: number; items: T[] }
export interface Range { start: number; end: number }

export interface Span extends Range { text: string; actor?: string | null; english?: string | null; arabic?: string | null; rule?: string }
export interface CodedPlace {
  text: string; name: string | null; english: string | null; lat: number | null; lon: number | null;
  radius_km: number | null; gazetteer_id: string | null; country: string | null; reason: string | null;
}
export interface Count { text: string; what: string; low: number | null; high: number | null }
export interface CodedTime { text: string; from: string | null; to: string | null }
export interface Review { action: string; reviewer: string; at: string; reason: string | null }

export const PLACE_ROLES = ['place', 'origin', 'destination'] as const;
export const WORD_ROLES = ['agent', 'target', 'commander', 'instrument'] as const;
export type PlaceRole = (typeof PLACE_ROLES)[number];
export type WordRole = (typeof WORD_ROLES)[number];
export type Role = PlaceRole | WordRole | 'time' | 'counts' | 'source' | 'trigger';

export interface Statement {
  id: string; report_id?: string; event_id: string | null; kind: string; trigger: string; at: number; status: string;
  agent: string[]; target: string[]; commander: string[]; instrument: string[]; source: string[];
  place: CodedPlace[]; origin: CodedPlace[]; destination: CodedPlace[];
  time: CodedTime | null; counts: Count[]; gloss: Label; sentence: Range;
  spans: Partial<Record<Role, Span[]>>; frame: string; notes: string[]; likelihood: number | null;
  review: Review | null; machine_differs: boolean; sources: { text: string; english: string | null; actor: string | null; beside: boolean }[];
}

export interface ReportSummary {
  id: string; title: string | null; outlet: string | null; published: string | null; url: string | null; statements: number;
  version: number; copies: number; added: string;
}
export interface Report extends Omit<ReportSummary, 'statements' | 'copies'> {
  text: string; warnings: string[]; statements: Statement[];
  versions: { id: string; version: number; added: string; published: string | null }[];
  copies: { id: string; outlet: string | null; published: string | null; title: string | null }[];
}

export interface EventSummary {
  id: string; kind: string; status: string; from: string | null; to: string | null; date_precision: string | null;
  place: PlaceRef | null; agents: ActorRef[]; targets: ActorRef[]; grade: string; voices: number; reports: number;
  killed: Estimate | null; gloss: Label;
}
export interface VoiceStatement {
  id: string; report_id: string; outlet: string | null; published: string | null; sentence: Range & { text: string };
  trigger: Range; counts: Count[]; gloss: Label; status: string; why?: string | null; spans?: Partial<Record<Role, Span[]>>;
}
export interface Voice {
  id: string; source: Label; actor: string | null; side: Label | string | null; chain: Speaker[]; outlets: string[];
  stance: 'tells' | 'denies' | 'concedes'; statements: VoiceStatement[]; numbers: Record<string, Estimate>;
}
export interface Event extends Omit<EventSummary, 'voices'> {
  why?: string; voices: Voice[]; estimates: Record<string, Estimate>;
  links: { a: string; b: string; relation: 'same' | 'contradicts'; reason: string | Label }[]; neighbours: EventSummary[];
}

export interface FacetValue { value: string; label: Label | string; count: number }
export type Facets = Record<string, FacetValue[]>;
export interface Points {
  id: string[]; lat: number[]; lon: number[]; radius_km: number[]; voices: number[]; kind: string[];
  /** Days since 1970-01-01. */
  day: number[];
  grade?: string[]; total?: number;
}

export interface Holding {
  /** Both days included; `from` null: from before anything is known; `to` null: until now; `holder` null: nobody knows. */
  from: string | null; to: string | null; holder: ActorRef | null; actors: string[]; by: (Label | string)[]; disputed: boolean;
  /** Sides that were said to hold it instead. */
  against: ActorRef[]; events: string[]; why: string;
}
export type Held = Holding & { holder: ActorRef };
export interface Control { place: PlaceRef; holdings: Holding[] }
export interface PlaceSummary extends PlaceRef { events: number; holdings: boolean }
export interface Timeline { buckets: string[]; series: { key: string; label: Label; counts: number[] }[] }

export interface QueueItem {
  statement: Statement; report: { id: string; title: string | null; outlet: string | null; published: string | null };
  context: { text: string; start: number }; why: Label; rank: number; candidates?: PlaceRef[];
}
export interface Decision {
  id?: number; client_id: string; group?: string; statement_id?: string; event_id?: string; action: string; field?: string;
  value?: unknown; other?: string | string[]; reviewer: string; reason: string; at?: string; undone?: boolean; undoes?: number | null;
}
export interface Agreement {
  pairs: { a: string; b: string; field: string; n: number; kappa: number | null }[]; alpha: Record<string, number | null>;
}
export interface Job {
  state: string; done: number; total: number;
  files: { name: string; state: string; reports: number; error: string | null }[];
}
export interface SearchHit {
  report_id: string; title: string | null; outlet: string | null; published: string | null;
  sentence: Range & { text: string }; marks: [number, number][]; statements: string[];
}
export interface StoreStatus {
  version: string; reports: number; statements: number; events: number; decisions: number;
  first_day: string | null; last_day: string | null; last_run: string | null;
}
export interface Term { id: string; label: Label; explanation?: Label; family?: string }
export interface Vocabulary {
  kinds: Term[]; families?: Term[]; grades: Term[]; roles: Term[]; statuses: Term[]; counts?: Term[]; formats?: Term[];
}
