"""Words that give a reason, where one is asked for."""

from dataclasses import replace

import pytest

from qa.evidence import gather
from qa.reader.reading import Reader
from qa.reasons import gives_reason
from tests.test_extract import STRONG


@pytest.mark.parametrize(
    "sentence",
    [
        "It closed because the owner had died.",
        "The price rose on fears of a drop in supply.",
        "They moved to prevent an escape.",
        "Cerraron por temor a un ataque.",
        "Fechou devido à chuva.",
    ],
)
def test_a_reason(sentence):
    assert gives_reason(sentence)


@pytest.mark.parametrize("sentence", ["It closed on Monday.", "Cerró el lunes.", "Causeway House."])
def test_no_reason(sentence):
    assert not gives_reason(sentence)


def test_a_sentence_that_gives_a_reason_is_likelier_to_answer():
    assert replace(STRONG, reason=True).score > STRONG.score


def test_only_where_a_reason_is_asked_for(assistant):
    archive, hits = assistant.archive, assistant.search("Why did Fito escape from prison?", 6)
    assert any(one.reason for one in gather(archive, Reader(), "Why did Fito escape?", hits))
    assert not any(one.reason for one in gather(archive, Reader(), "When did Fito escape?", hits))
