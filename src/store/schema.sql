CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0), ('digest', 0);

CREATE TABLE generations (
  generation INTEGER PRIMARY KEY,
  digest     INTEGER NOT NULL
);

CREATE TABLE files (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  name   TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  size   INTEGER NOT NULL,
  whole  INTEGER NOT NULL
);

CREATE TABLE acts (
  id         INTEGER PRIMARY KEY,
  file_id    INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  file       TEXT NOT NULL,
  uri        TEXT NOT NULL,
  lang       TEXT NOT NULL,
  title      TEXT,
  kind       TEXT,
  issuer     TEXT,
  number     TEXT,
  date       TEXT,
  status     TEXT,
  edition    TEXT,
  covered    INTEGER NOT NULL,
  bytes      INTEGER NOT NULL,
  provisions INTEGER NOT NULL,
  notices    INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  record     BLOB NOT NULL
);
CREATE INDEX acts_file ON acts (file_id);
CREATE INDEX acts_uri ON acts (uri);
CREATE INDEX acts_number ON acts (number, date);
CREATE INDEX acts_generation ON acts (generation);

CREATE TABLE gone (
  act        INTEGER NOT NULL,
  generation INTEGER NOT NULL
);

CREATE TABLE texts (
  id   INTEGER PRIMARY KEY,
  act  INTEGER NOT NULL REFERENCES acts (id) ON DELETE CASCADE,
  data BLOB NOT NULL
);
CREATE INDEX texts_act ON texts (act);

CREATE TABLE facts (
  act   INTEGER NOT NULL REFERENCES acts (id) ON DELETE CASCADE,
  kind  TEXT NOT NULL,
  count INTEGER NOT NULL,
  data  BLOB NOT NULL,
  PRIMARY KEY (act, kind)
);

CREATE TABLE bodies (
  body TEXT NOT NULL,
  act  INTEGER NOT NULL REFERENCES acts (id) ON DELETE CASCADE,
  PRIMARY KEY (body, act)
) WITHOUT ROWID;
CREATE INDEX bodies_act ON bodies (act);

CREATE TABLE notices (
  file_id   INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  seq       INTEGER NOT NULL,
  act       INTEGER,
  file      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  provision TEXT NOT NULL,
  message   TEXT NOT NULL,
  PRIMARY KEY (file_id, seq)
) WITHOUT ROWID;

CREATE TABLE runs (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  at            TEXT NOT NULL,
  version       TEXT NOT NULL,
  rules_digest  TEXT NOT NULL,
  corpus_digest TEXT NOT NULL,
  as_of         TEXT NOT NULL
);

CREATE TABLE findings (
  id   TEXT PRIMARY KEY,
  run  INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  seq  INTEGER NOT NULL,
  rule TEXT NOT NULL,
  data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX findings_run ON findings (run, seq);

CREATE TABLE decisions (
  finding TEXT PRIMARY KEY,
  verdict TEXT NOT NULL,
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  why     TEXT NOT NULL
) WITHOUT ROWID;
