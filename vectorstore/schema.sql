-- The one source of truth. Both indexes can be rebuilt from it.
CREATE TABLE IF NOT EXISTS built_with (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS article (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    url TEXT,
    source TEXT,
    author TEXT,
    published TEXT,
    precision TEXT,
    found_in TEXT,
    language TEXT NOT NULL,
    path TEXT NOT NULL,
    title_derived INTEGER NOT NULL,
    metadata TEXT NOT NULL,          -- JSON object
    digest TEXT NOT NULL,            -- of the text
    fingerprint TEXT NOT NULL,       -- of everything above: changed or not?
    duplicate_of TEXT                -- the article with the same text that is searched instead
);
CREATE INDEX IF NOT EXISTS article_digest ON article (digest);
CREATE INDEX IF NOT EXISTS article_duplicate ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX IF NOT EXISTS article_language ON article (language);
CREATE INDEX IF NOT EXISTS article_path ON article (path);

CREATE TABLE IF NOT EXISTS passage (
    id TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    indexed INTEGER NOT NULL DEFAULT 0   -- 1 once both indexes hold it
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS passage_article ON passage (article_id, start);
CREATE INDEX IF NOT EXISTS passage_pending ON passage (id) WHERE indexed = 0;

-- Passages that the indexes may still hold and must forget.
CREATE TABLE IF NOT EXISTS obsolete (passage_id TEXT PRIMARY KEY) WITHOUT ROWID;

-- What people have said of answers: the one thing here that no ingest brings back.
CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,              -- as asked
    standalone TEXT NOT NULL,            -- as understood
    history TEXT NOT NULL,               -- JSON list of [question, answer]
    since TEXT,
    until TEXT,
    sources TEXT NOT NULL,               -- JSON list
    answer TEXT NOT NULL,                -- JSON object, the answer whole
    verdict TEXT NOT NULL CHECK (verdict IN ('good', 'bad')),
    note TEXT NOT NULL DEFAULT '',
    given_at TEXT NOT NULL               -- ISO 8601, UTC
);
