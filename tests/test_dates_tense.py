import pytest

from qa.dates.tense import is_another, tense


def place(text, words):
    start = text.index(words)
    return text, start, start + len(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He was arrested on Monday.", "Monday"),
        ("Police said Monday that he will resign.", "Monday"),
        ("On Monday, gunmen killed two men.", "Monday"),
        ("In the capital on Monday, gunmen killed two men.", "Monday"),
        ("He was freed, the court said, on Monday.", "Monday"),
        ("The attack on Sunday night left six dead.", "Sunday"),
        ("He has been held since Saturday.", "Saturday"),
        ("A judge sentenced Juan Paz, twice mayor, to ten years on Monday.", "Monday"),
        ("On Monday they agreed to meet again.", "Monday"),
        ("He is due in court after he was arrested on Monday.", "Monday"),
        ("He was shot and on Monday he died.", "Monday"),
        ("On Monday local leaders have declared a truce.", "Monday"),
        ("El lunes murieron tres guardias.", "El lunes"),
        ("El alcalde fue detenido el lunes.", "el lunes"),
        ("El prófugo, detenido el lunes, negó todo.", "el lunes"),
        ("Na segunda-feira, a polícia prendeu dois homens.", "Na segunda-feira"),
    ],
)
def test_a_verb_in_the_past_puts_its_date_behind(text, words):
    assert tense(*place(text, words)) == "past"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Friday the court will decide.", "Friday"),
        ("On Friday, the man who was arrested will appear.", "Friday"),
        ("The hearing was due to be held on Friday.", "Friday"),
        ("They agreed to meet on Friday.", "Friday"),
        ("He could be freed in June.", "June"),
        ("He said that on Friday the court will decide.", "Friday"),
        ("El viernes comparecerá el alcalde.", "El viernes"),
        ("Los jueces pueden votar el viernes.", "el viernes"),
        ("Na sexta-feira o tribunal vai decidir.", "Na sexta-feira"),
    ],
)
def test_a_sign_of_what_is_to_come_counts_on_both_sides(text, words):
    assert tense(*place(text, words)) == "to come"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The trial resumes on Monday, the court said.", "Monday"),
        ("The man accused of it returns to court on Monday.", "Monday"),
        ("The film is nominated at Sunday's ceremony.", "Sunday"),
        ("Las elecciones son el domingo.", "el domingo"),
        ("El partido elige el domingo a su candidato.", "el domingo"),
    ],
)
def test_without_one_it_is_open(text, words):
    assert tense(*place(text, words)) == "open"


def test_each_date_has_the_verb_after_the_one_before():
    text = "He was arrested on Monday and leaves hospital on Friday."
    assert tense(*place(text, "Friday"), after=text.index(" and")) == "open"
    joined = "He was seen on Monday and on Friday."
    assert tense(*place(joined, "Friday"), after=joined.index(" and")) == "past"


@pytest.mark.parametrize(
    ("text", "words", "another"),
    [
        ("It was postponed until Monday.", "Monday", True),
        ("He was killed the following Tuesday.", "Tuesday", True),
        ("It was a Monday.", "Monday", True),
        ("Se aplazó hasta el lunes.", "el lunes", True),
        ("Foi adiado para a segunda-feira.", "segunda-feira", True),
        ("Forty had been held by Monday.", "Monday", False),
        ("He was arrested for Monday's attack.", "Monday", False),
        ("Sales rose in the three months to 31 March.", "31 March", False),
        ("He was held on Monday.", "Monday", False),
    ],
)
def test_until_a_day_or_the_following_one_may_be_any(text, words, another):
    assert is_another(*place(text, words)) == another
