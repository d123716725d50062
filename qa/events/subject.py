"""Whose or what a timeline is of, and whether a dated sentence is about it."""

import re
from functools import cached_property

from ingest.article import Article
from qa.accounts.same import holds, is_rare, names_of
from qa.dates.mentions import Mention
from vectorstore.analysis import carries_meaning, content_words, with_other_spellings
from vectorstore.archive import Archive

_LEAD = 400  # characters of an article that say what it is about
_MOST = 0.6  # of the words of a subject, for an article to be about it
_HALF = 0.5  # and for a sentence
_SPOKEN = re.compile(r"^\W*[“\"«]")
_IS_HE = re.compile(r"(?:In \d{4} )?(?:he|she|they)\b", re.I)
_OF_SOMEBODY = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|it|its|él|ella|lo|la|le|su|sus|ele|ela|seu|sua)\b",
    re.I,
)


class Subject:
    """A name ("Ovidio Guzmán"), a thing ("the gang truce in El Salvador") or a question.

    Its keys are the names of it that few passages hold; without such, its other words.
    """

    def __init__(self, archive: Archive, about: str) -> None:
        self._archive = archive
        self._about = about
        self.names = names_of(about)

    @cached_property
    def rare(self) -> frozenset[str]:
        """The names that few passages hold."""
        return frozenset(name for name in self.names if is_rare(self._archive, name))

    def is_of(self, article: Article) -> bool:
        """Whether the article holds every name, and its title or lead the keys."""
        if not holds(article, self.names):
            return False
        lead = f"{article.title}\n{article.text[:_LEAD]}"
        if self.rare:
            return self.rare <= names_of(lead)
        return self._share(lead, article.language) >= _MOST

    def is_in(self, article: Article, sentence: str, mention: Mention) -> bool:
        """Whether a dated sentence of an article that ``is_of`` it is an event of it.

        It holds a key, or goes on about it: it tells of a day, or of somebody not named in it.
        """
        if names_of(sentence) & self.rare or self._is_on_topic(sentence, article.language, _HALF):
            return True
        if _SPOKEN.match(sentence):
            return False
        if mention.period.unit == "year":
            return bool(self.rare) and bool(_IS_HE.match(sentence))
        return mention.period.unit == "day" or bool(_OF_SOMEBODY.search(sentence))

    def is_told(self, article: Article, sentence: str) -> bool:
        """Whether a sentence of any other article speaks of it: it holds all the keys."""
        told = (
            self.names <= names_of(sentence)
            if self.rare
            else self._is_on_topic(sentence, article.language, 1.0)
        )
        return told and holds(article, self.names)

    def _is_on_topic(self, sentence: str, language: str, least: float) -> bool:
        return not self.rare and self._share(sentence, language) >= least

    def _share(self, text: str, language: str) -> float:
        """The share of the subject's words, names aside, that the text holds; of names without."""
        words = set(content_words(" ".join(self._words), language))
        held = words & set(content_words(with_other_spellings(text), language))
        return len(held) / len(words) if words else 0.0

    @cached_property
    def _words(self) -> list[str]:
        found = [w for w in re.findall(r"[\w'’-]+", self._about) if carries_meaning(w)]
        return [word for word in found if not names_of(word) & self.names] or found
