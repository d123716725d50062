-- Conversations. Articles are referred to by id, span and quoted words; their text stays in the catalog.
CREATE TABLE IF NOT EXISTS conversation (
    id TEXT PRIMARY KEY,                 -- can't be guessed
    visitor TEXT NOT NULL,               -- whose it is
    title TEXT NOT NULL,
    changed INTEGER NOT NULL             -- counts up over all conversations: the latest is highest
);
CREATE INDEX IF NOT EXISTS conversation_visitor ON conversation (visitor, changed);

CREATE TABLE IF NOT EXISTS turn (
    id TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,              -- counts up in a conversation
    said TEXT NOT NULL,                  -- JSON object: the turn whole
    words TEXT NOT NULL,                 -- question and answer as they are searched: no case, no accents
    link TEXT UNIQUE                     -- who has it may read this one turn; NULL: it is not shared
);
CREATE INDEX IF NOT EXISTS turn_conversation ON turn (conversation_id, place);
