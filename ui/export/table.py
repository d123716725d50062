"""A document as CSV: a row for each sentence and footnote."""

import csv
import io

from ui.export.document import Document, Footnote, Section, Sentence

COLUMNS = (
    *("question", "sentence", "footnote", "quote", "title"),
    *("source", "author", "date", "link"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_table(whole: Document) -> str:
    """The document with a header row, for UTF-8 with a byte order mark, as spreadsheets read it.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    footnotes = {note.number: note for note in whole.footnotes}
    for section in whole.sections:
        for sentence in section.sentences or (Sentence(section.remark),):
            table.writerows(_rows(section, sentence, footnotes))
    return written.getvalue()


def _rows(section: Section, sentence: Sentence, footnotes: dict[int, Footnote]) -> list[list[str]]:
    start = [section.question, sentence.text]
    rows = [[*start, *_cells(footnotes[number])] for number in sentence.notes]
    rows = rows or [[*start, *[""] * (len(COLUMNS) - len(start))]]
    return [[_safe(cell) for cell in row] for row in rows]


def _cells(note: Footnote) -> list[str]:
    about = [note.title, note.source, note.author, note.date, note.link]
    return [str(note.number), note.quote, *about]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
