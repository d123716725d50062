import pytest

from tests.prose import edited, story, with_new_lead
from vectorstore.near import band_keys, is_near, nearly_same

NUMBERS = range(100, 140)


def lightly(text: str, number: int) -> str:
    return with_new_lead(edited(text, number), number + 5000)


@pytest.mark.parametrize("change", [edited, with_new_lead, lightly])
def test_lightly_edited_copies_are_found(change):
    pairs = [(story(number, 8), change(story(number, 8), number)) for number in NUMBERS]
    met = [not set(band_keys(a)).isdisjoint(band_keys(b)) for a, b in pairs]
    assert sum(met) >= 39
    assert sum(is_near(a, b) for a, b in pairs) >= 39
    assert [is_near(a, b) for a, b in pairs] == [is_near(b, a) for a, b in pairs]


def test_other_stories_are_not():
    stories = [story(number, 8) for number in NUMBERS]
    assert not any(is_near(a, b) for a in stories for b in stories if a != b)


def test_a_follow_up_that_repeats_the_background_is_another_report():
    background = story(1, 3)
    assert not is_near(f"{story(2, 6)}\n\n{background}", f"{story(3, 6)}\n\n{background}")


def test_two_notices_made_from_one_form_are_two_reports():
    form = (
        "An earthquake of magnitude {} was felt {} kilometres off the coast at {} on Tuesday. The "
        "observatory said that nobody was hurt and that no wave is expected on any shore."
    )
    assert not is_near(form.format(4.5, 80, "10:21"), form.format(5.1, 35, "23:02"))


def test_one_corrected_number_leaves_it_the_same_report():
    text = f"{story(4)} There were 5,300 murders in 2016, said the 12 officials."
    assert is_near(text, text.replace("5,300", "5,278"))


def test_keys_are_the_same_run_after_run():
    assert band_keys(story(7, 2))[0] == 5351612097072567668
    assert band_keys(story(7, 2).upper()) == band_keys(story(7, 2))


@pytest.mark.parametrize("text", ["", "…", "Rain fell.", "word " * 19])
def test_too_short_a_text_is_near_to_nothing(text):
    assert band_keys(text) == []
    assert not is_near(text, text)


def test_passages_cut_at_other_places_are_nearly_the_same():
    sentences = story(9, 4).replace("\n\n", " ").split(". ")
    assert nearly_same(". ".join(sentences[:6]), ". ".join(sentences[1:8]))
    assert nearly_same(edited(story(9), 1), story(9))
    assert not nearly_same(". ".join(sentences[:3]), ". ".join(sentences[5:8]))


def test_a_corrected_number_is_something_else():
    text = story(9, 2) + " Police counted {} murders in the year 2016."
    assert not nearly_same(text.format("5,300"), text.format("5,278"))
    assert nearly_same(text.format("5,300"), text.format("5,300") + " Nobody was held for 40.")


REPORT = story(9, 2) + " The court in Támara {} on Friday, and the trial of eleven weeks was over."


@pytest.mark.parametrize(
    ("said", "otherwise"),
    [
        ("counted twelve dead", "counted fifteen dead"),
        ("counted twelve dead", "counted 15 dead"),
        ("contó doce muertos", "contó quince muertos"),
        ("contou doze mortos", "contou quarenta mortos"),
        ("found Rolando Paz guilty", "found Rolando Paz not guilty"),
        ("found Rolando Paz guilty", "never found Rolando Paz guilty"),
        ("said that he will appeal", "said that he won't appeal"),
        ("lo declaró culpable", "no lo declaró culpable"),
        ("o condenou", "não o condenou"),
        ("always believed the witness", "never believed the witness"),
        ("sentenced Marta Solís to 12 years", "sentenced Hugo Barrios to 12 years"),
        ("met in San Lucas", "met in San Marcos"),
        ("said: It killed 12. It rose", "said: They counted 15. It rose"),
        ("ended. No accord was made", "ended. Accord was made"),
    ],
)
def test_what_denies_or_tells_of_another_number_or_person_is_something_else(said, otherwise):
    one, two = REPORT.format(said), REPORT.format(otherwise)
    assert not nearly_same(one, two)
    assert not nearly_same(two, one)


@pytest.mark.parametrize(
    ("said", "otherwise"),
    [
        ("counted twelve dead", "counted 12 dead"),
        ("did not believe him", "didn't believe him"),
        ("freed Hugo Barrios", "let Hugo Barrios go"),
        ("freed Hugo Barrios", "freed the engineer"),
        ("freed him", "said on Friday: “He is free”. Then it freed him"),
        ("freed him. She came", "freed him. He did not comment. She came"),
        ("freed him. The lawyer came", "freed him. A lawyer came"),
    ],
)
def test_other_words_for_the_same_thing_are_not(said, otherwise):
    one, two = REPORT.format(said), REPORT.format(otherwise)
    assert nearly_same(one, two)
    assert nearly_same(two, one)


def test_another_byline_is_not():
    text = story(9, 2)
    assert nearly_same(f"By Ana Ruiz, Reuters\n\n{text}", f"By John Low, AP\n\n{text}")
    assert nearly_same(text, f"{text}\n\nThe mayor did not comment. The court never said why.")
