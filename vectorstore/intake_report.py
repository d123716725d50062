"""What one ingest did, and what the archive holds after it."""

from dataclasses import asdict, dataclass, field

from ingest.article import Rejected
from ingest.record import TOO_SHORT
from vectorstore.boilerplate import left_out
from vectorstore.catalog import Catalog
from vectorstore.clusters import count_copies
from vectorstore.counts import Counts
from vectorstore.status import by, count

MOST_LISTED = 1000


@dataclass
class Named:
    """How many there were, and the first ``MOST_LISTED`` by name."""

    total: int = 0
    names: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        """One more."""
        self.total += 1
        if len(self.names) < MOST_LISTED:
            self.names.append(name)


@dataclass
class Report:
    """What one ingest did: ``failed`` holds each file or record that is no article, and why.

    ``removed`` are ids of articles that are gone with their files. What follows is said of the
    whole archive after it: ``undated`` articles, how many articles there are of each source ("" for
    none) and each month (or year, where no more is known) and how many are near-duplicates.
    ``boilerplate`` holds the paragraphs left out of most articles, each with its site.
    """

    counts: Counts = field(default_factory=Counts)
    failed: list[Rejected] = field(default_factory=list)
    removed: Named = field(default_factory=Named)
    undated: Named = field(default_factory=Named)
    by_source: dict[str, int] = field(default_factory=dict)
    by_month: dict[str, int] = field(default_factory=dict)
    boilerplate: list[dict[str, object]] = field(default_factory=list)
    near_duplicates: int = 0

    @property
    def too_short(self) -> list[str]:
        """Those of ``failed`` that hold no sentence."""
        return [one.path for one in self.failed if one.reason.startswith(TOO_SHORT)]

    def as_json(self) -> dict[str, object]:
        """Plain values, with the names other programs rely on."""
        counts = self.counts.as_dict()
        ends = {key: counts.pop(key) for key in ("articles", "passages", "seconds")}
        return {
            **counts,
            "failed": [asdict(rejected) for rejected in self.failed],
            **ends,
            "removed_ids": self.removed.names,
            "undated": self.undated.names,
            "undated_in_all": self.undated.total,
            "too_short": self.too_short,
            "by_source": self.by_source,
            "by_month": self.by_month,
            "boilerplate": self.boilerplate,
            "near_duplicates": self.near_duplicates,
        }


def look_over(report: Report, catalog: Catalog) -> None:
    """Fill in what is said of the whole archive, by its indexes alone."""
    undated = count(catalog, "article WHERE published IS NULL")
    names = catalog.run(
        f"SELECT id FROM article WHERE published IS NULL ORDER BY id LIMIT {MOST_LISTED}"
    )
    report.undated = Named(undated, [row["id"] for row in names])
    report.by_source = by(catalog, "source")
    months = catalog.run(
        "SELECT substr(published, 1, 7) AS month, count(*) FROM article "
        "WHERE published IS NOT NULL GROUP BY month ORDER BY month"
    )
    report.by_month = {row[0]: row[1] for row in months}
    report.boilerplate = [asdict(one) for one in left_out(catalog)]
    report.near_duplicates = count_copies(catalog)
