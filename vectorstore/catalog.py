"""The catalog: every article and passage in one SQLite file, the archive's source of truth.

A passage is *pending* until both indexes hold it, and an id is *obsolete* while an index may still
hold it after its passage is gone. Whatever a crash interrupts, those two lists say what is left
to do.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.article import Article, Passage
from vectorstore.database import Database
from vectorstore.hit import Filters
from vectorstore.reading import leave
from vectorstore.remembered import remembered
from vectorstore.rows import (
    ARTICLE_COLUMNS,
    article_from,
    article_values,
    fingerprint,
    metadata_as_json,
    passages_from,
)

_JOINED = ", ".join(f"article.{column}" for column in ARTICLE_COLUMNS.split(", "))


class Catalog(Database):
    """Articles, their passages, and what the indexes have yet to do."""

    @remembered
    def size(self) -> tuple[int, int]:
        """How many articles and how many passages there are."""
        counted = "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM passage)"
        articles, passages = self.run(counted)[0]
        return int(articles), int(passages)

    @remembered
    def within(self, filters: Filters) -> tuple[int, tuple[str, str] | None]:
        """How many articles pass the limits, and the earliest and latest date that these have."""
        condition, values = within(filters)
        counted = "SELECT count(*), min(published), max(published) FROM article"
        count, first, last = self.run(f"{counted} WHERE {condition}", *values)[0]
        return int(count), (first, last) if first else None

    def built_with(self) -> dict[str, str]:
        """What the archive was made with, and what was since decided for or learned of it."""
        return {row["key"]: row["value"] for row in self.run("SELECT * FROM built_with")}

    def set_built_with(self, facts: dict[str, str]) -> None:
        """Remember what the archive is made with."""
        self.run_all("INSERT OR REPLACE INTO built_with VALUES (?, ?)", facts.items())

    def holds(self, article: Article) -> bool | None:
        """True: exactly this article is stored. False: another version of it. None: unknown id."""
        rows = self.run("SELECT fingerprint FROM article WHERE id = ?", article.id)
        return rows[0]["fingerprint"] == fingerprint(article) if rows else None

    def twin_of(self, article: Article) -> str | None:
        """The id of another searched article that has the same text, if there is one."""
        rows = self.run(
            "SELECT id FROM article WHERE digest = ? AND id <> ? AND duplicate_of IS NULL",
            *(article.digest, article.id),
        )
        return str(rows[0]["id"]) if rows else None

    def put(
        self,
        article: Article,
        passages: Sequence[Passage],
        duplicate_of: str | None = None,
        as_read: Article | None = None,
    ) -> None:
        """Store a new article and its passages, which become pending.

        ``as_read`` is the article before boilerplate was left out, where it was: its digest and
        fingerprint tell whether the article has changed.
        """
        as_read = as_read or article
        columns = f"{ARTICLE_COLUMNS}, fingerprint, duplicate_of"
        values = (
            *article_values(article)[:-1],
            *(as_read.digest, fingerprint(as_read), duplicate_of),
        )
        marks = ", ".join("?" * len(values))
        self.run_all(f"INSERT INTO article ({columns}) VALUES ({marks})", [values])
        self.keep_as_read(article, as_read)
        self.put_passages(article.id, passages)

    def put_passages(self, article_id: str, passages: Sequence[Passage]) -> None:
        """Store passages of an article that is there; they become pending."""
        rows = [(passage.id, article_id, passage.start, passage.end) for passage in passages]
        self.run_all('INSERT INTO passage (id, article_id, start, "end") VALUES (?, ?, ?, ?)', rows)
        self.run_all("DELETE FROM obsolete WHERE passage_id = ?", [row[:1] for row in rows])

    def keep_as_read(self, article: Article, as_read: Article) -> None:
        """Keep the text as it was read, where that of the stored article is another."""
        self.run_all("DELETE FROM whole WHERE article_id = ?", [(article.id,)])
        if article.text != as_read.text:
            row = (article.id, as_read.text, metadata_as_json(as_read))
            self.run_all("INSERT INTO whole VALUES (?, ?, ?)", [row])

    def remove(self, article_id: str) -> None:
        """Remove an article; its passages become obsolete."""
        leave(self, article_id)
        self.take_out_passages(article_id)
        self.run_all("DELETE FROM article WHERE id = ?", [(article_id,)])

    def take_out_passages(self, article_id: str) -> None:
        """Remove an article's passages, which become obsolete."""
        self.run_all(
            "INSERT OR IGNORE INTO obsolete SELECT id FROM passage WHERE article_id = ?",
            [(article_id,)],
        )
        self.run_all("DELETE FROM passage WHERE article_id = ?", [(article_id,)])

    def first_duplicate(self, article_id: str) -> Article | None:
        """The first of the articles that were set aside as the duplicates of this one, if any.

        Dated ones come first, the earliest of them, then those with a source, then by id.
        """
        rows = self.run(
            f"SELECT {ARTICLE_COLUMNS} FROM article WHERE duplicate_of = ? ORDER BY "
            "published IS NULL, published, coalesce(source, '') = '', id LIMIT 1",
            article_id,
        )
        return article_from(rows[0]) if rows else None

    def heir(self, article_id: str) -> Article | None:
        """The first duplicate of an article, to be ``put`` in its place in the same transaction.

        Until then it is not in the catalog; the rest are its duplicates now.
        """
        heir = self.first_duplicate(article_id)
        if heir:
            self.run_all("DELETE FROM article WHERE id = ?", [(heir.id,)])
            self.hand_on(article_id, heir.id)
        return heir

    def hand_on(self, article_id: str, heir_id: str) -> None:
        """What was set aside as the duplicate of one article is now the duplicate of another."""
        self.run("UPDATE article SET duplicate_of = ? WHERE duplicate_of = ?", heir_id, article_id)

    def pending(self, limit: int, after: str = "") -> tuple[list[Passage], str]:
        """Passages that are not in both indexes yet, of the ids after that one; and the last id.

        No id means that there are no more. A passage that is not what it was stored as (the text
        was changed from outside) is left out.
        """
        rows = self.run(
            f'SELECT {_JOINED}, passage.id AS passage_id, start, "end" FROM passage JOIN article '
            "ON article.id = article_id WHERE indexed = 0 AND passage.id > ? "
            "ORDER BY passage.id LIMIT ?",
            *(after, limit),
        )
        ids = [row["passage_id"] for row in rows]
        passages = zip(ids, passages_from(rows), strict=True)
        return [passage for key, passage in passages if passage.id == key], ids[-1] if ids else ""

    def set_indexed(self, ids: Iterable[str]) -> None:
        """Both indexes hold these passages now."""
        self.run_all("UPDATE passage SET indexed = 1 WHERE id = ?", ((i,) for i in ids))

    def obsolete(self, limit: int) -> list[str]:
        """Passage ids that the indexes must forget."""
        rows = self.run("SELECT passage_id FROM obsolete LIMIT ?", limit)
        return [row["passage_id"] for row in rows]

    def set_forgotten(self, ids: Iterable[str]) -> None:
        """Neither index holds these passages now."""
        self.run_all("DELETE FROM obsolete WHERE passage_id = ?", ((i,) for i in ids))

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        rows = self.run(f"SELECT {ARTICLE_COLUMNS} FROM article WHERE id = ?", article_id)
        return article_from(rows[0]) if rows else None

    def as_read(self, article_id: str) -> Article | None:
        """The article with this id before boilerplate was left out of it."""
        article = self.article(article_id)
        return self.whole(article) if article else None

    def whole(self, article: Article) -> Article:
        """A stored article before boilerplate was left out of it."""
        rows = self.run("SELECT text, metadata FROM whole WHERE article_id = ?", article.id)
        if not rows:
            return article
        return replace(article, text=rows[0]["text"], metadata=json.loads(rows[0]["metadata"]))

    def articles(self) -> Iterator[Article]:
        """Every article, by id, one at a time."""
        after: tuple[str, ...] = ()
        while rows := self.run(
            f"SELECT {ARTICLE_COLUMNS} FROM article {'WHERE id > ?' if after else ''} "
            "ORDER BY id LIMIT 100",
            *after,
        ):
            yield from (article_from(row) for row in rows)
            after = (rows[-1]["id"],)

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """These passages by id; one that is gone is left out."""
        rows = self.run(
            f'SELECT {_JOINED}, passage.id AS passage_id, start, "end" FROM passage '
            "JOIN article ON article.id = article_id "
            "WHERE passage.id IN (SELECT value FROM json_each(?))",
            json.dumps(list(ids)),
        )
        found = zip(rows, passages_from(rows), strict=True)
        return {row["passage_id"]: passage for row, passage in found}

    def articles_of(self, passages: Sequence[str]) -> dict[str, str]:
        """The id of the article of each of these passages."""
        rows = self.run(
            "SELECT id, article_id FROM passage WHERE id IN (SELECT value FROM json_each(?))",
            json.dumps(list(passages)),
        )
        return {row["id"]: row["article_id"] for row in rows}

    def passage_ids(self) -> set[str]:
        """The id of every passage."""
        return {row["id"] for row in self.run("SELECT id FROM passage")}

    def set_astray(self, lost: Iterable[str], left_over: Iterable[str]) -> None:
        """Passages that an index has lost become pending, ids without a passage obsolete."""
        self.run_all("UPDATE passage SET indexed = 0 WHERE id = ?", ((i,) for i in lost))
        self.run_all("INSERT OR IGNORE INTO obsolete VALUES (?)", ((i,) for i in left_over))


def within(filters: Filters) -> tuple[str, tuple[str | None, ...]]:
    """The condition that articles within the limits meet, and the values bound in it."""
    condition = (
        "(?1 IS NULL OR published >= substr(?1, 1, length(published))) AND "
        "(?2 IS NULL OR published <= substr(?2, 1, length(published))) AND "
        "(?3 = '[]' OR source IN (SELECT value FROM json_each(?3)))"
    )
    return condition, (filters.since, filters.until, json.dumps(filters.sources))
