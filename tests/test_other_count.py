import pytest

from ingest.article import Article
from qa.evidence import Evidence
from qa.fitting.other_count import counts_another
from vectorstore.archive import Archive

FIRE = (
    "Seventeen inmates died and 43 were injured in the fire. The ministry suspended four guards. "
    "It had cost two million dollars. The prison was built for 800 prisoners."
)
INCENDIO = "Se quemaron 17 camiones en el incendio. Suspendieron a cuatro guardias."
POWER = "ENALUZ serves 1.9 million households. Its director left. Ten women work there."


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("counts"), create=True)
    told = (("fire", FIRE, "en"), ("incendio", INCENDIO, "es"), ("power", POWER, "en"))
    archive.add([Article(key, key, text, language=language) for key, text, language in told])
    yield archive
    archive.close()


def _evidence(text, short=None, language="en"):
    """The first sentence as evidence, with its short answer."""
    article = Article("a", "Title", text, language=language)
    values = dict.fromkeys(
        ("support", "margin", "answers", "similarity", "before", "coverage", "carried", "behind"),
        0.0,
    )
    at = text.find(short) if short else 0
    place = (at, at + len(short)) if short else None
    return Evidence(article, 0, text.index(". ") + 1, short=place, offers=True, hit=None, **values)


@pytest.mark.parametrize(
    ("question", "text", "short", "language"),
    [
        ("How many guards died?", FIRE, None, "en"),
        ("How many guards died?", FIRE, "Seventeen", "en"),
        ("¿Cuántos guardias se quemaron?", INCENDIO, "17", "es"),
        ("How many employees does ENALUZ have?", POWER, "1.9 million", "en"),
    ],
)
def test_a_number_of_another_thing(archive, question, text, short, language):
    assert counts_another(archive, question, _evidence(text, short, language))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many inmates died?", FIRE),
        ("How many people died?", FIRE),
        ("How many prisoners died?", FIRE),  # who are the inmates
        ("How many convicts died?", FIRE),  # they may be inmates
        ("How many homes does ENALUZ serve?", POWER),
        ("How many workers does ENALUZ have?", POWER.replace("households", "employees")),
        ("How many guards died?", FIRE.replace("inmates", "people")),
        ("When did the guards die?", FIRE),
    ],
)
def test_what_may_be_called_by_another_word(archive, question, text):
    assert not counts_another(archive, question, _evidence(text))
