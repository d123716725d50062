"""``dossier eval feedback``: what people said of answers, as a set of questions."""

import json as json_format
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from ui.options import ArchiveOption, JsonOption
from ui.terminal import print_json, say

if TYPE_CHECKING:
    from vectorstore.feedback import Given


def feedback(archive: ArchiveOption = None, json: JsonOption = False) -> None:
    """Print the answers that were judged in the chat, as a JSONL set of questions.

    An answer found helpful has to stay: its citations are what is expected. One found not helpful
    has "confirmed": false and is left out of evaluations until a person writes what is right and
    makes that true; "note" is what was said of it. With --json: {"questions": \\[the same]}.

    Example:

        dossier eval feedback > feedback.jsonl && dossier eval feedback.jsonl
    """
    from qa import open_assistant
    from vectorstore.feedback import Feedback

    rows = [as_row(given) for given in Feedback(open_assistant(archive).archive.catalog).all()]
    if json:
        print_json({"questions": rows})
    else:
        lines = (json_format.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        typer.echo("".join(lines), nl=False)
    waiting = sum(not row["confirmed"] for row in rows)
    say(f"{len(rows)} judged answers, {waiting} of them not helpful: write what is right there.")


def as_row(given: "Given") -> dict[str, Any]:
    """A line of a question set; what is empty is left out."""
    from ingest.language import detect_language

    good = given.verdict == "good"
    facts = {
        "history": [list(said) for said in given.history],
        "since": given.since,
        "until": given.until,
        "sources": list(given.sources),
        "read_dates": None if _dates_were_read(given) else False,
        **(_expected(given.answer) if good else {}),
        "note": given.note,
    }
    return {
        "id": f"feedback-{given.id}",
        "question": given.question,
        "lang": detect_language(given.standalone),
        "confirmed": good,
        **{name: value for name, value in facts.items() if value not in ("", None, [])},
    }


def _dates_were_read(given: "Given") -> bool:
    """False where the question's words name a time, and the answer was asked for without it."""
    from qa.understand import understand

    if given.answer["understood"] is not None:
        return True
    return understand(given.question, given.history).time is None


def _expected(answer: Mapping[str, Any]) -> dict[str, Any]:
    """What an answer has to be if it is to stay as it was."""
    from qa.evaluation.answers import any_held

    if answer["abstained"]:
        return {"answerable": False}
    quotes = list(dict.fromkeys(citation["quote"] for citation in answer["citations"]))
    said = "\n".join(claim["text"] for claim in answer["claims"])
    return {
        "answerable": True,
        "answers": quotes if any_held(said, quotes) else [],  # a chat model may not quote
        "relevant": list(dict.fromkeys(c["article_id"] for c in answer["citations"])),
    }
