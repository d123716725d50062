"""Questions and articles in different languages: what is said of it beside an answer."""

from collections.abc import Iterable, Sequence

from ingest.article import Article
from vectorstore.archive import Archive
from vectorstore.hit import Hit
from vectorstore.weigh import asked_in

NAMES = {"en": "English", "es": "Spanish", "pt": "Portuguese"}


def quoted_note(archive: Archive, question: str, cited: Iterable[Article]) -> list[str]:
    """That the words quoted are in another language than the question, where they are."""
    asked = asked_in(archive, question)
    told = sorted({article.language for article in cited} - {asked})
    if not told:
        return []
    return [f"Asked in {_name(asked)}; quoted in {' and '.join(map(_name, told))}, as published."]


def unread_note(archive: Archive, question: str, hits: Sequence[Hit]) -> list[str]:
    """That the encoder can't match the question's language with the articles', where it can't."""
    asked = asked_in(archive, question)
    told = {hit.passage.article.language for hit in hits}
    if not told or asked in told or all(map(archive.encoder.knows, {asked, *told})):
        return []
    return [
        f"The question is in {_name(asked)}, what is nearest in "
        f"{' and '.join(map(_name, sorted(told)))}, and the encoder {archive.encoder.name} does "
        f"not know both: an archive made with “--encoder multilingual” may answer."
    ]


def _name(language: str) -> str:
    return NAMES.get(language, f"“{language}”")
