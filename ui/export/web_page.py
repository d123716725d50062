"""A document as one HTML page that needs nothing else and runs nothing."""

from markupsafe import Markup

from ui.export.document import Document, Footnote, Section, Sentence
from ui.languages import language, say
from ui.markup import element, join

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 40rem; margin: 3rem auto; padding: 0 1.25rem;
  font: 1.0625rem/1.65 Charter, Georgia, serif; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.3; } h2 { margin-top: 2.5rem; }
.searched, footer { font-size: 0.9rem; opacity: 0.85; }
sup { line-height: 0; } sup a { padding: 0 0.1em; } li:target { font-weight: 600; }
"""


def as_web_page(whole: Document) -> str:
    """The document; every number leads to its footnote and back."""
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(_POLICY),
        Markup('<meta name="viewport" content="width=device-width">'),
        element("title", whole.title),
        element("style", Markup(_STYLE)),
    )
    notes = element("ol", *map(_footnote, whole.footnotes))
    marked: set[int] = set()
    body = element(
        "body",
        element("h1", whole.title, dir="auto"),
        *(_section(section, marked) for section in whole.sections),
        element("footer", element("h2", say("Footnotes")), notes) if whole.footnotes else None,
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=language())}\n"


def _section(section: Section, marked: set[int]) -> Markup:
    return element(
        "section",
        element("h2", section.question, dir="auto"),
        *(_sentence(sentence, marked) for sentence in section.sentences),
        element("p", element("em", section.remark), dir="auto") if section.remark else None,
        *(element("p", note, class_="searched", dir="auto") for note in section.searched),
    )


def _sentence(sentence: Sentence, marked: set[int]) -> Markup:
    marks = [_mark(number, marked) for number in sentence.notes]
    return element("p", sentence.text, "\u00a0", *marks, dir="auto")


def _mark(number: int, marked: set[int]) -> Markup:
    """The number; the way back from its footnote leads to where it stands first."""
    name = None if number in marked else f"mark-{number}"
    marked.add(number)
    return element("sup", _inside(f"note-{number}", f"[{number}]"), id=name)


def _footnote(note: Footnote) -> Markup:
    link = element("a", say("Read the words there"), href=note.link, rel="noopener noreferrer")
    parts = (f"“{note.quote}” ", note.whence, ". ", link if note.link else None)
    back = _inside(f"mark-{note.number}", "↩")
    return element("li", join(parts), " ", back, id=f"note-{note.number}", dir="auto")


def _inside(target: str, words: str) -> Markup:
    """A link within the page, to a name that was made here."""
    return Markup('<a href="#{}">{}</a>').format(target, words)
