import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest.clean import clean_text
from ingest.normalise import normalise, one_line, printable
from ingest.title import MAX_DERIVED, derived_title, split_title

BODY = [
    "The minister said on Friday that the talks would go on. Nobody believed him.",
    "“We will share what we know,” he said. “Related content is not our business.”",
    "A newsletter of the ministry gave another account.",
]
FURNITURE = [
    "SEE ALSO:\u00a0 El Salvador News and Profiles", "Lea también: Noticias de Honduras",
    "Leia também: Notícias do Brasil", "Read more: Who are the gangs", "Related: The gang truce",
    "share icon icon icon", "Facebook | Twitter | WhatsApp", "Compartir", "Share this article",
    "Was this content helpful?", "Advertisement", "PUBLICIDAD", "Subscribe to our newsletter",
    "VEA TAMBIÉN: Noticias y perfil de la MS13", "¿Fue útil este contenido?",
    "The Paper. All rights reserved.", "(c) 2017 The Paper", "Follow us on Twitter",
    "Síguenos en Facebook", "Donate", "© 2017 The Paper",
    "All rights reserved", "Todos los derechos reservados", "Skip to main content",
]  # fmt: skip
KEPT = [
    "Share prices fell by a tenth on Friday.", "Shares", "Twitter", "Comments",
    "Share your bread with the hungry, the bishop said.", "Donate blood, the hospital asked.",
    "See also the report of the ombudsman, which names the officers.", "About the gang",
    "He mentioned related content in his speech.", "Related Content", "Copyright law has changed.",
    "Publicidad engañosa fue el cargo.", "Print is dead, the editor wrote.", "Home news is scarce.",
    "(c) The third clause holds.", "“We ask you to subscribe to our channel,” he said.",
    "Read more: the report has it all. It names the officers.", "Our rights were reserved.",
    "Donate to the church, he was told; he gave nothing.", "Read more books, she told them.",
]  # fmt: skip


def page(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize("paragraph", FURNITURE)
def test_furniture_between_paragraphs_is_removed(paragraph):
    assert clean_text(page(BODY[0], paragraph, *BODY[1:])) == page(*BODY)


@pytest.mark.parametrize("paragraph", KEPT)
def test_what_an_article_may_say_is_kept(paragraph):
    for text in (page(BODY[0], paragraph, *BODY[1:]), page(*BODY, paragraph, "He left.")):
        assert paragraph in clean_text(text).split("\n\n")


@pytest.mark.parametrize(
    "footer",
    [
        ["Related Content", "Gang truce ends", "Minister resigns", "All rights reserved"],
        ["Contenido relacionado", "Fin de la tregua", "23 SEP 2022", "Renuncia el ministro"],
        ["Conteúdo relacionado", "O ministro renuncia", "Leia mais"],
        ["Was this article helpful?", "Click here to send us your comments."],
        [
            "¿Fue útil este contenido?",
            "Queremos seguir, pero para hacerlo necesitamos recursos.",
            "Haga clic aquí para enviarnos sus comentarios.",
            "Contenido relacionado",
            "Maras",
        ],
        ["Most read", "As leaders met in the capital, nothing was…", "BRAZIL / 22 JUN 2023"],
        ["More from The Paper", "1 JAN 2020", "Leaders met for the assembly.", "2 JAN 2020"],
    ],
)
def test_footer_is_cut_to_the_end(footer):
    assert clean_text(page(*BODY, *footer)) == page(*BODY)


@pytest.mark.parametrize(
    "ending",
    [
        ["Share", "The minister did not reply."],
        ["Related Content", "The minister did not reply."],
        ["Related Content", "He spoke first. Then she spoke."],
        ["Related Content", "22 JUN 2023", "The talks began.", "The talks ended.", "23 JUN 2023"],
        ["Share", "“You may donate to our cause,” he said."],
        ["Share", "22 JUN 2023", "The talks began.", "Share"],
        ["Most read", "The book is the most read in the country, where few books are sold at all."],
    ],
)
def test_sentences_after_a_marker_are_kept(ending):
    cleaned = clean_text(page(*BODY, *ending)).split("\n\n")
    assert [p for p in ending if p.endswith(".")] == [p for p in cleaned[3:] if p.endswith(".")]


def test_a_page_that_is_all_footer_is_left_as_it_is():
    assert "Gang truce ends" in clean_text(page("Related Content", "Gang truce ends"))


def test_menu_and_trail_above_the_title_are_dropped():
    text = page("Home", "Search", "HomeNewsGang talks fail again", "Gang talks fail again", *BODY)
    assert clean_text(text) == page("Gang talks fail again", *BODY)
    assert clean_text(page("Inicio » Noticias » Maras", *BODY)) == page(*BODY)


@pytest.mark.parametrize("mark", [" > ", " » ", " › ", " / ", " | ", "| "])
def test_a_trail_that_ends_in_the_title_is_dropped(mark):
    trail = f"World{mark}Gang talks fail again"
    assert clean_text(page(trail, "Gang talks fail again", *BODY)).startswith("Gang talks fail")


def test_a_headline_is_kept_though_the_next_line_repeats_its_end():
    headline, place = "Massacre in San Pedro Sula, Honduras", "San Pedro Sula, Honduras"
    assert clean_text(page(headline, place, *BODY)) == page(headline, place, *BODY)


def test_pull_quote_is_dropped_only_if_its_words_are_elsewhere():
    quote = "“Nobody in this town sleeps at night any more,” she said."
    longer = f"The street was empty. {quote} Her shop is closed."
    assert clean_text(page(BODY[0], quote, longer)) == page(BODY[0], longer)
    assert clean_text(page(longer, BODY[0], quote.strip("“”"))) == page(longer, BODY[0])
    assert clean_text(page(BODY[0], quote, BODY[1])) == page(BODY[0], quote, BODY[1])
    assert (
        clean_text(page("No one was hurt.", f"{BODY[0]} No one was hurt. He left.")).count("hurt")
        == 2
    )


PIECES = st.sampled_from([*BODY, *FURNITURE, *KEPT, "Related Content", "22 JUN 2023", "A head", ""])


@given(st.lists(PIECES | st.text(max_size=30), max_size=12), st.sampled_from(["\n", "\n\n", " "]))
@example(["a\u00a0\u0301"], "\n")
def test_cleaning_is_idempotent(paragraphs, between):
    once = clean_text(between.join(paragraphs))
    assert clean_text(once) == once


@given(st.text())
@example("e\u200b\u0301")
@example("\ud800\u202e \x00x")
def test_normalising_is_idempotent_and_leaves_nothing_hidden(text):
    once = normalise(text)
    assert normalise(once) == once
    assert not set("\u00a0\u202e\u2066\u200b\r\t\x00") & set(once)
    assert "\n" not in once.replace("\n\n", "")
    assert "\n\n\n" not in once
    once.encode()


@given(st.text(st.sampled_from("ab -\n"), max_size=400))
def test_normalising_keeps_every_letter(text):
    assert "".join(normalise(text).split()) == "".join(text.split())


def test_each_line_is_a_paragraph_unless_lines_were_wrapped():
    assert (
        normalise("One.\nTwo.\r\nThree.\n\n\n Four  five. ")
        == "One.\n\nTwo.\n\nThree.\n\nFour five."
    )
    wrapped = (
        "The minister said on Friday that the talks\nwould go on, whatever the gangs might say\n"
        "about them; nobody believed him, a well-\nknown liar.\nThen he left.\n"
    )
    assert normalise(wrapped) == page(
        "The minister said on Friday that the talks would go on, whatever the gangs might say "
        "about them; nobody believed him, a well-known liar.",
        "Then he left.",
    )


SAID = " ".join(BODY[:1] * 3)
ADDRESS = f"https://example.org/{'a' * 110}"


@pytest.mark.parametrize(
    "apart", [ADDRESS, ADDRESS[:95], " ".join(BODY * 2), "The minister and the gangs " * 3]
)
def test_one_long_line_leaves_the_others_wrapped(apart):
    lines = "\n".join(textwrap.wrap(SAID, 72))
    assert normalise(f"{lines}\n\n{apart}\n\n{lines}") == page(SAID, apart.strip(), SAID)


def test_a_web_address_inside_a_wrapped_sentence_is_joined_and_a_long_title_is_not():
    told = f"{SAID} It is told at {ADDRESS} in full, and elsewhere. {SAID}"
    lines = textwrap.wrap(told, 72, break_long_words=False, break_on_hyphens=False)
    title = "The minister of justice speaks for an hour of the talks with the gangs of the capital"
    assert normalise("\n".join([title, *lines])) == page(title, told)


def test_a_list_with_one_longer_line_stays_a_list():
    points = ["The talks are to go on, he said on Friday.", "Nobody in the town was told of it.",
              "The gangs want the army to leave the three ports.", "The minister stays at home.",
              "A truce of ten days, to be kept by both of the sides in the ports."]  # fmt: skip
    assert normalise("\n".join(points)) == page(*points)


def test_one_line_and_printable():
    assert one_line(" a\n b\u202e\u00a0c ") == "a b c"
    assert printable("a\nb\u202ec\ud800.txt") == "a�b�c�.txt"


def test_title_line_is_taken_from_the_text():
    assert split_title(["Gang talks fail", *BODY]) == ("Gang talks fail", BODY)
    assert split_title(["Will the talks fail?", *BODY]) == ("Will the talks fail?", BODY)


@pytest.mark.parametrize(
    "first", [BODY[0], "January 20, 2017", "Friday", "SAN SALVADOR:", "x" * 200]
)
def test_other_first_lines_are_no_title(first):
    assert split_title([first, *BODY]) == ("", [first, *BODY])


def test_a_short_text_has_no_title_line():
    assert split_title(["Gang talks fail"]) == ("", ["Gang talks fail"])
    assert split_title(["Roses are red and", "violets are"]) == (
        "",
        ["Roses are red and", "violets are"],
    )


def test_derived_title_is_cut_at_a_clause_or_a_word():
    assert derived_title("He left. She stayed.") == "He left"
    assert derived_title("***\n\n... “He left,” she said.") == "“He left,” she said"
    long = "The minister of justice and public security said on Friday, after a long day of talks"
    assert (
        derived_title(f"{long}.") == "The minister of justice and public security said on Friday…"
    )
    assert derived_title(long.replace(",", "")).endswith("after a long day…")


@given(st.text(min_size=1))
def test_derived_title_is_short_and_one_line(text):
    title = derived_title(normalise(text))
    assert len(title) <= MAX_DERIVED
    assert "\n" not in title
