"""What stands under an answer in a few words: how well it is supported, and by whom."""

from markupsafe import Markup

from qa.answer import Answer
from ui.asked import Aside
from ui.languages import say
from ui.markup import element
from ui.words import count_of, support_in_words


def render_badges(answer: Answer, aside: Aside) -> Markup:
    """How well the archive supports it, and how many articles and independent ones it cites."""
    support = element("span", support_in_words(answer.confidence), class_="badge")
    articles = element("span", _articles(answer, aside), class_="badge")
    return element("p", support, articles, class_="badges")


def _articles(answer: Answer, aside: Aside) -> str:
    number = len({citation.article.id for citation in answer.citations})
    cited = count_of(number, "article")
    if aside.independent is None or number == 1:
        return cited
    return say("{articles}, {number} independent", articles=cited, number=aside.independent)
