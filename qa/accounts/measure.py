"""What a number counts: deaths, arrests, tonnes, a rate, or simply the things it stands before."""

import re
from dataclasses import dataclass, replace

from qa.accounts.figure import Figure, figures
from vectorstore.analysis import content_words

_LINK = (
    r"(?: (?!(?:in|for|of|by|on|with|and|who|that|the|de|en|por|con|y|e|que|los|las)\b)"
    r"[^\W\d][\w'’-]*)"
)
_TOKENS = rf"{_LINK}{{0,4}}?"
_DEATHS = (
    r"(?:dead|died|deaths?|killed|killings|murder(?:ed|s)?|homicides?|fatalities|muert[oa]s?|muertes"
    r"|asesinad[oa]s?|asesinatos?|homicidios?|fallecid[oa]s?|mort[oa]s?|mortes|assassinad[oa]s?"
    r"|drowned|perished|lost their lives|ahogad[oa]s|afogad[oa]s|víctimas mortales"
    r"|vítimas (?:mortais|fatais)|(?:mur|fallec|perec)ieron|(?:morr|falec|perec)eram"
    r"|perdieron la vida|perderam a vida)"
)
_ARRESTS = (
    r"(?:arrest(?:ed|s)|detained|captured|detenid[oa]s?|capturad[oa]s?|arrestad[oa]s?|pres[oa]s)"
)
_WOUNDED = r"(?:wounded|injured|herid[oa]s?|ferid[oa]s?)"
_KILLED = (
    r"(?:killed|killing|murdered|shot dead|mataron|mató|asesinaron|matou|(?:mur|fallec|perec)ieron"
    r"|(?:morr|falec|perec)eram|perdieron la vida|perderam a vida)"
)
_WHO_DIED = (
    r"(?: [^\W\d][\w'’-]*){0,2} (?:who|que) (?:had )?(?:died|drowned|perished|lost their lives"
    r"|(?:mur|fallec|perec)ieron|(?:morr|falec|perec)eram)\b"
)
_CORPSES = r"(?:corpses|cadáver(?:es)?)"
_BODIES = r"(?: [\w-]+)? (?:bodies|cuerpos|corpos)\b"  # of institutions too
_FOUND = (
    r"(?:found|recovered|retrieved|pulled|exhumed|unearthed"
    r"|(?:recuper|hall|encontr|rescat|resgat|exhum|localiz)ados)"
)
_RECOVERED = re.compile(
    r"\b(?:recover(?:ed|ing)|retriev(?:ed|ing)|pulled|exhumed|unearthed"
    r"|(?:recuper|hall|encontr|rescat|exhum)aron|(?:recuper|encontr|resgat|exhum)aram)"
    r"(?: out| up| another| otros| outros)?(?: (?:the|l?[ao]s))? $",
    re.I,
)
_PEOPLE = (
    ("woman", r"wom[ea]n|female|mujer(?:es)?|mulher(?:es)?|reclusas|presas"),
    ("officer", r"officers?|polic(?:e|ías|iais)|agentes"),
    ("soldier", r"soldiers?|troops|soldados|militares"),
    ("child", r"child(?:ren)?|boys?|girls?|niñ[oa]s|crianças"),
    ("migrant", r"migrants?|migrantes"),
)
_RATE = r"(?:for every|per|por cada|a cada) 100[,.]?000"
_DAILY = r"(?:a|per|each) day|daily|al día|por día|diari[oa]s"
_KILOS = {r"(?:metric )?(?:tonnes?|tons?)|toneladas?": 1000.0, r"kilos?|kilogram\w*|kg": 1.0}
_ASKS = {
    "rate": rf"\brate\b|\btasa\b|{_RATE}",
    "daily": rf"\b(?:{_DAILY})\b",
    "years": r"\b(?:sentence|prison term|condena|años de (?:cárcel|prisión))\b",
    "mass": r"\b(?:how much|cuánta|quanta) (?:cocaine|coca[ií]na|marijuana|marihuana|heroin"
    r"|fentanyl|drugs?|droga)\b|\b(?:tonnes?|toneladas|kilos)\b|\bweigh|\bpes[óo]\b",
    "wounded": rf"\b{_WOUNDED}\b",
    "arrests": rf"\b{_ARRESTS}\b",
    "deaths": rf"\b(?:{_DEATHS}|die|toll|murieron|mataron|asesinaron|saldo|morreram)\b",
}
_COUNTS = re.compile(
    r"\b(?:how many|how much|cu[áa]nt[oa]s?|quant[oa]s?|toll|saldo|number|n[uú]mero"
    r"|rate|tasa|how long)\b",
    re.I,
)
_NOUN = re.compile(r"\b(?:how many|cu[áa]nt[oa]s|quant[oa]s) (?P<noun>[\w'’-]+)", re.I)


@dataclass(frozen=True)
class Counted:
    """A figure, of whom it counts (None where the words don't say), and the words' end."""

    figure: Figure
    whom: str | None
    end: int


def asked_measure(question: str) -> str | None:
    """What the question wants counted; None when it asks for no number.

    >>> asked_measure("How many women died?")
    'deaths'
    """
    counts = _COUNTS.search(question)
    if not counts:
        return None
    found = [
        (match.start(), measure)
        for measure, form in _ASKS.items()
        if (match := re.compile(form, re.I).search(question))
    ]
    special = {measure for _, measure in found} & {"rate", "daily"}
    if special:
        return special.pop()
    if found:
        return min(found)[1]
    noun = _NOUN.search(question)
    words = content_words(noun["noun"], "en") if noun else []
    return f"={words[0]}" if words else None


def asked_whom(question: str) -> str | None:
    """The kind of people it asks about, where it is one that can be told apart."""
    counts = _COUNTS.search(question)
    return _whom(" ".join(question[counts.end() :].split()[:2])) if counts else None


def counted(text: str, measure: str) -> list[Counted]:
    """The figures of a sentence that count that."""
    return [one for figure in figures(text) if (one := _counted(text, figure, measure))]


def _counted(text: str, figure: Figure, measure: str) -> Counted | None:
    after, before = text[figure.end :], text[: figure.start]
    if measure == "mass":
        return _mass(text, figure)
    if measure.startswith("="):
        return _things(after, figure, measure)
    if measure == "deaths" and (bodies := _bodies(after, before, figure)):
        return bodies
    end = _end(after, before, measure)
    if end is None or (measure not in ("rate", "daily") and _is_rate(after)):
        return None
    return Counted(figure, _whom(after[:end]), figure.end + end)


def _end(after: str, before: str, measure: str) -> int | None:
    forms = {
        "rate": rf"^(?: [\w'’-]+){{0,3}}? {_RATE}",
        "daily": rf"^(?: [\w'’-]+){{0,3}}? (?:{_DAILY})\b",
        "years": r"^[ -](?:years?|años)(?: in| de| behind)? ?"
        r"(?:prison|jail|bars|cárcel|prisión|sentence)\b",
        "wounded": rf"^{_TOKENS} {_WOUNDED}\b",
        "arrests": rf"^{_TOKENS} {_ARRESTS}\b",
        "deaths": rf"^{_TOKENS} {_DEATHS}\b",
    }
    if match := re.search(forms[measure], after, re.I):
        return match.end()
    all_of_them = measure == "deaths" and re.search(r"\b(?:the|l?[ao]s) $", before, re.I)
    if all_of_them and (died := re.match(_WHO_DIED, after, re.I)):
        return died.end()
    people = re.match(
        rf" (?:people|personas|pessoas|{'|'.join(form for _, form in _PEOPLE)})\b", after, re.I
    )
    killed = re.search(rf"\b{_KILLED}(?: a| to)? $", before, re.I)
    return people.end() if measure == "deaths" and people and killed else None


def _bodies(after: str, before: str, figure: Figure) -> Counted | None:
    """Bodies that are found: so many died at least."""
    found = re.match(rf"{_TOKENS} {_CORPSES}\b", after, re.I) or re.match(
        rf"{_BODIES}(?= (?:were|have been|had been|fueron|han sido|foram) {_FOUND}\b"
        r"(?! (?:to|guilty|liable|responsible|wanting)\b))",
        after,
        re.I,
    )
    if not found and _RECOVERED.search(before):
        found = re.match(_BODIES, after, re.I)
    if not found:
        return None
    least = replace(figure, bound="least") if figure.bound == "exact" else figure
    return Counted(least, None, figure.end + found.end())


def _is_rate(after: str) -> bool:
    return bool(re.match(rf"^[^.;]{{0,45}}?(?:{_RATE}|\b(?:{_DAILY})\b)", after, re.I))


def _mass(text: str, figure: Figure) -> Counted | None:
    for form, kilos in _KILOS.items():
        if match := re.compile(rf" (?:{form})\b", re.I).match(text, figure.end):
            scaled = replace(figure, value=figure.value * kilos)
            return Counted(scaled, None, match.end())
    return None


def _things(after: str, figure: Figure, measure: str) -> Counted | None:
    """The things themselves stand behind the number, with at most one word between them."""
    match = re.match(r"(?: [\w'’-]+){1,2}", after)
    words = match[0].split() if match else []
    for place, word in enumerate(words):
        if content_words(word, "en")[:1] == [measure[1:]]:
            end = figure.end + len(" ".join(["", *words[: place + 1]]))
            return Counted(figure, None, end)
    return None


def _whom(text: str) -> str | None:
    found = [name for name, form in _PEOPLE if re.search(rf"\b(?:{form})\b", text, re.I)]
    return found[0] if found else None
