"""Questions proposed from an archive, for a person to confirm, change or strike out.

Without a chat model each comes from one sentence, by a template of its language
(``draft_english``, ``draft_spanish``): the sentence's figure, name, date or place is the accepted
answer. With one, ``draft_model`` has it write them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.sentences import sentence_spans
from qa.evaluation import draft_english, draft_spanish

if TYPE_CHECKING:
    from ingest.article import Article
    from vectorstore.archive import Archive

_TEMPLATES = {"en": draft_english.question_in, "es": draft_spanish.question_in}


@dataclass(frozen=True)
class Draft:
    """A proposed question, the accepted answer, and the sentence it comes from."""

    question: str
    answer: str
    kind: str
    article_id: str
    sentence: str
    language: str = "en"

    def as_row(self, number: int) -> dict[str, Any]:
        """A line of a question set that counts only once ``confirmed`` is made true."""
        return {
            "id": f"draft-{number:03}",
            "question": self.question,
            "kind": self.kind,
            "lang": self.language,
            "answers": [self.answer],
            "relevant": [self.article_id],
            "confirmed": False,
            "note": self.sentence,
        }


def drafts(archive: "Archive", most: int, of_each: int = 2) -> Iterator[Draft]:
    """Up to ``most`` proposals, at most ``of_each`` article, in the order of the articles' ids."""
    asked: set[str] = set()
    for article in archive.articles():
        taken = 0
        for draft in from_article(article):
            if draft.question in asked or taken >= of_each:
                continue
            asked.add(draft.question)
            taken += 1
            yield draft
            if len(asked) >= most:
                return


def from_article(article: "Article") -> Iterator[Draft]:
    """Every proposal that the sentences of an English or Spanish article give, one each at most."""
    question_in = _TEMPLATES.get(article.language)
    if question_in is None:
        return
    for start, end in sentence_spans(article.text, article.language):
        sentence = " ".join(article.text[start:end].split())
        made = question_in(sentence)
        if made:
            yield Draft(*made, article.id, sentence, article.language)
