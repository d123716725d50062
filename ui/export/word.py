"""A document as a Word file with real footnotes and links that can be followed."""

import io
from typing import TYPE_CHECKING, Any

from ui.export.document import Document, Footnote, Section
from ui.export.word_footnotes import FootnotesPart, refer_to

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def as_word(whole: Document) -> bytes:
    """The document as the bytes of a ``.docx`` file."""
    import docx

    word = docx.Document()
    _name(word, whole)
    notes = FootnotesPart(word)
    footnotes = {note.number: note for note in whole.footnotes}  # emptied as they are used
    word.add_heading(whole.title, level=0)
    for section in whole.sections:
        _write(word, section, footnotes, notes)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def _name(word: "WordDocument", whole: Document) -> None:
    facts: Any = word.core_properties
    facts.title, facts.author, facts.comments = whole.title[:250], "Dossier", ""


def _write(
    word: "WordDocument", section: Section, footnotes: dict[int, Footnote], notes: FootnotesPart
) -> None:
    word.add_heading(section.question, level=1)
    for sentence in section.sentences:
        paragraph = word.add_paragraph(sentence.text)
        for number in sentence.notes:
            note = footnotes.pop(number, None)
            if note:
                refer_to(paragraph, notes.add(f"“{note.quote}” {note.whence}", note.link))
            else:  # a second time: the number alone
                paragraph.add_run(f" {number}").font.superscript = True
    if section.remark:
        word.add_paragraph().add_run(section.remark).italic = True
    for searched in section.searched:
        word.add_paragraph(searched, style="Quote")
