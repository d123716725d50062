"""Disagreements, corrections, changes and what was known when, over the sample archive.

The cases are in tests/questions/time.jsonl: what the answer's text ``holds`` and ``lacks``, what
its ``first`` line holds, and what ``difference`` between which ``values`` it tells.
"""

import json
from pathlib import Path

import pytest

from vectorstore.days import as_day

QUESTIONS = Path(__file__).parent / "questions"


def read(name):
    with (QUESTIONS / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.mark.parametrize("case", read("time.jsonl"), ids=lambda case: case["id"])
def test_the_answer_tells_what_was_so_when(assistant, case):
    answer = assistant.ask(case["question"], as_of=case.get("as_of"))
    assert not answer.abstained
    assert case.get("first", "") in answer.text.split("\n")[0]
    assert all(words in answer.text for words in case.get("holds", []))
    assert not any(words in answer.text for words in case.get("lacks", []))
    assert [one.kind for one in answer.disagreements] == (
        [case["difference"]] if "difference" in case else []
    )
    told = {told.value for one in answer.disagreements for told in one.values}
    assert set(case.get("values", [])) <= told
    if day := case.get("as_of"):
        cited = [citation.article.published.last_day for citation in answer.citations]
        assert max(cited) <= as_day(day, "last")


def test_no_false_alarm_over_the_whole_sample_set(assistant):
    expected = {"2.4 tonnes", "6,657 homicides", "At least 41 women died"}
    for row in read("sample.jsonl"):
        answer = assistant.ask(row["question"])
        for one in answer.disagreements:
            assert expected & {told.value for told in one.values}, row["question"]


def test_every_value_and_later_sentence_is_cited_word_for_word(assistant):
    for case in [one for one in read("time.jsonl") if "difference" in one or "first" not in one]:
        answer = assistant.ask(case["question"], as_of=case.get("as_of"))
        numbers = [citation.number for citation in answer.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        for one in answer.disagreements:
            for told in one.values:
                assert told.value in told.citation.quote
                assert told.citation in answer.citations
        for claim in answer.later:
            assert claim.text == claim.citations[0].quote
            assert claim.citations[0] in answer.citations


def test_pieces_still_make_the_text(assistant):
    *pieces, answer = assistant.stream("How much cocaine was seized at Moín?")
    assert "".join(pieces) == answer.text
    assert answer.text.endswith("(Specimen Wire, 2023-06-16) [2].")


def test_what_was_understood_is_noted_and_can_be_switched_off(assistant):
    question = "How many people were murdered in El Salvador in 2016?"
    assert any("“2016”" in note for note in assistant.ask(question).notes)
    off = assistant.ask(question, read_dates=False)
    assert off.question.time is None
    assert not any("“2016”" in note for note in off.notes)


def test_a_spanish_answer_tells_a_difference_in_spanish(assistant):
    answer = assistant.ask("¿Cuántas mujeres murieron en la cárcel de Támara?")
    assert "Información posterior: 46 mujeres muertas" in answer.text


def test_a_corrected_number_is_the_short_answer_and_the_old_one_none(assistant):
    answer = assistant.ask("How many homicides did El Salvador have in 2015?")
    assert "6,640" in answer.short_answer
    assert "6,657" not in answer.short_answer
    (told,) = answer.disagreements
    assert told.standing is told.values[-1]
    assert [one.stands for one in told.values] == ["6,640" in one.value for one in told.values]
    assert not any(claim.short_answer and "6,657" in claim.short_answer for claim in answer.claims)


def test_numbers_that_stand_against_each_other_all_stand(assistant):
    answer = assistant.ask("How much cocaine was seized at Moín?")
    (told,) = answer.disagreements
    assert told.kind == "disagree"
    assert told.standing is None
    assert answer.short_answer in {one.value for one in told.values}


def test_a_short_answer_tells_what_its_relative_words_mean(assistant):
    answer = assistant.ask("On what day was the revised Colombian peace accord signed?")
    assert answer.short_answer == "Thursday [24 November 2016]"
