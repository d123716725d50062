"""The passages for a question, in the order of the time that it asks for."""

from qa.answer import Question
from qa.dates.prefer import in_time, known_by, to_look_at
from vectorstore.archive import Archive
from vectorstore.hit import Hit


def find_in_time(archive: Archive, question: Question, most: int) -> list[Hit]:
    """The best ``most`` passages; with a day that things are to be known by, only what was."""
    day = question.known_by
    wanted = to_look_at(2 * most if day else most, question.time)
    hits = archive.search(question.standalone, wanted, question.filters)
    known = [hit for hit in hits if not day or known_by(hit.passage.article, day)]
    return in_time(known, question.time)[:most]


def time_notes(question: Question, *, newest_first: bool) -> list[str]:
    """What was understood of time, for the answer's notes; the present, where that moved a newer
    article before one that answers better."""
    time = question.time
    own = [time.shown] if time and (newest_first or time.use != "latest") else []
    return [*own, f"Only what was known by {question.as_of}."] if question.as_of else own
