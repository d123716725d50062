"""Which Spanish and Portuguese questions leave it to those before whom they are about."""

import pytest

from qa.conversation.finite_verbs import lacks_subject
from qa.conversation.open_clitics import has_open_clitic


@pytest.mark.parametrize(
    ("left_open", "said"),
    [
        ("¿Quién lo ordenó?", "¿Quién sabe lo que pasó?"),
        ("¿Quiénes lo mataron?", "¿Quién contó lo ocurrido?"),
        ("¿Quién le pagó?", "¿Quién le pagó a Fito?"),
        ("¿Qué les pasó?", "¿Qué les pasó a los presos?"),
        ("¿Quién le ayudó a escapar?", "¿Quién le ayudó al alcalde?"),
        ("¿Quién lo acusó?", "¿Quién lo acusó a Varela?"),
        ("¿Quién lo mandó a Honduras?", "¿Quién lo delató a Fito?"),
        ("¿Quién la eligió?", "¿A quién la policía busca?"),
        ("¿De qué la acusaron?", "¿De qué la policía acusa?"),
        ("¿Cuándo los liberaron?", "¿Cuándo los Zetas llegaron?"),
        ("¿Dónde la capturaron en 2019?", "¿Cómo la policía de Lima llegó?"),
        ("¿La arrestaron?", "¿La policía habló?"),
        ("¿Quién ordenó matarlo?", "¿Quién dio la charla?"),
        ("¿Siguen buscándola?", "¿Cuánto vale la perla?"),
        ("¿Quién lo delató?", "¿Cuándo capturaron a Fito y quién lo delató?"),
        ("¿Y quién lo ordenó?", "¿Quién cerró el mercado y quién lo ordenó?"),
        ("Quem a elegeu?", "Quem o presidente nomeou?"),
        ("Quem não o viu?", "Quem o museu convidou?"),
        ("Quem lhe pagou?", "Quem pagou?"),
        ("Quem mandou matá-lo?", "Quem falou na segunda-feira?"),
    ],
)
def test_a_pronoun_beside_a_verb(left_open, said):
    assert has_open_clitic(left_open)
    assert not has_open_clitic(said)


@pytest.mark.parametrize(
    ("without", "named"),
    [
        ("¿Fue arrestada?", "¿Fue arrestada la alcaldesa?"),
        ("¿Está muerto?", "¿Está muerto Fito?"),
        ("¿Ha sido condenado por narcotráfico?", "¿Ha sido condenado el gobernador?"),
        ("¿Está libre?", "¿Está abierta la frontera?"),
        ("¿Cuántos años tiene?", "¿Cuántos años tiene Fito?"),
        ("¿Cuántas ciudades visitó?", "¿Cuántas personas murieron?"),
        ("¿Qué edad tenía?", "¿Cuántos homicidios hubo?"),
        ("¿Qué propuso?", "¿Qué propuso el alcalde?"),
        ("¿Qué prometió hacer?", "¿Qué pasó después?"),
        ("¿De qué partido es?", "¿De qué partido es el alcalde?"),
        ("Foi presa?", "Foi presa a prefeita?"),
        ("O que propôs?", "O que propôs o prefeito?"),
        ("Quantos anos tem?", "Quantos presos tem o presídio?"),
        ("De que partido é?", "De que partido é o prefeito?"),
    ],
)
def test_a_verb_without_a_subject(without, named):
    assert lacks_subject(without)
    assert not lacks_subject(named)


@pytest.mark.parametrize("asked", ["Who wrote for Le Monde?", "Was he arrested?", "Who let it go?"])
def test_english_has_neither(asked):
    assert not has_open_clitic(asked)
    assert not lacks_subject(asked)
