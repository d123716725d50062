"""Who is asked to have said something, and where their words may stand."""

from pathlib import Path

import pytest

from ingest.article import Article
from qa.assistant import Assistant
from qa.settings import Settings
from qa.speech.speaker import speaker_in
from vectorstore.archive import Archive


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did the mayor of Tumaco say about the port?", "the mayor of Tumaco"),
        ("What does Ana Luz think of the plan?", "Ana Luz"),
        ("What did Rui claim to be?", "Rui"),
        ("¿Qué dijo la jueza Irma Paz sobre la condena?", "la jueza Irma Paz"),
        ("¿Qué opina el obispo?", "el obispo"),
        ("O que disse o prefeito de Belém depois do assalto?", "o prefeito de Belém"),
        ("What did he say about it?", None),
        ("¿Qué dijo él?", None),
        ("What do people say of the mine?", None),
        ("What does the archive say about the truce?", None),
        ("What did the mayor promise the widows?", "the mayor"),
        ("What did the police find?", None),
        ("Who said that?", None),
    ],
)
def test_whose_words_are_asked_for(question: str, speaker: str | None) -> None:
    assert speaker_in(question) == speaker


_QUESTION = "What did {} say would happen before the strike ended?"
_TOLD = (
    "The harbour of Tumaco stayed shut for nine days after the strike began.\n\n"
    "Governor Elsa Quintero said the strike would end when the army had cleared the road to the "
    "coast, and that nobody would be paid to go back to work.\n\n"
    "Fishermen mended their nets meanwhile. The market sold what it had, and then it sold nothing "
    "at all, until the first lorries came down from Pasto with rice and gas."
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("spoken")
    archive = Archive(folder, create=True)
    archive.add([Article("a", "Strike shuts the harbour of Tumaco", _TOLD)])
    return Assistant(archive, Settings())


def test_who_speaks_is_quoted(assistant: Assistant) -> None:
    for speaker in ("Elsa Quintero", "the governor"):
        answer = assistant.ask(_QUESTION.format(speaker))
        assert "would end when the army" in answer.text


@pytest.mark.parametrize("speaker", ["the mayor of Tumaco", "the mayor", "the captain of the army"])
def test_nobody_else_is_quoted_for_who_does_not_speak(assistant: Assistant, speaker: str) -> None:
    assert assistant.ask(_QUESTION.format(speaker)).abstained


def test_anyone_may_speak_for_many(assistant: Assistant) -> None:
    answer = assistant.ask(_QUESTION.format("the authorities"))
    assert "would end when the army" in answer.text
