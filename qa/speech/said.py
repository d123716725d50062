"""Which sentences are the words of the speaker asked for, and which are somebody else's."""

import re
from collections.abc import Sequence
from functools import cached_property

from ingest.article import Article
from ingest.sentences import sentence_spans
from qa.capitals import CAPITAL
from qa.evidence import Evidence
from qa.people.named import people_named
from qa.people.words import is_role
from qa.speech.saying import Said, said_in
from qa.speech.speaker import asks_for_all, speaker_in, speaks_for_many, without_place
from vectorstore.analysis import content_words
from vectorstore.archive import Archive
from vectorstore.names.asked import names_asked
from vectorstore.weigh import asked_in

_AS_WELL = 0.15  # of the strongest's probability, below which it is not on what is asked about
_BACK = 3  # sentences at most between a pronoun and the name that it stands for
_NAME = rf"[{CAPITAL}][\w-]+(?: (?:(?:de|del|la|da|do|dos) ){{0,2}}[{CAPITAL}][\w-]+)*"
_NAMES = re.compile(rf"\b{_NAME}")
_NOT_OWN = re.compile(r"[’']s\b|s[’'](?!\w)")  # behind a name: "Luna's widow"
_OF = re.compile(
    r"\b(?:of|for|from|to|by|with|against|about|de|del|do|da|para|por|con|com|contra)"
    r" (?:(?:the|el|la|los|las|[oa]s?) )?$",
    re.I,
)
_WHO = re.compile(r"\b(?:who|whom|which|that|que|quien|quem)\b.*", re.I)
_PRONOUN = re.compile(r"(?:s?he|él|ella|el[ea])\b|$", re.I)
_UNKNOWN = re.compile(  # who may be anybody, and so who is asked for
    r"(?:i|we|you|they|it|this|that|these|those|who|which|one|ellos|ellas|eles|elas|se|nobody"
    r"|nadie|ninguém)\b|(?:the|el|la|o|a) (?!.*\b(?:ministry|government|police|army|navy|military"
    r"|court|company|party|ministerio|gobierno|policía|ejército|empresa|fiscalía|ministério|governo"
    rf"|polícia|exército)\b)[^{CAPITAL}]*$"
)
_ARTICLE = re.compile(r"^(?:the|an?|el|la|los|las|un|una|o|a|os|as)\s+", re.I)
_OWNER = re.compile(r"\b[\w-]+(?:[’']s|s[’'])(?!\w)")
_OPEN = re.compile(r"^\s*(?:“[^”]*|«[^»]*|\"[^\"]*)$")


def own_words(
    archive: Archive, question: str, evidence: Sequence[Evidence]
) -> tuple[list[Evidence], list[Evidence]]:
    """What ``spoken_by`` finds, who is asked for by any name that the archive has for them."""
    speaker = speaker_in(question)
    if speaker is None:
        return [], list(evidence)
    also = [
        other
        for name in names_asked(archive.catalog, question)
        if name.text in speaker
        for other in name.others
    ]
    return spoken_by(question, evidence, asked_in(archive, question), also)


def spoken_by(
    question: str, evidence: Sequence[Evidence], language: str, also: Sequence[str] = ()
) -> tuple[list[Evidence], list[Evidence]]:
    """The words of the speaker asked for, and what may follow them: not what others say.

    Another's words may if they name the speaker, or if anyone may speak for the speaker. Where none
    are found to be the speaker's, or none is asked for, all may. Both in the order of the evidence.
    ``also`` are other names of the speaker, ``language`` is the question's.
    """
    speaker = speaker_in(question)
    if speaker is None or not evidence:
        return [], list(evidence)
    asked = _Speaker(speaker, language, also)
    articles = {item.article.id: _Told(item.article, asked) for item in evidence}
    spoken = [articles[item.article.id].speaks(item) for item in evidence]
    least = 0.0 if asks_for_all(question) else _AS_WELL * max(item.score for item in evidence)
    told = list(zip(evidence, spoken, strict=True))
    own = [item for item, is_own in told if is_own and item.score >= least and not item.heading]
    if not own:
        return [], list(evidence)
    rest = [
        item
        for item, is_own in told
        if item not in own and (is_own is not False or asked.may_follow(item))
    ]
    return own, rest


class _Speaker:
    """Who is asked for: by name, or by what they are (of what)."""

    def __init__(self, speaker: str, language: str, also: Sequence[str]) -> None:
        self.many = speaks_for_many(speaker)
        self.language = language
        who = without_place(speaker)
        owners = " ".join(_OWNER.findall(who))
        self.office = _ARTICLE.sub("", _OWNER.sub("", _ARTICLE.sub("", who)).strip())
        self.of = f"{owners} {speaker[len(who) :]}".strip()
        named = [_plain(name) for name in (self.office, *also) if _NAMES.search(name)]
        self.names = [name for name in named if name]

    def may_follow(self, item: Evidence) -> bool:
        """Whether what another says may be told too: of many any may speak, and so may who names
        the speaker."""
        language = item.article.language
        words = set(content_words(item.text, language))
        named = (set(content_words(name[-1], language)) for name in self.names)
        return self.many or any(name and name <= words for name in named)


class _Told:
    """An article, with who speaks in its sentences."""

    def __init__(self, article: Article, asked: _Speaker) -> None:
        self._article = article
        self._asked = asked
        self._language = article.language
        self._office = set(content_words(asked.office, self._language)) if not asked.names else ()

    def speaks(self, item: Evidence) -> bool | None:
        """Whether the speaker asked for says it; None if neither they nor another is told to."""
        spans = self._spans
        place = next((at for at, (_, end) in enumerate(spans) if end > item.start), len(spans) - 1)
        said = said_in(item.text)
        if said.quoted and _OPEN.match(item.text) and place + 1 < len(spans):
            said = said_in(self._sentence(place + 1))
        spoken = self._is_theirs(said)
        if spoken is None and (said.quoted or (said.by and _PRONOUN.match(said.by[0]))):
            return self._before(place)
        return spoken

    def _is_theirs(self, said: Said) -> bool | None:
        if any(self._is_asked(who) for who in said.by):
            return True
        if not said.by or _PRONOUN.match(said.by[0]) or _UNKNOWN.match(_lower(said.by[0])):
            return None
        foreign = self._language != self._asked.language
        return None if foreign and not self._asked.names else False

    def _before(self, place: int) -> bool | None:
        """Whether who was told of before this sentence is who is asked for."""
        for at in range(place - 1, max(-1, place - 1 - _BACK), -1):
            sentence = self._sentence(at)
            said = said_in(sentence)
            if said.quoted or (said.by and _PRONOUN.match(said.by[0])):
                continue
            if said.by:
                return self._is_theirs(said)
            people = [one for one in _NAMES.finditer(sentence) if self._is_person(one[0])]
            if people:
                return True if self._is_named(sentence[: people[0].end() + 2]) else None
        return None

    def _is_person(self, name: str) -> bool:
        return bool(self._people.intersection(name.split()))

    @cached_property
    def _people(self) -> set[str]:
        asked = [word for name in (*self._asked.names, *self._holder) for word in name]
        return {word for name in people_named(self._article.text) for word in name.split()} | {
            *asked
        }

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return sentence_spans(self._article.text, self._language)

    def _sentence(self, place: int) -> str:
        return self._article.text[slice(*self._spans[place])]

    def _is_asked(self, who: str) -> bool:
        return self._is_named(who) or self._has_office(who)

    def _is_named(self, text: str) -> bool:
        return any(
            _is_name_of(run, name)
            for part in text.split(",")
            for run in _own_names(_WHO.sub("", part))
            for name in (*self._asked.names, *self._holder)
        )

    def _has_office(self, who: str) -> bool:
        words = set(content_words(_WHO.sub("", who), self._language))
        if not self._office or not self._office <= words:
            return False
        of, asked_of = _names_of(who), {*_NAMES.findall(self._asked.of)}
        if of and asked_of and not of & asked_of:
            return False
        needed = set(content_words(self._asked.of, self._language))
        return not needed or bool(needed & self._words)

    @cached_property
    def _words(self) -> set[str]:
        return set(content_words(f"{self._article.title} {self._article.text}", self._language))

    @cached_property
    def _holder(self) -> list[list[str]]:
        """The name of who holds the office asked for, if the article tells one."""
        if self._asked.names or not self._office:
            return []
        office = rf"(?i:\b{re.escape(self._asked.office)})"
        of = rf"(?: {re.escape(self._asked.of)})?"
        form = re.compile(
            rf"{office}{of},? ({_NAME})|\b({_NAME}), (?i:the |el |la |o |a )?{office}"
        )
        found = {one or other for one, other in form.findall(self._article.text)}
        names = [_plain(name) for name in found if " " in name]
        return names if len(names) == 1 else []


def _is_name_of(run: str, name: Sequence[str]) -> bool:
    """Whether a run of capitalised words is the name, or its last part after titles alone."""
    told, asked = _stems(run.split()), _stems(name)
    shared = told & asked
    if len(shared) >= min(2, len(asked)):
        return True
    first = _stems(name[:1])
    others = [word for word in run.split() if not _stems([word]) & asked]
    return bool(shared - first) and all(is_role(word) for word in others)


def _stems(words: Sequence[str]) -> set[str]:
    return {stem for word in words for stem in content_words(word, "en")}


def _plain(name: str) -> list[str]:
    """Its capitalised words, without titles if more is left."""
    words = [word for run in _NAMES.findall(name) for word in run.split() if word[0].isupper()]
    return [word for word in words if not is_role(word)] or words


def _own_names(text: str) -> list[str]:
    """The names in it, but of who has something, or of whom it is."""
    return [
        run[0]
        for run in _NAMES.finditer(text)
        if not _NOT_OWN.match(text, run.end()) and not _OF.search(text[: run.start()])
    ]


def _names_of(who: str) -> set[str]:
    """What, by name, they are it of: of "The mayor of Tumaco" Tumaco."""
    own = _own_names(who)
    return {name for name in _NAMES.findall(who) if name not in own}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
