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
    digest TEXT NOT NULL,            -- of the text as it was read
    fingerprint TEXT NOT NULL,       -- of everything above, as it was read: changed or not?
    duplicate_of TEXT                -- the article with the same text that is searched instead
);
CREATE INDEX IF NOT EXISTS article_digest ON article (digest);
CREATE INDEX IF NOT EXISTS article_duplicate ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX IF NOT EXISTS article_language ON article (language);
CREATE INDEX IF NOT EXISTS article_path ON article (path);
-- What lists and plots count, without reading the texts.
CREATE INDEX IF NOT EXISTS article_shelf ON article (published, source, language, duplicate_of);
CREATE INDEX IF NOT EXISTS article_section ON article (json_extract(metadata, '$.section'));
CREATE INDEX IF NOT EXISTS article_published ON article (published, id);
CREATE INDEX IF NOT EXISTS article_source ON article (source);

CREATE TABLE IF NOT EXISTS passage (
    id TEXT PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    indexed INTEGER NOT NULL DEFAULT 0   -- 1 once both indexes hold it
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS passage_article ON passage (article_id, start);
CREATE INDEX IF NOT EXISTS passage_pending ON passage (id) WHERE indexed = 0;

-- Every text and title that an article has had; the newest row is what it is now.
CREATE TABLE IF NOT EXISTS version (
    id INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL,
    digest TEXT NOT NULL,                -- of the text
    title TEXT NOT NULL,
    seen TEXT NOT NULL                   -- ISO 8601, UTC: when it came into the archive
);
CREATE INDEX IF NOT EXISTS version_article ON version (article_id, id);

-- Files that articles came from, so that one that has not changed is not read again.
CREATE TABLE IF NOT EXISTS file (
    path BLOB PRIMARY KEY,               -- where it lies, links resolved; file names are bytes
    name TEXT NOT NULL,                  -- below the folder that was ingested
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,           -- 0: it proves nothing, compare the bytes
    digest TEXT NOT NULL,                -- of the bytes; empty: it is to be read again
    reader TEXT NOT NULL,                -- the program that made articles of it
    reading INTEGER NOT NULL             -- how many times it was read
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_name ON file (name);
CREATE TABLE IF NOT EXISTS file_article (
    path BLOB NOT NULL REFERENCES file (path) ON DELETE CASCADE,
    article_id TEXT NOT NULL,
    reading INTEGER NOT NULL,            -- the last in which the file gave it
    PRIMARY KEY (path, article_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_article_article ON file_article (article_id);

-- Pages and feeds by what their servers recognise them by.
CREATE TABLE IF NOT EXISTS fetched (
    address TEXT PRIMARY KEY,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    articles TEXT NOT NULL,              -- JSON list of the ids of what came of it
    reader TEXT NOT NULL                 -- the program that made articles of it
) WITHOUT ROWID;

-- Articles from which boilerplate was left out: text and metadata as they were read.
CREATE TABLE IF NOT EXISTS whole (
    article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    metadata TEXT NOT NULL
);

-- Searched articles, each with a number that is never given again, for what compares articles.
CREATE TABLE IF NOT EXISTS reading (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE,
    site TEXT NOT NULL,                  -- whose boilerplate it may have
    words INTEGER NOT NULL,              -- of the text as it was read
    original TEXT                        -- the canonical one of its near-duplicates; NULL: alone
);
CREATE INDEX IF NOT EXISTS reading_site ON reading (site);
CREATE INDEX IF NOT EXISTS reading_original ON reading (original) WHERE original IS NOT NULL;

-- MinHash bands: articles that share one may be near-duplicates.
CREATE TABLE IF NOT EXISTS band (
    key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS near (
    one TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS near_other ON near (other);

-- Paragraphs as they were read; those of one site lie together.
CREATE TABLE IF NOT EXISTS block (
    key INTEGER NOT NULL,
    number INTEGER NOT NULL,
    words INTEGER NOT NULL,
    PRIMARY KEY (key, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS site (
    name TEXT PRIMARY KEY,
    stale INTEGER NOT NULL,              -- 1: its boilerplate is to be learned again
    articles INTEGER NOT NULL            -- that it had when it was learned
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS boilerplate (
    site TEXT NOT NULL,
    key INTEGER NOT NULL,                -- of the paragraph, as in block
    text TEXT NOT NULL,
    articles INTEGER NOT NULL,           -- that have it
    kept_in TEXT,                        -- the one that keeps it, if one does
    PRIMARY KEY (site, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS redo (article_id TEXT PRIMARY KEY) WITHOUT ROWID;  -- to clean again

-- Names that an article says are one ('X, also known as Y'), each pair both ways.
CREATE TABLE IF NOT EXISTS other_name (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    key TEXT NOT NULL,                   -- what the name is looked up by
    other_key TEXT NOT NULL,
    name TEXT NOT NULL,                  -- as it is written
    PRIMARY KEY (article_id, key, other_key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS other_name_key ON other_name (key, other_key);
-- The same, given by hand; they may also be said not to be one.
CREATE TABLE IF NOT EXISTS given_name (
    key TEXT NOT NULL,
    other_key TEXT NOT NULL,
    name TEXT NOT NULL,
    same INTEGER NOT NULL,
    PRIMARY KEY (key, other_key)
) WITHOUT ROWID;

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
