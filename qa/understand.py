"""From a question as asked, with what was said before, to one that stands alone.

A follow-up is taken up in one of three ways: another year in the former question ("And in
2015?", "And the year before?"), the rest of the former question ("And in Honduras?"), or the
names that its pronouns may mean ("What did he say?"). A time goes along only with the former
question as a whole: what happened next was at another one.
"""

import re
from collections.abc import Sequence
from datetime import date

from ingest.language import detect_language
from ingest.normalise import one_line
from qa.answer import Question
from qa.dates.question import asked_time
from qa.dates.written import with_year
from qa.open_pronouns import has_open_pronoun
from qa.question_kind import names
from vectorstore.analysis import carries_meaning, content_words
from vectorstore.days import as_day

Turn = tuple[str, str]  # a question and what was answered

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:(?:the )?(?:year before|previous year|prior year)|el año (?:anterior|previo)"
    r"|o ano anterior)\b",
    re.I,
)
_YEAR_AFTER = re.compile(
    r"\b(?:(?:the )?(?:year after|following year|next year)|el año siguiente|o ano seguinte)\b",
    re.I,
)
_ALSO = re.compile(
    r"^\W*(?:and|but|what about|how about|so|y|pero|qué hay de|y qué|e|mas)\b[\s,]*", re.I
)
_SOMEONE = re.compile(r"\b(?:he|she|him|her|his|hers|él|ella|ele|ela)\b", re.I)
_AT_THAT_TIME = re.compile(
    r"\b(?:then|(?:at|by|during|in|on|from|since) (?:the|that|this)"
    r" (?:time|moment|day|week|month|year|period)|entonces"
    r"|(?:en|por|desde) (?:aquel|ese|este) (?:momento|d[ií]a|mes|año|tiempo)"
    r"|ness[ea] (?:dia|mês|ano|momento))\b",
    re.I,
)
_THE = re.compile(r"\b(?:the|el|la|los|las)\s+([\w'’-]+)", re.I)
_OTHERS = re.compile(r"\b(?:others?|another|otr[oa]s?|outr[oa]s?)\b", re.I)
_FEW_WORDS = 2  # a question with no more content words than this may lean on what came before
_MOST_NAMES = 6
_ELLIPTIC = re.compile(  # "how many were there in Honduras?": it was asked before what is counted
    r"^\W*(?:how (?:many|much)|cu[aá]nt[oa]s?|quant[oa]s?) (?:of|were|was|are|is|did|do|have|had"
    r"|in|on|at|by|for|from|en|de|hubo|hay|fueron|son|em|no|na|houve|foram)\b",
    re.I,
)
_CITATION = re.compile(r"\[(?:\d{1,3}|[^\]]*\d{4})\]")  # and the gloss of a date


def understand(  # noqa: PLR0913  (each is a limit of its own)
    text: str,
    history: Sequence[Turn] = (),
    *,
    since: str | None = None,
    until: str | None = None,
    sources: Sequence[str] = (),
    as_of: str | None = None,
    read_dates: bool = True,
    leaning: bool = False,
) -> Question:
    """The question with its filters, made to stand alone by the history.

    One that is ``leaning`` was put in one breath with the one before it: it is about what that
    names, unless it names something itself.

    Relative words in it ("last year") count from ``as_of``, else from today. ``since`` is the
    first day of what is given, ``until`` and ``as_of`` the last.

    Raises:
        SettingsError: one of these is no day, month or year.
    """
    since, until, as_of = as_day(since, "first"), as_day(until, "last"), as_day(as_of, "last")
    asked = one_line(text)
    standalone = _standalone(asked, history[-1], leaning=leaning) if history else asked
    language = detect_language(standalone)
    today = date.fromisoformat(as_of) if as_of else date.today()
    time = asked_time(standalone, today) if read_dates else None
    return Question(text, standalone, since, until, tuple(sources), language, as_of, time)


def _standalone(asked: str, turn: Turn, *, leaning: bool) -> str:
    before, answered = turn
    year = _other_year(asked, before)
    if year:
        return year
    words = content_words(asked, detect_language(asked))
    few = len(words) <= _FEW_WORDS
    also = _ALSO.match(asked)
    pointing = has_open_pronoun(asked)
    if also and few and not pointing:
        return f"{before.rstrip('?!. ')}: {asked[also.end() :]}"
    if leaning and _ELLIPTIC.match(asked):
        return f"{before.rstrip('?!. ')}: {asked}"
    nameless = leaning and not names(asked)
    known = few and _means_one_known(asked)
    if not words or pointing or nameless or known or _asks_for_others(asked):
        return _with_names(asked, before, answered)
    return asked


def _asks_for_others(asked: str) -> bool:
    """Whether it asks for others without naming anything."""
    return not names(asked) and bool(_OTHERS.search(asked))


def _means_one_known(asked: str) -> bool:
    """Whether it speaks of "the prison" without saying which: no name, and a thing with "the"."""
    return not names(asked) and any(carries_meaning(match[1]) for match in _THE.finditer(asked))


def _other_year(asked: str, before: str) -> str | None:
    """The former question about the year that is asked for now, if that is all that changed."""
    years = _YEAR.findall(before)
    if not years:
        return None
    language = detect_language(asked)
    for step, form in ((-1, _YEAR_BEFORE), (1, _YEAR_AFTER)):
        if not (said := form.search(asked)):
            continue
        year = str(int(years[-1]) + step)
        rest = set(content_words(f"{asked[: said.start()]} {asked[said.end() :]}", language))
        if rest <= set(content_words(before, language)):
            return _YEAR.sub(year, before)
        if step < 0 and not asked[said.end() :].strip(" ?.!"):  # another question of that year
            return f"{asked[: said.start()]}{'en' if language == 'es' else 'in'} {year}?"
        return None
    named = _YEAR.findall(asked)
    rest = set(content_words(_YEAR.sub("", asked), language))
    return _YEAR.sub(named[0], before) if len(named) == 1 and not rest else None


def _without_times(text: str) -> str:
    """The text without its dates and years."""
    for start, end, _ in reversed(with_year(text)):
        text = f"{text[:start]} {text[end:]}"
    return text


def _with_names(asked: str, before: str, answered: str) -> str:
    """The question, and in brackets what the former one was about and the names it brought up.

    Where someone is meant who has a name, only names: what else there was to say of them is
    another matter.
    """
    held = {word.casefold() for word in re.findall(r"\w+", asked)}
    about = before if _AT_THAT_TIME.search(asked) else _without_times(before)
    brought = names(_CITATION.sub("", answered).split("\n")[0])[:_MOST_NAMES]
    if brought and _SOMEONE.search(asked):
        topic = names(about)
    else:
        topic = [word for word in re.findall(r"[\w'’-]+", about) if carries_meaning(word)]
    carried = dict.fromkeys(w for w in [*topic, *brought] if w.casefold() not in held)
    return f"{asked} ({' '.join(carried)})" if carried else asked
