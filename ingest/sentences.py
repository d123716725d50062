"""Where the sentences of a text begin and end."""

import re

_PARAGRAPH = re.compile(r"(?:(?!\n\n)[\s\S])+")
# Titles after which the segmenter does end a sentence; and a lone initial, as in "J. Brown".
_ABBREVIATION = re.compile(
    r"(?:(?<![\w.])[A-Z]|\b(?:Ms|Atty|Cnel|Dña|Mons|Tte|Sgto|Alm|Fray|Srta|Cel|Profa|Exma|Av"
    r"|Dep|Gov|Pref|Ten|Cap|Del|Des|Min))\.\s*$"
)
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The (start, end) of every sentence of ``text``, in order and without overlap.

    Spans are trimmed of white space and together cover every other character; a blank line
    always ends a sentence, and none consists of quotation marks or other punctuation alone
    unless its whole paragraph does.
    """
    return [
        span
        for paragraph in _PARAGRAPH.finditer(text)
        for span in _in_paragraph(paragraph[0], paragraph.start(), language)
    ]


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

    segments = list(segment(language, paragraph))
    return segments if "".join(segments) == paragraph else [paragraph]


def _join(segments: list[str]) -> list[str]:
    joined: list[str] = []
    for segment in segments:
        if joined and _belong_together(joined[-1], segment):
            joined[-1] += segment
        else:
            joined.append(segment)
    return joined


def _belong_together(before: str, after: str) -> bool:
    start = after.lstrip()
    if not any(map(str.isalnum, start)) or not any(map(str.isalnum, before)):
        return True
    if start[0].islower() or _ABBREVIATION.search(before):
        return True
    return before.rstrip().endswith((" p.m.", " a.m.")) and bool(_DAY.match(start))
