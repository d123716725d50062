"""Questions that the archive can answer, to begin with."""

from itertools import islice

from ui.words import shortened
from vectorstore.archive import Archive

_SHOWN = 5
_LONGEST_TITLE = 90

_OF_THE_SAMPLE = (  # each with the article that answers it
    ("How many people were murdered in El Salvador in 2016?", "sample-homicides-2016"),
    ("Who were the two go-betweens in the 2012 gang truce?", "sample-truce-2012"),
    ("How many prisoners is CECOT meant to hold?", "sample-cecot-2023"),
    ("What did troops find inside the Tocorón prison?", "sample-tocoron-2023"),
    ("¿Cuántas mujeres murieron en la cárcel de Támara?", "sample-tamara-massacre"),
)


def examples(archive: Archive) -> list[str]:
    """Up to five questions: written by hand for the sample's articles, else made from titles."""
    written = [question for question, key in _OF_THE_SAMPLE if archive.article(key)]
    if written:
        return written
    titles = (shortened(article.title, _LONGEST_TITLE) for article in archive.articles())
    return [f"What does the archive say about “{title}”?" for title in islice(titles, _SHOWN)]
