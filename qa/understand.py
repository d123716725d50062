"""From a question as asked, with what was said before, to one that stands alone."""

from collections.abc import Sequence
from datetime import date

from ingest.errors import SettingsError
from ingest.language import detect_language
from ingest.normalise import one_line
from qa.answer import Question
from qa.conversation.follow_up import Turn, stand_alone
from qa.dates.question import asked_time
from vectorstore.days import as_day, as_span

Day = str | int | date  # a year may be a number


def understand(  # noqa: PLR0913  (each is a limit of its own)
    text: str,
    history: Sequence[Turn] = (),
    *,
    since: Day | None = None,
    until: Day | None = None,
    sources: Sequence[str] = (),
    as_of: Day | None = None,
    read_dates: bool = True,
    leaning: bool = False,
) -> Question:
    """The question with its filters, made to stand alone by the history.

    One that is ``leaning`` was put in one breath with the one before it: it is about what that
    names, unless it names something itself.

    Relative words in it ("last year") count from ``as_of``, else from today. ``since`` is the
    first day of what is given, ``until`` and ``as_of`` the last. A string is one source.

    Raises:
        SettingsError: one of these is no day, month or year, ``since`` is later than ``until``, or
            the history is of no pairs.
    """
    said = tuple(history or ())
    if not all(map(_is_turn, said)):
        raise SettingsError("The history is a list of (question, answer) pairs, oldest first.")
    first, last = as_span(_written(since), _written(until))
    known = as_day(_written(as_of), "last")
    asked = one_line(text)
    standalone = stand_alone(asked, said, leaning=leaning)
    language = detect_language(standalone)
    today = date.fromisoformat(known) if known else date.today()
    time = asked_time(standalone, today) if read_dates else None
    named = (sources,) if isinstance(sources, str) else tuple(sources)
    return Question(text, standalone, first, last, named, language, known, time)


def _is_turn(said: object) -> bool:
    """Whether it is a pair; a message with a role would come apart into the names of its fields."""
    if not isinstance(said, tuple | list):
        return False
    return len(said) == 2 and all(isinstance(text, str) for text in said)


def _written(day: Day | None) -> str | None:
    return None if day is None else str(day)
