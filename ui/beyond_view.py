"""What other articles say, or none: values that differ from the answer's, what was written later,
and which of several questions the archive does not answer.
"""

from collections.abc import Callable

from markupsafe import Markup

from qa.answer import Answer, Citation, Claim, Disagreement, Told
from ui.languages import say
from ui.markup import Child, element, join
from ui.words import source_and_date

Chip = Callable[[Citation], Markup]


def render_beyond(answer: Answer, chip: Chip) -> Markup:
    """A line for each; ``chip`` gives the number that opens a citation."""
    told = [_disagreement(one, chip) for one in answer.disagreements]
    later = [_later(claim, chip) for claim in answer.later]
    unsaid = [_line(name_of_unsaid(), [part]) for part in answer.unsaid]
    return join([*told, *later, *unsaid])


def name_of_difference(one: Disagreement) -> str:
    """What kind of difference it is, in words."""
    return {
        "disagree": say("Sources disagree"),
        "later": say("Later reporting differs"),
        "corrected": say("Corrected later"),
    }[one.kind]


def name_of_later() -> str:
    """That something was written later, in words."""
    return say("Later reporting exists")


def name_of_unsaid() -> str:
    """That a part of the question is not answered, in words."""
    return say("The archive doesn't say")


def _disagreement(one: Disagreement, chip: Chip) -> Markup:
    newest = one.standing
    values = [child for told in one.values for child in (*_value(told, chip, told is newest), "; ")]
    return _line(name_of_difference(one), values[:-1])


def _value(told: Told, chip: Chip, newest: bool) -> list[Child]:
    about = f" ({source_and_date(told.citation.article)})"
    return [
        element("strong" if newest else "q", told.value, dir="auto"),
        about,
        chip(told.citation),
    ]


def _later(claim: Claim, chip: Chip) -> Markup:
    return _line(name_of_later(), [claim.shown, *map(chip, claim.citations)])


def _line(name: str, said: list[Child]) -> Markup:
    badge = element("strong", name, class_="badge")
    return element("p", badge, " ", *said, class_="claim beyond", dir="auto")
