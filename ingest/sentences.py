"""Where the sentences of a text begin and end."""

import re
from collections.abc import Iterator

# Titles after which the segmenter does end a sentence; and a lone initial, as in "J. Brown".
_ABBREVIATION = re.compile(
    r"(?:(?<![\w.])[A-Z]|\b(?:Ms|Atty|Cnel|Dña|Mons|Tte|Sgto|Alm|Fray|Srta|Cel|Profa|Exma|Av"
    r"|Dep|Gov|Pref|Ten|Cap|Del|Des|Min))\.\s*$"
)
_BEFORE_A_NAME = re.compile(
    r"\b(?:Sen|Dip|Pdte|Pte|Subsec|Insp|Cmdte|Comdte|Brig|Subte|Mtr[oa]|Abg|Pbro|Hn[oa]|Rvdo|Rev"
    r"|C[ií]a|Lt|Mrs?|Pres|Proc|Sd|Cb|Arq|Exmo|Ilm[oa]|Sta|Gal|Cmte|Ft|Amb|Lic|Gral|Sra|Cdr"
    r"|FF\. AA|Bs\. As|RR\. HH)\.\s*$"
)
# Words too, so only where something is before them in the sentence and no grammar word after.
_OR_A_WORD = re.compile(r"(?:(?<=\S )(?:Col|Sec|Ver|Gen|Pe|Fr|Mag)|(?<=\b[Ll]a )Fund)\.\s*$")
_NO_NAME = re.compile(
    r"(?:The|He|She|It|They|In|On|But|El|La|L[oa]s|Un[ao]?|En|Pero|Os?|As?|Uma?|Em|No|Na|Mas|Y|E)\b"
)
_BEFORE_A_NUMBER = re.compile(
    r"(?:(?<=\S )No|(?<=os )arts|(?<!\d )\b[Kk]m"
    r"|\b(?:[Nn]ro|n|pp?|[Pp]ágs?|[Vv]ol|inc|Res|[Ee]xp|[Aa]prox|[Aa]pprox))\.\s*$"
)
_NUMBER = re.compile(r"\d|(?:[IVXLCDM]{2,}|[VX])\b")  # a lone I is a word
_HALVES = re.compile(r"\b(?:FF\. AA|Bs\. As|RR\. HH|EE\. UU)\.$")
_ITEM = re.compile(r"\s*\d{1,2}\.\s*")
_ASIDE = re.compile(r"\s*\([^()]*[.!?…]\)\s+(?=[A-ZÀ-ÖØ-Þ¿¡“\"«(])")
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
    segments = [
        part
        for stretch in stretches
        for whole in segment(language, stretch)
        for part in _after_asides(whole)
    ]
    return segments if "".join(segments) == paragraph else [paragraph]


def _after_asides(segment: str) -> Iterator[str]:
    """The segment, cut after each "(He had denied it.)" that it begins with."""
    start = 0
    while aside := _ASIDE.match(segment, start):
        yield aside[0]
        start = aside.end()
    yield segment[start:]


def _join(segments: list[str]) -> list[str]:
    joined: list[list[str]] = []
    has_words = False
    for segment in segments:
        if joined and (not has_words or _belong_together(joined[-1], segment)):
            joined[-1].append(segment)
            has_words = has_words or _has_words(segment)
        else:
            joined.append([segment])
            has_words = _has_words(segment)
    return ["".join(parts) for parts in joined]


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _belong_together(before: list[str], after: str) -> bool:
    """Whether the segment goes on the sentence of those before it."""
    start = after.lstrip()
    if not _has_words(start) or start[0].islower():
        return True
    if len(before) == 1 and _ITEM.fullmatch(before[0]):
        return True
    ending = "".join(before[-2:])[-20:]
    if _ABBREVIATION.search(ending) or _is_cut_abbreviation(ending, start):
        return True
    return ending.rstrip().endswith((" p.m.", " a.m.")) and bool(_DAY.match(start))


def _is_cut_abbreviation(ending: str, start: str) -> bool:
    if _BEFORE_A_NUMBER.search(ending) and _NUMBER.match(start):
        return True
    if _HALVES.search(f"{ending.rstrip()} {start[:3]}"):
        return True
    if not start[0].isupper():
        return False
    is_title = _BEFORE_A_NAME.search(ending)
    return bool(is_title or (_OR_A_WORD.search(ending) and not _NO_NAME.match(start)))
