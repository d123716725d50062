"""From the lines that stand on a document's pages to its paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.normalise import one_line
from ingest.pages import Placed

_HYPHEN = "-\u00ad\u2010\x02\ufffe"  # PDFium writes the last two for a hyphen that ends a line
_NUMBER = re.compile(r"(?:page |página |p\. ?)?\d+(?:(?: of | de |/| / )\d+)?", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?: \d+/\d+)?")
_NARROWEST = 10  # of a column, in heights of its letters; what is narrower is a table or a list
_ENDED = re.compile(r"[.!?:;]['\"”’»)\]]*$")


@dataclass(frozen=True)
class Line:
    """A line of text and its box, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    at_edge: bool  # where running heads and feet stand

    @property
    def height(self) -> float:
        """Of the font, not of the letters that happen to be in the line."""
        return max(self.top - self.bottom, 1.0)


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Placed]:
    """The paragraphs of a document, each with the pages that begin in it.

    Heads and feet that recur are left out. Lines are joined where the next word would not have
    fitted; a paragraph goes on in the next column or page if its sentence does.
    """
    body = _without_heads_and_feet(pages)
    joined = _Joiner(body)
    placed: list[Placed] = []
    for number, lines in enumerate(body, 1):
        new = True
        for block in _blocks(lines):
            text = joined.text(block)
            if text:
                _place(placed, text, number if new else 0, joined)
                new = False
    return placed


def _place(placed: list[Placed], text: str, page: int, joiner: "_Joiner") -> None:
    """Add ``text`` as a paragraph, or as the rest of the last one."""
    if placed and text[:1].islower() and not _ENDED.search(placed[-1].text):
        before = placed.pop()
        together = joiner.join(before.text, text)
        start = len(together) - len(text)
        placed.append(Placed(together, {**before.starts, **({page: start} if page else {})}))
    else:
        placed.append(Placed(text, {page: 0} if page else {}))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that make one paragraph each."""
    block: list[Line] = []
    edges = _right_edges(lines)
    for line, edge in zip(lines, edges, strict=True):
        if block and not _goes_on(block, line, edge):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _goes_on(block: Sequence[Line], line: Line, edge: float) -> bool:
    before = block[-1]
    if not _close(before, line):
        return False
    if line.left - before.left > line.height / 2 and len(block) > 1:
        return False  # the first line of the next paragraph, indented
    word = len(line.text.split()[0]) * (line.right - line.left) / len(line.text)
    spare = line.height * (0.5 if _ENDED.search(before.text) else 3)
    return edge - before.left > _NARROWEST * line.height and before.right + word > edge - spare


def _close(before: Line, line: Line) -> bool:
    """Whether two lines of one size stand right below one another, in one column."""
    gap = before.bottom - line.top
    alike = abs(before.height - line.height) < 0.1 * line.height
    beside = line.left < before.right and before.left < line.right
    return alike and beside and -0.5 * line.height < gap < 0.5 * line.height


def _right_edges(lines: Sequence[Line]) -> list[float]:
    """How far right the lines around each one reach."""
    edges: list[float] = []
    run: list[Line] = []
    for before, line in pairwise([*lines[:1], *lines]):
        if run and not _close(before, line):
            edges += [max(other.right for other in run)] * len(run)
            run = []
        run.append(line)
    return edges + [max((other.right for other in run), default=0)] * len(run)


def _without_heads_and_feet(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    seen = Counter(
        text for page in pages for text in {_shape(line) for line in page if line.at_edge}
    )
    often = max(2, len(pages) // 4)
    return [
        [line for line in page if not (line.at_edge and _is_furniture(line, seen, often))]
        for page in pages
    ]


def _is_furniture(line: Line, seen: "Counter[str]", often: int) -> bool:
    text = line.text.strip()
    return bool(seen[_shape(line)] >= often or _NUMBER.fullmatch(text) or _ADDRESS.fullmatch(text))


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


class _Joiner:
    """Joins lines, and words that were divided between them.

    A hyphen at a line's end goes if the whole word stands elsewhere in the document, or if the
    document divides words all the time and the hyphened one stands nowhere else.
    """

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        lines = [line.text for page in pages for line in page]
        self._words = set(re.findall(r"\w+(?:-\w+)*", " ".join(lines)))
        divided = sum(line.endswith(tuple(_HYPHEN)) for line in lines)
        self._divides = divided * 30 > len(lines) > 10

    def text(self, block: Sequence[Line]) -> str:
        text = ""
        for line in block:
            text = self.join(text, line.text) if text else line.text
        return one_line(text)

    def join(self, text: str, following: str) -> str:
        if not (text.endswith(tuple(_HYPHEN)) and following[:1].isalpha()):
            return f"{text.rstrip()} {following}"
        head, tail = re.search(r"\w*$", text[:-1]), re.match(r"\w*", following)
        first, second = head[0] if head else "", tail[0] if tail else ""
        whole = first + second in self._words or (
            self._divides and f"{first}-{second}" not in self._words and following[0].islower()
        )
        return text[:-1] + ("" if whole or text[-1] == "\u00ad" else "-") + following
