import pytest

from ingest.article import Article
from qa.fitting.ordinals import tells_of_another


def _article(text, title="Altamira win", language="en"):
    return Article("a", title, text, language=language)


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("en", "Who saw the first derby?", "The second derby was on Sunday, the third is in May."),
        ("en", "How long is the 1st runway?", "The second runway will be long. It is the longest."),
        ("en", "Who won the first round?", "She won the second presidential round."),
        ("es", "¿Quién ganó la primera vuelta?", "Ganó la segunda vuelta."),
        ("pt", "Quem venceu o primeiro turno?", "Venceu o segundo turno."),
    ],
)
def test_an_article_of_the_second_does_not_tell_of_the_first(language, question, text):
    assert tells_of_another(question, _article(text, language=language))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who won the first derby?", "She won the first derby and lost the second derby."),
        ("Who won the first derby?", "He won the second derby. The first was lost."),
        ("Who won the first derby?", "In the second derby he won. That derby was his best."),
        ("Who won the first derby?", "Dino won the first and second derby."),
        ("Who won the first derby?", "Altamira won."),
        ("When did she win for the first time?", "She won for the second time in May."),
        ("Who won the derby?", "She won the second derby."),
    ],
)
def test_an_article_that_may_tell_of_the_one_asked(question, text):
    assert not tells_of_another(question, _article(text))


def test_the_title_counts():
    article = _article("She won with 54 percent.", "Ferrer wins second round")
    assert tells_of_another("What did she get in the first round?", article)
