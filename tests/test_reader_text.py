"""The reader marks exactly the cited characters, and shows every character of the article."""

from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from ui.markup import shown
from ui.reader import render_text


class Marks(HTMLParser):
    """The text without its tags, and what stands in marks of each class."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marked = {"quote": "", "also": ""}
        self.inside: str | None = None
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "mark":
            self.inside = dict(attrs)["class"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.inside = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.inside:
            self.marked[self.inside] += data


texts = st.text(st.one_of(st.characters(), st.sampled_from("\n<>&\"' ab\u202e")), max_size=80)
spans = st.tuples(st.integers(0, 90), st.integers(0, 90))


@given(texts, spans, st.lists(spans, max_size=4))
@example("a\n\nb", (0, 4), [(1, 3)])
@example("\n\n\n<b>&amp;</b>\n\n", (2, 5), [])
@example("a\r\n\r\nb", (0, 2), [])
def test_without_its_tags_it_is_the_text_again(text, span, others):
    assert Marks(render_text(text, span, others)).text == shown(text)


@given(texts, spans, st.lists(spans, max_size=4))
def test_the_marks_hold_exactly_the_cited_characters(text, span, others):
    marks = Marks(render_text(text, span, others))

    def without_gaps(wanted):  # the blank lines between paragraphs carry no mark
        return "".join(c for i, c in enumerate(shown(text)) if wanted(i)).replace("\n", "")

    def quoted(i):
        return span[0] <= i < span[1]

    def also(i):
        return not quoted(i) and any(a <= i < b for a, b in others)

    assert marks.marked["quote"].replace("\n", "") == without_gaps(quoted)
    assert marks.marked["also"].replace("\n", "") == without_gaps(also)


def test_a_sentence_in_the_middle():
    text = "First one. Just under 5,300 murders. Last.\n\nNext paragraph."
    html = render_text(text, (11, 36), [(37, 42)])
    assert '<mark class="quote" tabindex="-1">Just under 5,300 murders.</mark>' in html
    assert '<mark class="also">Last.</mark>' in html
    assert html.count("<p>") == 2


def test_a_subheading_is_set_apart_but_stays_text():
    text = "A whole sentence.\n\nWho guards them\n\nAnother sentence."
    assert '<p class="subheading">Who guards them</p>' in render_text(text, (0, 1))
