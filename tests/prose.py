"""Stories that nobody wrote: grammatical, all different, the same for the same number."""

import random
import re

_WHO = (
    "a retired harbour pilot",
    "the mayor of Northfield",
    "two beekeepers",
    "an inspector of bridges",
    "the deputy librarian",
    "a night nurse",
    "three ferry captains",
    "the county surveyor",
    "a baker from Eastmoor",
    "the orchestra's treasurer",
    "a visiting botanist",
    "the oldest juror",
    "a crane operator",
    "the museum's curator",
    "a schoolteacher",
    "the fire chief",
)
_DID = (
    "found",
    "repaired",
    "measured",
    "quietly sold",
    "photographed",
    "rejected",
    "borrowed",
    "catalogued",
    "buried",
    "defended",
    "misplaced",
    "reopened",
    "inherited",
    "weighed",
    "painted",
    "returned",
)
_WHAT = (
    "a brass telescope",
    "the northern sluice",
    "forty crates of pears",
    "an unsigned contract",
    "the tramway ledger",
    "a cracked bell",
    "the flood map",
    "several hundred stamps",
    "a fishing net",
    "the lighthouse lens",
    "a stolen violin",
    "the grain store",
    "an iron gate",
    "the census returns",
    "a weather balloon",
    "the chapel roof",
)
_WHERE = (
    "behind the customs house",
    "near the old quarry",
    "on the ring road",
    "beneath the viaduct",
    "outside the courtroom",
    "at the spring fair",
    "in a locked cellar",
    "along the canal",
    "beside the tannery",
    "under the grandstand",
    "inside the observatory",
    "by the war memorial",
)
_WHEN = (
    "before dawn",
    "during the storm",
    "after a long hearing",
    "while voters queued",
    "last autumn",
    "without any warning",
    "against legal advice",
    "to general surprise",
    "as trains stood still",
    "with public money",
    "for the second time",
    "amid loud applause",
)


def story(number: int, paragraphs: int = 5) -> str:
    """Paragraphs of two sentences, about 25 words each."""
    chance = random.Random(number)
    return "\n\n".join(" ".join(_sentence(chance) for _ in range(2)) for _ in range(paragraphs))


def _sentence(chance: random.Random) -> str:
    parts = [chance.choice(words) for words in (_WHO, _DID, _WHAT, _WHERE, _WHEN)]
    sentence = " ".join(parts)
    return sentence[0].upper() + sentence[1:] + "."


def edited(text: str, number: int, share: float = 0.1) -> str:
    """``text`` with this share of its words replaced by others of the same kind of prose."""
    chance = random.Random(number)
    words = re.split(r"(\w+)", text)
    others = re.findall(r"\w+", " ".join((*_WHO, *_WHAT, *_WHERE, *_WHEN)))
    places = range(1, len(words), 2)
    for place in chance.sample(places, round(len(places) * share)):
        words[place] = chance.choice([word for word in others if word != words[place]])
    return "".join(words)


def with_new_lead(text: str, number: int) -> str:
    """``text`` with another first paragraph."""
    return "\n\n".join([story(number, 1), *text.split("\n\n")[1:]])
