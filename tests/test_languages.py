import ast
import json
import re
import threading
from pathlib import Path

import pytest

from ui.languages import language, say, speaking
from ui.languages.bind import spoken
from ui.languages.choose import chosen, preferred
from ui.words import count_of, date_in_words, span_in_words

UI = Path(__file__).parents[1] / "ui"
SPANISH = json.loads((UI / "languages" / "es.json").read_text(encoding="utf-8"))
_TERMINAL = ("commands", "report")  # what the command line says stays English


def sentences() -> set[str]:
    """Everything that the page's source gives to ``say`` as it stands."""
    found = set()
    for file in UI.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        if file.parent.name in _TERMINAL or "from ui.languages" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(first.value)
    return found


def test_everything_the_page_says_is_said_in_spanish():
    said = sentences()
    assert len(said) > 80
    assert sorted(said - set(SPANISH)) == []


def test_a_translation_fills_in_the_same_values():
    def names(text):
        return set(re.findall(r"\{(\w+)\}", text))

    assert {k: v for k, v in SPANISH.items() if names(k) != names(v)} == {}


def test_the_language_spoken_ends_with_its_block():
    assert say("Sources") == "Sources"
    with speaking("es"):
        assert (say("Sources"), language()) == ("Fuentes", "es")
        with speaking("xx"):
            assert say("Sources") == "Sources"
        assert say("never said before") == "never said before"
    assert say("Sources") == "Sources"


def test_numbers_dates_and_spans_in_spanish():
    with speaking("es"):
        assert count_of(1, "article") == "1 artículo"
        assert count_of(12_000, "article") == "12.000 artículos"
        assert date_in_words("2017-01-20") == "20 de enero de 2017"
        assert span_in_words("2012", "2016-02") == "2012 a febrero de 2016"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("es-SV,es;q=0.9,en;q=0.8", "es"),
        ("en-GB,en;q=0.9,es;q=0.8", "en"),
        ("fr,es;q=0.5,en;q=0.4", "es"),
        ("de", "en"),
        ("", "en"),
        ("es;q=x,en;q=0.1", "en"),
        (";;;,,,q=", "en"),
    ],
)
def test_the_browser_is_answered_in_the_language_it_prefers(accepted, language):
    assert preferred(accepted) == language


def test_what_a_person_chose_comes_first():
    accepts = {"accept-language": "en"}
    assert chosen({**accepts, "cookie": "a=b; dossier-language=es"}) == "es"
    assert chosen({**accepts, "cookie": "dossier-language=xx"}) == "en"
    assert chosen({**accepts, "cookie": "dossier-language=\x00;;;="}) == "en"


def test_an_event_speaks_its_pages_language_in_any_thread():
    def answer(word: str) -> str:
        return say(word)

    def answers(word: str):
        yield say(word)
        yield say("Search")

    steps = spoken(answers, "es")("Sources")
    heard = [spoken(answer, "es")("Sources")]
    for _ in range(2):
        thread = threading.Thread(target=lambda: heard.append(next(steps)))
        thread.start()
        thread.join()
    assert heard == ["Fuentes", "Fuentes", "Buscar"]
    assert list(steps) == []
    assert say("Sources") == "Sources"


def test_a_generator_that_is_given_up_is_closed():
    closed = []

    def answers():
        try:
            yield say("Sources")
        finally:
            closed.append(language())

    steps = spoken(answers, "es")()
    next(steps)
    steps.close()
    assert len(closed) == 1
