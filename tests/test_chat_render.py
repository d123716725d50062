"""Whatever is in a question, an answer or an article stays text on the page."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from ingest.article import Article, Passage, Published
from qa.answer import Answer, Citation, Claim, Disagreement, Question, Told
from ui.asked import Aside
from ui.conversation import Turn
from ui.conversations_view import render_conversations
from ui.history.store import Kept
from ui.markup import element, shown, web_address
from ui.place import open_place
from ui.reader import render_reader
from ui.turn import render_turns
from ui.words import date_in_words, name_of, shortened, span_in_words, support_in_words
from vectorstore.hit import Hit

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '" autofocus onfocus="alert(1)',
    "</p></section><h1>owned</h1>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<!-- --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<form action=https://evil.example><input name=q></form>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{display:none}</style>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<object data=data:text/html;base64,PHNjcmlwdD4=></object>",
    "![x](https://evil.example/x.png)",
    "[click](javascript:alert(1))",
    "[1](https://evil.example) [2] [999]",
    "$$\\href{javascript:alert(1)}{x}$$",
    "${alert(1)}",
    "`${constructor.constructor('alert(1)')()}`",
    "{{constructor.constructor('alert(1)')()}}",
    "{{{value}}} {{#each this}}x{{/each}}",
    "{0} {1.__class__} %s %(x)s",
    "safe\u202egnirts desrever\u202c",
    "\u2066isolate\u2069 \u2067",
    "bell\x07 escape\x1b[31m delete\x7f",
    "line\u2028separator\u2029",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "x" * 20_000,
]
LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "/etc/passwd",
    "https:",
    "http://",
    "http://[bad",
    "https://a.example/\u202egnp.exe",
    "https://a.example/\nx",
    "http:\\\\evil.example",
    "blob:https://a.example/1",
    "https://a.example/><svg/onload=alert(1)>",
    "",
]
OURS = {
    *("a", "article", "button", "details", "div", "footer", "h2", "header", "input", "label"),
    *("li", "mark", "nav", "ol", "p", "q", "section", "span", "strong", "summary", "textarea"),
    "ul",
}


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def assert_harmless(self) -> None:
        for tag, attributes in self.elements:
            assert tag in OURS
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            assert attributes.get("href", "https://").startswith(("http://", "https://"))
            assert not {"src", "action", "srcdoc", "formaction"} & set(attributes)


def article(words: str, **changed: str) -> Article:
    facts = {"title": words, "source": words, "author": words, "url": words, "path": words}
    return Article(
        "id-1",
        text=f"Before. {words} After.",
        published=Published("2017-01-20", "day", "metadata"),
        **(facts | changed),
    )


def answered(words: str) -> Answer:
    cited = article(words)
    citation = Citation(1, cited, 8, 8 + len(words))
    return Answer(
        Question(words, f"{words} ({words})"),
        f"{words} [1]",
        (Claim(words, (citation,), 0.9),),
        (citation,),
        notes=(words,),
    )


def refused(words: str) -> Answer:
    hit = Hit(Passage(article(words), 0, 8 + len(words)), 1.0, 0.1, 2.0)
    return Answer(Question(words, words), f"{words}. Nearest", abstained=True, hits=(hit,))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("make", [answered, refused])
def test_a_turn_is_only_text(words, make):
    page = Page(render_turns((Turn(words, words, make(words)),)))
    page.assert_harmless()
    assert shown(words) in page.text


@pytest.mark.parametrize("words", HOSTILE)
def test_a_turn_without_an_answer_is_only_text(words):
    limits = {"sources": [words], "since": words}
    turns = (
        Turn(words, words),
        Turn(words, error=words, limits=limits),
        Turn(words, words, stopped=True, searched=words),
    )
    page = Page(render_turns(turns))
    page.assert_harmless()
    assert page.text.count(shown(words)) >= 3


@pytest.mark.parametrize("words", HOSTILE)
def test_what_stands_beside_an_answer_is_only_text(words):
    aside, answer = Aside(2, suggestions=(words,)), answered(words)
    told = Disagreement("disagree", (Told(words, answer.citations[0]),) * 2)
    answer = replace(answer, disagreements=(told,), later=answer.claims, unsaid=(words,))
    turns = (Turn("q", answer=answer, aside=aside, id="1", link="2"),)
    refusal = Turn("q", answer=refused(words), aside=aside)
    page = Page(render_turns((*turns, refusal), notice=words))
    page.assert_harmless()
    assert page.text.count(shown(words)) >= 4


@pytest.mark.parametrize("words", HOSTILE)
def test_a_list_of_conversations_is_only_text(words):
    page = Page(render_conversations([Kept("id-1", words)], "id-1", holding=words))
    page.assert_harmless()
    assert shown(words) in page.text


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(("make", "key"), [(answered, "0-citation-1"), (refused, "0-hit-0")])
def test_an_opened_article_is_only_text(words, make, key):
    page = Page(render_reader(open_place((Turn(words, answer=make(words)),), key)))
    page.assert_harmless()
    assert f"Before. {shown(words)} After." in page.text
    assert not [tag for tag, _ in page.elements if tag == "a"]


def test_the_check_can_fail():
    page = Page(element("p", Markup("<img src=x onerror=alert(1)>")))
    with pytest.raises(AssertionError):
        page.assert_harmless()


@pytest.mark.parametrize("url", LINKS)
def test_an_odd_address_never_becomes_a_link(url):
    assert web_address(url) is None
    assert "href" not in element("a", "x", href=url)


def test_the_heading_tells_the_page_only_where_it_is_known():
    for pages, told in (("0 8", True), ("A1", False)):
        cited = replace(article("words"), metadata={"pages": pages})
        turns = (
            Turn("q", answer=Answer(Question("q", "q"), "", (), (Citation(1, cited, 8, 13),))),
        )
        shown = Page(render_reader(open_place(turns, "0-citation-1"))).text
        assert ("page 2" in shown) is told


def test_a_web_address_becomes_a_link_that_keeps_this_page_to_itself():
    cited = article("words", url='https://a.example/x?a="1"&b=2')
    turns = (Turn("q", answer=Answer(Question("q", "q"), "", (), (Citation(1, cited, 0, 3),))),)
    links = [
        attributes
        for tag, attributes in Page(render_reader(open_place(turns, "0-citation-1"))).elements
        if tag == "a"
    ]
    assert links[0]["href"] == 'https://a.example/x?a="1"&b=2#:~:text=Bef'
    assert "noopener" in str(links[0]["rel"])


def test_a_number_names_what_it_cites_and_opens_it():
    turns = (Turn("q", answer=answered("Cotto leads the police.")),)
    chips = [a for tag, a in Page(render_turns(turns)).elements if a.get("class") == "cite"]
    assert chips[0]["aria-label"] == (
        "Citation 1: Cotto leads the police., Cotto leads the police., 20 January 2017"
    )
    reading = open_place(turns, chips[0]["data-place"])
    assert reading is not None
    assert reading.article.text[slice(*reading.span)] == "Cotto leads the police."


@pytest.mark.parametrize(
    "key",
    ["", "0", "0-citation-2", "1-citation-1", "-1-citation-1", "0-hit-0", "0-citation-1 ", "9" * 30]
    + [None, 7, ["0-citation-1"], {"place": "0-citation-1"}, "٠-citation-1"],
)
def test_a_key_that_names_no_place_opens_nothing(key):
    assert open_place((Turn("q", answer=answered("words")), Turn("q")), key) is None


def test_a_refusal_says_so_and_offers_the_nearest():
    html = render_turns((Turn("q", answer=refused("Something near")),))
    assert 'class="refusal"' in html
    assert 'data-place="0-hit-0"' in html


def test_words():
    assert date_in_words("2017-01-20") == "20 January 2017"
    assert date_in_words("2017-01") == "January 2017"
    assert date_in_words("2017") == "2017"
    assert date_in_words("2017-99") == "2017-99"
    assert span_in_words("2012-03-25", "2025") == "25 March 2012 to 2025"
    assert span_in_words("2020", "2020") == "2020"
    assert name_of(None) == ""
    assert len(name_of("S" * 500)) == 80
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one two", 9) == "one two"
    assert support_in_words(0.9).startswith("Strong")
    assert support_in_words(0.7).startswith("Fair")
    assert support_in_words(0.5).startswith("Thin")
