"""Each question was written by hand from the sentence before the template was run on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.article import Article
from qa.evaluation.draft import drafts, from_article
from qa.evaluation.draft_spanish import question_in


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "«Teníamos miedo de salir a la calle», contó la maestra Rosa Peña, de Apopa.",
            "¿Quién dijo «Teníamos miedo de salir a la calle»?",
            "Rosa Peña",
        ),
        (
            "El ministro de Seguridad, Eduardo del Castillo, aseguró que no habrá toque de queda.",
            "¿Quién aseguró que no habrá toque de queda?",
            "Eduardo del Castillo",
        ),
        (
            "La presidenta Ana Ruiz prometió más escuelas para la costa y viajó a Quito.",
            "¿Quién prometió más escuelas para la costa?",
            "Ana Ruiz",
        ),
        (
            "La presidenta Ana Ruiz anunció que la deuda cayó a 2,5 millones de dólares.",
            "¿Quién anunció que la deuda cayó a 2,5 millones de dólares?",
            "Ana Ruiz",
        ),
        (
            "La Policía Nacional Civil detuvo a unas 40 personas en la frontera.",
            "¿A cuántas personas detuvo la Policía Nacional Civil?",
            "40",
        ),
        (
            "La Fiscalía de Paraguay incautó 2,5 toneladas de cocaína.",
            "¿Cuántas toneladas de cocaína incautó la Fiscalía de Paraguay?",
            "2,5",
        ),
        (
            "Al menos doce agentes resultaron heridos en el motín de Támara, dijo un vocero.",
            "¿Cuántos agentes resultaron heridos en el motín de Támara?",
            "doce",
        ),
        (
            "Rosa Peña, maestra de Apopa, fue elegida alcaldesa en 2016.",
            "¿Cuándo fue elegida Rosa Peña alcaldesa?",
            "2016",
        ),
        (
            "Otoniel había sido capturado el 23 de octubre de 2021 en una zona rural.",
            "¿Cuándo había sido capturado Otoniel?",
            "23 de octubre de 2021",
        ),
        (
            "La Asamblea Legislativa aprobó la reforma el 3 de mayo.",
            "¿Cuándo aprobó la Asamblea Legislativa la reforma?",
            "3 de mayo",
        ),
        (
            "Juan Paz, alias Rayo, fue detenido el lunes en San Pedro Sula después de un tiroteo.",
            "¿Dónde fue detenido Juan Paz?",
            "San Pedro Sula",
        ),
    ],
)
def test_a_sentence_is_turned_round(sentence: str, question: str, answer: str) -> None:
    (draft,) = from_article(Article("a", "t", sentence, language="es"))
    assert (draft.question, draft.answer, draft.language) == (question, answer, "es")


@pytest.mark.parametrize(
    "sentence",
    [
        "Su oficina recibió 1.106 denuncias de transportistas.",  # whose?
        "La Policía detuvo a siete sospechosos y halló armas largas.",  # which police?
        "La orden terminó en la madrugada del 10 de mayo.",  # which order?
        "El presidente Daniel Noboa anunció la respuesta de ese país a su carta.",  # which country?
        "La Policía Nacional Civil halló 12 karts.",  # "cuántos" or "cuántas"?
        "La Policía Nacional Civil halló 12 cajas de balas.",  # half of what was counted
        "También fue capturado el 3 de mayo.",  # who?
        "La Policía dijo que Interpol Sur capturó a 3 personas.",  # two verbs
        "Otras quince resultaron heridas en el ataque a la mina.",
        "El clima era bueno.",
    ],
)
def test_a_sentence_that_needs_another_is_passed_over(sentence: str) -> None:
    assert list(from_article(Article("a", "t", sentence, language="es"))) == []


def test_spanish_articles_of_the_sample_archive_give_sound_questions(assistant) -> None:
    proposed = [d for d in drafts(assistant.archive, 500, of_each=9) if d.language == "es"]
    assert len(proposed) >= 18
    for draft in proposed:
        assert draft.as_row(1)["lang"] == "es"
        assert draft.question.startswith("¿")
        assert draft.question.endswith("?")
        assert draft.answer in draft.sentence
        assert draft.answer not in draft.question


_PIECES = "El ministro|Ana Ruiz|,|dijo|fue detenido|en|Manta|el 3 de mayo|12 casas|de 2016|«|»|."


@given(st.lists(st.sampled_from(_PIECES.split("|")), max_size=30))
def test_an_answer_is_always_part_of_its_sentence(pieces: list[str]) -> None:
    sentence = " ".join(pieces)
    made = question_in(sentence)
    assert made is None or made[1] in sentence


@pytest.mark.parametrize("piece", ["A", "La Paz ", "El ministro a, ", "«a", "12 casas "])
def test_a_sentence_without_end_is_read_in_no_time(piece: str) -> None:
    question_in("La " + piece * 5000)
