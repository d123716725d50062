"""Articles that wait to be searched: an interrupted or a running ingest has not indexed them yet.

An article that has no passage of its own, since it says the same as another, waits as that does.
"""

from dataclasses import dataclass

from vectorstore.catalog import Catalog, within
from vectorstore.hit import Filters
from vectorstore.remembered import remembered

_WAITING = """
    SELECT article_id AS id FROM passage AS pending WHERE indexed = 0 AND NOT EXISTS
    (SELECT 1 FROM passage WHERE article_id = pending.article_id AND indexed = 1)
"""


@dataclass(frozen=True)
class Searchable:
    """What a search within limits looks at, and what it can't find yet.

    ``span`` is the earliest and latest date of the ``articles``; ``waiting`` counts passages.
    """

    articles: int
    span: tuple[str, str] | None
    waiting: int = 0


@remembered
def searchable(catalog: Catalog, filters: Filters) -> Searchable:
    """The articles within the limits of which a passage is indexed, and the passages that wait."""
    if not catalog.run("SELECT 1 FROM passage WHERE indexed = 0 LIMIT 1"):
        return Searchable(*catalog.within(filters))
    condition, values = within(filters)
    waiting = (
        "SELECT count(*) FROM passage JOIN article ON article.id = article_id "
        f"WHERE indexed = 0 AND {condition}"
    )
    # by row number, which the indexes on dates and sources hold: no text is read to count
    looked_at = (
        f"WITH waiting AS MATERIALIZED ({_WAITING}) "
        f"SELECT count(*), min(published), max(published) FROM article WHERE {condition} "
        "AND rowid NOT IN (SELECT article.rowid FROM article JOIN waiting USING (id)) "
        "AND coalesce(duplicate_of NOT IN (SELECT id FROM waiting), TRUE)"
    )
    count, first, last = catalog.run(looked_at, *values)[0]
    span = (first, last) if first else None
    return Searchable(int(count), span, int(catalog.run(waiting, *values)[0][0]))
