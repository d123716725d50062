import pytest

from ingest.article import Article
from ingest.boilerplate import paragraphs_in, speaks_to_the_reader, without
from ingest.pages import page_of

TEXT = (
    "One two three four.\n\nGive us your news, reader.\n\nFive six seven eight.\n\nNine ten eleven."
)


def forms(text: str) -> list[str]:
    return [paragraph.form for paragraph in paragraphs_in(text)]


def test_paragraphs_are_slices_of_the_text():
    found = paragraphs_in(TEXT)
    assert "\n\n".join(TEXT[one.start : one.end] for one in found) == TEXT
    assert [one.words for one in found] == [4, 5, 4, 3]


def test_case_and_accents_make_no_difference():
    assert forms("Apóyanos con tu DONACIÓN") == forms("apoyanos con tu donacion") != [""]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Share this", "By Ana Ruiz and Tom Field", "January 20, 2017", "He declined to comment.",
        "Ella no quiso hablar con la prensa.", "They were held for a night.", "word " * 121,
    ],
)  # fmt: skip
def test_what_can_not_be_boilerplate(paragraph):
    assert forms(paragraph) == [""]


@pytest.mark.parametrize(
    ("paragraph", "speaks"),
    [
        ("Support our work with a small gift", True),
        ("Our reporters need you this winter.", True),
        ("Suscríbete al boletín de la mañana", True),
        ("Ajude nossa redação a continuar", True),
        ("“We need your help,” said the mayor.", False),
        ("The council meets on the first Monday of the month.", False),
        ("Su hermano vive en Lima desde 1990.", False),
    ],
)
def test_who_is_spoken_to(paragraph, speaks):
    assert speaks_to_the_reader(paragraph) is speaks


def test_without_a_form_the_rest_stays_as_it_is():
    article = Article("a", "A", TEXT)
    left = without(article, {forms(TEXT)[1]})
    assert left.text == "One two three four.\n\nFive six seven eight.\n\nNine ten eleven."
    assert without(article, {"nothing", ""}) is article


def test_pages_begin_at_the_same_words_as_before():
    starts = [0, TEXT.index("us your"), TEXT.index("six"), TEXT.index("Nine"), len(TEXT)]
    article = Article("a", "A", TEXT, metadata={"pages": " ".join(map(str, starts))})
    left = without(article, {forms(TEXT)[1]})
    for word in ("One", "six", "Nine", "eleven"):
        assert page_of(left, left.text.index(word)) == page_of(article, TEXT.index(word))
    assert page_of(left, left.text.index("Five")) == 2


def test_what_a_source_calls_pages_is_left_as_it_is():
    article = Article("a", "A", TEXT, metadata={"pages": "A1"})
    assert without(article, {forms(TEXT)[1]}).metadata == {"pages": "A1"}
