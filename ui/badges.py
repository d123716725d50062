"""What stands under an answer in a few words: how well it is supported, and by whom."""

from markupsafe import Markup

from qa.answer import Answer
from ui.asked import Aside
from ui.languages import say
from ui.markup import element
from ui.words import count_of, support_in_words


def render_badges(answer: Answer, aside: Aside) -> Markup:
    """Support, the number of sources, and whether others disagree or wrote later."""
    support = element("span", support_in_words(answer.confidence), class_="badge")
    articles = element("span", _articles(answer, aside), class_="badge")
    return element(
        "div",
        element("p", support, articles),
        _told(say("Sources disagree"), aside.disagree, "disagree"),
        _told(say("Later reporting exists"), aside.later, "later"),
        class_="badges",
    )


def _articles(answer: Answer, aside: Aside) -> str:
    number = len({citation.article.id for citation in answer.citations})
    cited = count_of(number, "article")
    if aside.independent is None or number == 1:
        return cited
    return say("{articles}, {number} independent", articles=cited, number=aside.independent)


def _told(title: str, sentences: tuple[str, ...], kind: str) -> Markup | None:
    if not sentences:
        return None
    told = [element("p", sentence, dir="auto") for sentence in sentences]
    return element("details", element("summary", title), *told, class_=f"badge {kind}")
