"""The ids that one pass has met, so that no article takes another's place without a word."""

from ingest.article import Article, Rejected
from ingest.files import SourceFile
from ingest.normalise import printable
from vectorstore.catalog import Catalog
from vectorstore.known_files import KnownFiles, file_key

_MOST_SHOWN = 200  # characters of a title or an id


class GivenIds:
    """What the files of one pass give; a file that was passed over gives what it gave before."""

    def __init__(self, catalog: Catalog, known: KnownFiles) -> None:
        self._catalog = catalog
        self._known = known
        self._given: set[int] = set()  # hashes, for there may be millions
        self._passed_over: set[bytes] = set()

    def pass_over(self, source: SourceFile) -> None:
        """The file is as it was and is not read."""
        self._passed_over.add(file_key(source.path))

    def clash(self, article: Article, source: SourceFile) -> Rejected | None:
        """Why an article can't be kept: this pass has met its id with another text.

        Else its id is given from now on.
        """
        if hash(article.id) in self._given or self._is_passed_over(article.id, source):
            first = self._catalog.as_read(article.id)
            if first and first.digest != article.digest:
                return _rejected(article, first)
        self._given.add(hash(article.id))
        return None

    def _is_passed_over(self, article_id: str, source: SourceFile) -> bool:
        if not self._passed_over:
            return False
        return not self._passed_over.isdisjoint(
            self._known.givers(article_id, file_key(source.path))
        )


def _rejected(article: Article, first: Article) -> Rejected:
    title, one_id, other = map(_shown, (article.title, article.id, first.title))
    return Rejected(
        article.path,
        f"{title} has the id {one_id}, which {other} in {first.path} has; give each its own",
    )


def _shown(words: str) -> str:
    return f'"{printable(words)[:_MOST_SHOWN]}"'
