-- The first schema. Times are ISO 8601 in UTC, days ISO dates, offsets code points of reports.text; lists and
-- settings are JSON. docs/store.md explains every table.

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  program TEXT NOT NULL,
  knowledge TEXT NOT NULL,
  settings TEXT NOT NULL,
  started TEXT NOT NULL,
  finished TEXT,
  reports INTEGER NOT NULL DEFAULT 0,
  statements INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  outlet TEXT,
  outlet_key TEXT NOT NULL,
  published TEXT,
  url TEXT,
  url_key TEXT,
  title TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  replaces INTEGER REFERENCES reports(id),
  current INTEGER NOT NULL DEFAULT 1,
  coding_id INTEGER,
  run_id INTEGER NOT NULL REFERENCES runs(id),
  added TEXT NOT NULL,
  hash TEXT NOT NULL,
  signature BLOB,
  copies TEXT,
  characters INTEGER NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX reports_url ON reports(url_key) WHERE url_key IS NOT NULL;
CREATE INDEX reports_published ON reports(published);
CREATE INDEX reports_copies ON reports(copies) WHERE copies IS NOT NULL;
CREATE INDEX reports_outlet ON reports(outlet_key);

CREATE TABLE codings (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES reports(id),
  run_id INTEGER NOT NULL REFERENCES runs(id),
  program TEXT NOT NULL,
  knowledge TEXT NOT NULL,
  statements INTEGER NOT NULL,
  warnings TEXT NOT NULL
);
CREATE INDEX codings_report ON codings(report_id);

-- The full-text index over the folded shadow of the texts; the index alone, as the shadow can be made again.
CREATE VIRTUAL TABLE report_fts USING fts5(folded, content='', tokenize='unicode61 remove_diacritics 0');

CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  gazetteer_id TEXT,
  name TEXT NOT NULL,
  english TEXT,
  country TEXT,
  latitude REAL,
  longitude REAL,
  radius_km REAL,
  folded TEXT NOT NULL
);
CREATE INDEX places_gazetteer ON places(gazetteer_id);
CREATE VIRTUAL TABLE place_index USING rtree(id, south, north, west, east);
CREATE TRIGGER places_added AFTER INSERT ON places WHEN new.latitude IS NOT NULL BEGIN
  INSERT INTO place_index VALUES (new.id, new.latitude, new.latitude, new.longitude, new.longitude);
END;
CREATE TRIGGER places_gone AFTER DELETE ON places BEGIN
  DELETE FROM place_index WHERE id = old.id;
END;

CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  english TEXT NOT NULL,
  kind TEXT NOT NULL,
  side TEXT NOT NULL,
  country TEXT NOT NULL,
  inter INTEGER NOT NULL,
  folded TEXT NOT NULL
) WITHOUT ROWID;

-- The voices: whoever says something, each once.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  english TEXT,
  side TEXT NOT NULL,
  folded TEXT NOT NULL
);

CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  report_id INTEGER NOT NULL REFERENCES reports(id),
  coding_id INTEGER NOT NULL REFERENCES codings(id),
  current INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  "trigger" TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  frame TEXT NOT NULL,
  time_start INTEGER,
  time_end INTEGER,
  day_from TEXT,
  day_to TEXT,
  place_id INTEGER REFERENCES places(id),
  latitude REAL,
  longitude REAL,
  title TEXT NOT NULL,
  title_ar TEXT NOT NULL,
  notes TEXT NOT NULL,
  UNIQUE (coding_id, key)
);
CREATE INDEX statements_key ON statements(key);
CREATE INDEX statements_report ON statements(report_id);
CREATE INDEX statements_place ON statements(place_id);

-- The folded sentences; the index alone, their words stand in reports.text.
CREATE VIRTUAL TABLE statement_fts USING fts5(folded, content='', tokenize='unicode61 remove_diacritics 0');

CREATE TABLE roles (
  statement_id INTEGER NOT NULL REFERENCES statements(id),
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  english TEXT,
  described TEXT,
  actor TEXT,
  place_id INTEGER REFERENCES places(id),
  rule TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (statement_id, role, position)
) WITHOUT ROWID;
CREATE INDEX roles_actor ON roles(actor, role) WHERE actor IS NOT NULL;
CREATE INDEX roles_place ON roles(place_id) WHERE place_id IS NOT NULL;

CREATE TABLE counts (
  statement_id INTEGER NOT NULL REFERENCES statements(id),
  position INTEGER NOT NULL,
  what TEXT NOT NULL,
  low INTEGER,
  high INTEGER,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (statement_id, position)
) WITHOUT ROWID;

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  lead_id INTEGER NOT NULL REFERENCES statements(id),
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  grade TEXT NOT NULL,
  day_from TEXT,
  day_to TEXT,
  place_id INTEGER REFERENCES places(id),
  place TEXT,
  place_english TEXT,
  country TEXT,
  latitude REAL,
  longitude REAL,
  radius_km REAL,
  title TEXT NOT NULL,
  title_ar TEXT NOT NULL,
  dated TEXT NOT NULL,
  agents TEXT NOT NULL,
  targets TEXT NOT NULL,
  agent_refs TEXT NOT NULL,
  target_refs TEXT NOT NULL,
  killed_low INTEGER,
  killed_best INTEGER,
  killed_high INTEGER,
  wounded_low INTEGER,
  wounded_best INTEGER,
  wounded_high INTEGER,
  voices INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  why TEXT NOT NULL,
  review TEXT NOT NULL DEFAULT 'open',
  corrected TEXT NOT NULL DEFAULT '{}',
  changed TEXT NOT NULL
);
CREATE INDEX events_lead ON events(lead_id);
CREATE INDEX events_day ON events(day_from, day_to, key);
CREATE INDEX events_place ON events(place_id);
-- What lists are filtered and counted by, so that counting need not read whole rows.
CREATE INDEX events_facets ON events(review, kind, grade, status, country, day_from, day_to, voices, place_id);

-- What became of events that were joined into another or fell apart.
CREATE TABLE event_aliases (key TEXT PRIMARY KEY, now TEXT, changed TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE event_statements (
  statement_id INTEGER PRIMARY KEY REFERENCES statements(id),
  event_id INTEGER NOT NULL REFERENCES events(id),
  source_id INTEGER REFERENCES sources(id),
  voice TEXT NOT NULL,
  stance TEXT NOT NULL,
  why TEXT NOT NULL
);
CREATE INDEX event_statements_event ON event_statements(event_id);
CREATE INDEX event_statements_source ON event_statements(source_id);

CREATE TABLE event_actors (
  event_id INTEGER NOT NULL REFERENCES events(id),
  role TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (event_id, role, actor)
) WITHOUT ROWID;
CREATE INDEX event_actors_actor ON event_actors(actor);

CREATE TABLE event_figures (
  event_id INTEGER NOT NULL REFERENCES events(id),
  what TEXT NOT NULL,
  low INTEGER,
  best INTEGER,
  high INTEGER,
  PRIMARY KEY (event_id, what)
) WITHOUT ROWID;

-- Two statements that cannot both be true, as the event of one of them tells it.
CREATE TABLE links (
  event_id INTEGER NOT NULL REFERENCES events(id),
  one INTEGER NOT NULL REFERENCES statements(id),
  other INTEGER NOT NULL REFERENCES statements(id),
  relation TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (event_id, one, other, relation)
) WITHOUT ROWID;

-- What reconciling compares of each statement that counts, and the statement that leads its event.
CREATE TABLE claims (
  statement_id INTEGER PRIMARY KEY REFERENCES statements(id),
  body TEXT NOT NULL,
  lead_id INTEGER
);
CREATE INDEX claims_lead ON claims(lead_id);

-- Which statements are compared with which: those that share a block. Blocks are hashed.
CREATE TABLE blocks (
  block INTEGER NOT NULL,
  statement_id INTEGER NOT NULL REFERENCES statements(id),
  PRIMARY KEY (block, statement_id)
) WITHOUT ROWID;

-- Which reports may be near-duplicates of which: those that share a band. Bands are hashed.
CREATE TABLE report_bands (
  band INTEGER NOT NULL,
  report_id INTEGER NOT NULL REFERENCES reports(id),
  PRIMARY KEY (band, report_id)
) WITHOUT ROWID;

-- What reviewers decided: rows are added, never changed or removed; an undo is a row too.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  client_id TEXT UNIQUE,
  "group" TEXT,
  made TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('accept', 'reject', 'correct', 'flag', 'split', 'merge', 'undo')),
  subject TEXT NOT NULL,
  statements TEXT NOT NULL,
  others TEXT NOT NULL,
  field TEXT,
  value TEXT,
  machine TEXT NOT NULL,
  coding_id INTEGER REFERENCES codings(id),
  reason TEXT NOT NULL,
  undoes INTEGER UNIQUE REFERENCES decisions(id)
);
CREATE INDEX decisions_subject ON decisions(subject);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN
  SELECT RAISE(ABORT, 'decisions are never changed; add another, or an undo');
END;
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions BEGIN
  SELECT RAISE(ABORT, 'decisions are never removed; add an undo');
END;

-- For people who look in with other tools.
CREATE VIEW event_list AS
  SELECT key AS event, day_from, day_to, kind, status, grade, title, title_ar, place, place_english, country,
    latitude, longitude, agents, targets, killed_low, killed_best, killed_high, voices, reports, review
  FROM events;
CREATE VIEW statement_list AS
  SELECT s.key AS statement, e.key AS event, s.kind, s.status, s.title, s.title_ar, s.day_from, s.day_to,
    p.name AS place, p.english AS place_english, s.latitude, s.longitude, v.name AS source, v.english AS source_english,
    r.outlet, r.published, r.url,
    substr(r.text, s.sentence_start + 1, s.sentence_end - s.sentence_start) AS sentence
  FROM statements s
  JOIN reports r ON r.id = s.report_id
  LEFT JOIN places p ON p.id = s.place_id
  LEFT JOIN event_statements m ON m.statement_id = s.id
  LEFT JOIN sources v ON v.id = m.source_id
  LEFT JOIN events e ON e.id = m.event_id
  WHERE s.current = 1;
CREATE VIEW report_list AS
  SELECT r.key AS report, r.name, r.outlet, r.published, r.title, r.url, r.version, r.current,
    (SELECT count(*) FROM statements s WHERE s.report_id = r.id AND s.current = 1) AS statements
  FROM reports r;
