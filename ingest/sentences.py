"""Where the sentences of a text begin and end."""

import re
from collections.abc import Iterator

# Titles after which the segmenter does end a sentence; and a lone initial, as in "J. Brown".
_ABBREVIATION = re.compile(
    r"(?:(?<![\w.])[A-Z]|\b(?:Ms|Atty|Cnel|Dña|Mons|Tte|Sgto|Alm|Fray|Srta|Cel|Profa|Exma|Av"
    r"|Dep|Gov|Pref|Ten|Cap|Del|Des|Min))\.\s*$"
)
# The segmenter is quadratic in the quotation marks of one string, so it gets this much at most.
_STRETCH = re.compile(r".{1,4000}[.!?…]['\"”’»)\]]*\s+|.{1,4000}\s+|.{1,4000}", re.DOTALL)
_HEADING = re.compile(r"(?![-*•–])(?:[^\W\d][^\s\d]*\s+){0,7}[^\W\d][^\s\d]*(?<![.!?…:;'\"”’»)\]])")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The (start, end) of every sentence of ``text``, in order and without overlap.

    Spans are trimmed of white space and together cover every other character; a blank line
    always ends a sentence, and none consists of quotation marks or other punctuation alone
    unless its whole paragraph does.
    """
    return [
        span
        for start, paragraph in _paragraphs(text)
        for span in _in_paragraph(paragraph, start, language)
    ]


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            yield start, paragraph
        start += len(paragraph) + len("\n\n")


def is_heading(sentence: str) -> bool:
    """Whether it is a few words without an end, and neither figures nor an item of a list.

    >>> is_heading("A port and its gangs"), is_heading("The port reopened."), is_heading("Dead: 41")
    (True, False, False)
    """
    return _HEADING.fullmatch(sentence) is not None


def _in_paragraph(paragraph: str, offset: int, language: str) -> list[tuple[int, int]]:
    spans = []
    start = offset
    for segment in _join(_segments(paragraph, language)):
        end = start + len(segment)
        trimmed = segment.strip()
        if trimmed:
            first = start + len(segment) - len(segment.lstrip())
            spans.append((first, first + len(trimmed)))
        start = end
    return spans


def _segments(paragraph: str, language: str) -> list[str]:
    """Sentencex's segments; their concatenation is the paragraph."""
    from sentencex import segment

    stretches = _STRETCH.findall(paragraph) if len(paragraph) > 4000 else [paragraph]
    segments = [part for stretch in stretches for part in segment(language, stretch)]
    return segments if "".join(segments) == paragraph else [paragraph]


def _join(segments: list[str]) -> list[str]:
    joined: list[list[str]] = []
    has_words = False
    for segment in segments:
        if joined and (not has_words or _belong_together(joined[-1][-1], segment)):
            joined[-1].append(segment)
            has_words = has_words or _has_words(segment)
        else:
            joined.append([segment])
            has_words = _has_words(segment)
    return ["".join(parts) for parts in joined]


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _belong_together(before: str, after: str) -> bool:
    start = after.lstrip()
    if not _has_words(start) or start[0].islower():
        return True
    ending = before[-20:]
    if _ABBREVIATION.search(ending):
        return True
    return ending.rstrip().endswith((" p.m.", " a.m.")) and bool(_DAY.match(start))
