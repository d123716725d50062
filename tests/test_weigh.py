"""Words and meaning weighed by language, with the default encoder, which knows English alone."""

import pytest

from ingest.article import Article
from vectorstore.archive import Archive
from vectorstore.coverage import RareWords
from vectorstore.fusion import fuse
from vectorstore.hit import Filters
from vectorstore.weigh import _own_weight, asked_in, weighed

ENGLISH = [
    Article("ferry", "Ferry", "The ferry to the island was cancelled because of the storm."),
    Article("bakery", "Bakery", "The oldest bakery in town will close after ninety years."),
    Article("orchard", "Orchard", "Hail destroyed most of the apples in the valley's orchards."),
    Article("bridge", "Bridge", "Engineers closed the bridge when they found rust in its cables."),
]
SPANISH = [
    Article("barco", "Barco", "El barco a la isla no salió a causa de la tormenta.", language="es"),
    Article("pan", "Pan", "El precio del pan subió dos veces este año.", language="es"),
    Article("granizo", "Granizo", "El granizo dañó las manzanas de todo el valle.", language="es"),
    Article("puente", "Puente", "Cerraron el puente al hallar óxido en los cables.", language="es"),
]
NAMED = [
    Article("decoy", "Police", "Some 900 police officers stood in the streets during the fair."),
    Article(
        "marset", "Marset", "Desde julio 2.250 agentes buscan a Sebastián Marset.", language="es"
    ),
]
ASKED = {"en": "Why was the ferry to the island cancelled?", "es": "¿Por qué no salió el barco?"}


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    held = {"en": ENGLISH, "es": SPANISH, "both": ENGLISH + SPANISH, "few": ENGLISH + SPANISH[:1]}
    held["minority"] = SPANISH + ENGLISH[:1]
    held["named"] = ENGLISH + NAMED
    made = {}
    for name, articles in held.items():
        made[name] = Archive(tmp_path_factory.mktemp(name) / "archive", create=True)
        made[name].add(articles)
    return made


def scores(archive, question):
    vector = archive.encoder.encode_question(question)
    dense = dict(archive.dense.search(vector, 10, Filters()))
    return dense, archive.lexical.scores(question, list(dense))


def lifted(archive, question, plain, weight):
    """With what the question's rare words add, in the measure of the words' weight."""
    rare, passages = RareWords(archive, question), archive.catalog.passages([*plain])
    weights = weight if isinstance(weight, dict) else dict.fromkeys(plain, weight)
    return {
        key: value + min(1, weights[key]) * rare.bonus(passages[key])
        for key, value in plain.items()
    }


@pytest.mark.parametrize(
    ("name", "language", "weight"),
    [("en", "en", 1.0), ("es", "es", 2.0), ("en", "es", 1 / 3), ("es", "en", 1 / 3)],
)
def test_in_an_archive_of_one_language_all_words_weigh_the_same(archives, name, language, weight):
    dense, lexical = scores(archives[name], ASKED[language])
    fused = weighed(archives[name], ASKED[language], dense, lexical)
    plain = dict(fuse(dense, lexical, 0.8 * weight))
    assert fused == pytest.approx(lifted(archives[name], ASKED[language], plain, weight))
    assert [*fused] == sorted(fused, key=lambda key: (-fused[key], key))


@pytest.mark.parametrize(
    ("name", "language", "weight"),
    [
        ("both", "en", 1),
        ("both", "es", 2),
        ("few", "en", 1),
        ("few", "es", 2),
        ("few", "pt", 2),
        ("minority", "en", 0.4),
    ],
)
def test_words_of_a_known_minority_s_language_weigh_by_its_share(archives, name, language, weight):
    assert _own_weight(archives[name], language) == pytest.approx(weight)


@pytest.mark.parametrize("language", ["en", "es"])
def test_where_both_tell_it_the_question_s_own_language_comes_first(archives, language):
    first = archives["both"].search(ASKED[language], 1)[0]
    assert first.passage.article.id == {"en": "ferry", "es": "barco"}[language]


def test_passages_of_two_languages_are_weighed_each_by_its_own(archives):
    dense, lexical = scores(archives["both"], ASKED["es"])
    kinship = archives["both"].encoder.kinship("es", "es")
    assert kinship > 0.1
    told = {p.id: p.article.language for p in archives["both"].catalog.passages([*dense]).values()}
    assert {*told.values()} == {"en", "es"}
    meant = {key: value - kinship * (told[key] == "es") for key, value in dense.items()}
    weights = {key: 2.0 if told[key] == "es" else 1 / 3 for key in dense}
    plain = dict(fuse(meant, lexical, {key: 0.8 * value for key, value in weights.items()}))
    expected = lifted(archives["both"], ASKED["es"], plain, weights)
    assert weighed(archives["both"], ASKED["es"], dense, lexical) == pytest.approx(expected)


@pytest.mark.parametrize(("name", "weight"), [("few", 1.0), ("es", 2.0)])
def test_names_weigh_the_same_in_every_language(archives, name, weight):
    dense, lexical = scores(archives[name], "Ovidio Guzmán")
    fused = weighed(archives[name], "Ovidio Guzmán", dense, lexical)
    plain = dict(fuse(dense, lexical, 0.8 * weight))
    assert fused == pytest.approx(lifted(archives[name], "Ovidio Guzmán", plain, weight))


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("How many police officers are looking for Sebastián Marset?", "marset"),
        ("How many police officers are looking for him in the streets?", "decoy"),
        ("How many police officers are looking for Ovidio Guzmán?", "decoy"),
    ],
)
def test_a_passage_of_another_language_that_has_the_names_comes_first(archives, asked, first):
    assert archives["named"].search(asked, 1)[0].passage.article.id == first


def test_nothing_found_weighs_nothing(archives):
    assert weighed(archives["both"], "?", {}, {}) == {}


def test_names_alone_are_asked_in_the_archive_s_commonest_language(archives):
    assert asked_in(archives["few"], "El Salvador") == "en"
    assert asked_in(archives["es"], "New York") == "es"
    assert asked_in(archives["es"], ASKED["en"]) == "en"
