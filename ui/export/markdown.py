"""A document as Markdown with footnotes (``[^1]``); whatever was written by others is escaped."""

import re

from ui.export.document import Document, Footnote, Section

_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>|~$^&@]|(?<=:)/(?=/)|(?<=\bwww)\.")
_AT_THE_START = re.compile(r"^(?:[#+=-]|\d+(?=[.)]))")


def as_markdown(whole: Document) -> str:
    """The document; nothing in it is markup but what stands here."""
    parts = [f"# {_escaped(whole.title)}"]
    for section in whole.sections:
        parts += _section(section)
    return "\n\n".join([*parts, *map(_footnote, whole.footnotes)]) + "\n"


def _section(section: Section) -> list[str]:
    sentences = [
        _escaped(sentence.text) + "".join(f"[^{note}]" for note in sentence.notes)
        for sentence in section.sentences
    ]
    remark = [f"*{_escaped(section.remark)}*"] if section.remark else []
    searched = [f"> {_escaped(note)}" for note in section.searched]
    return [f"## {_escaped(section.question)}", *sentences, *remark, *searched]


def _footnote(note: Footnote) -> str:
    link = f" <{note.link}>" if note.link else ""
    return f"[^{note.number}]: “{_escaped(note.quote)}” {_escaped(note.whence)}{link}"


def _escaped(text: str) -> str:
    """One line in which no character is markup, and no address becomes a link."""
    line = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    return _AT_THE_START.sub(_disarmed, line)


def _disarmed(start: re.Match[str]) -> str:
    return f"&#{ord(start[0][0])};{start[0][1:]}"
