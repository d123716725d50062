"""Who is told to speak in a sentence: the words before or after a verb of saying."""

import re
from dataclasses import dataclass

from qa.capitals import CAPITAL

_ENGLISH = (
    "said says told tells added adds claimed denied denies admitted admits warned warns"
    " insisted insists argued argues explained explains promised promises announced announces"
    " declared declares stated vowed urged blamed blames rejected rejects confirmed confirms"
    " acknowledged conceded criticised criticized condemned praised suggested suggests replied"
    " complained thanked testified described demanded accused credited recalled pledged noted"
    " pointed thinks thought believes believed hoped"
)
_SPANISH = (
    "dijo dijeron dice dicen declaró declararon afirmó afirmaron afirma aseguró aseguraron"
    " asegura señaló señalaron explicó explicaron agregó añadió indicó indicaron sostuvo contó"
    " contaron relató prometió prometieron anunció anunciaron negó negaron niega admitió"
    " advirtió advirtieron propuso pidió pidieron denunció denunciaron sugirió expresó manifestó"
    " comentó criticó rechazó rechazaron reconoció reconocieron insistió subrayó recordó lamentó"
    " confirmó confirmaron respondió reiteró acusó acusaron exigió exigieron informó informaron"
    " destacó opinó culpó"
)
_PORTUGUESE = (
    "disse disseram diz dizem afirmou afirmaram declarou declararam contou contaram relatou"
    " prometeu anunciou anunciaram negou negaram nega admitiu alertou propôs pediu pediram explicou"
    " denunciou denunciaram sugeriu acrescentou informou informaram ressaltou criticou rejeitou"
    " reconheceu confirmou confirmaram lamentou respondeu acusou garantiu destacou comentou culpou"
)
_VERBS = "|".join(f"{_ENGLISH} {_SPANISH} {_PORTUGUESE}".split())
_SAYS = re.compile(
    rf"\b(?:{_VERBS})\b|\bcalled (?=(?:the|it|him|her|them|this|that|for|on|an?) )"
    r"|\b(?:did|does|do) not say\b"
)
_DONE_TO = re.compile(  # "was told", "is said", "the accused"
    r"(?:\b(?:was|were|is|are|been|be|being|who|which|that|as|the|an?|un|una|um|uma|fue|es|foi|que|quien|quem|el|la)"
    r"(?: \w+ly)?|[’']s)\s+$",
    re.I,
)
_OF_WHOM = re.compile(r"(?:accused of|blamed on|(?:thought|believed|said) to|\w+ by)\b", re.I)
_ACCORDING = re.compile(
    r"\b(?:according to|seg[uú]n|de acuerdo con|de acordo com|segundo (?=[oa]s? ))\s*", re.I
)
_QUOTED = re.compile(  # first one that another sentence has opened
    r"^[^“«\"”»]*[,.!?…](?:[”»]|\"(?=\s))|“[^”]*(?:”|$)|«[^»]*(?:»|$)|\"[^\"]*(?:\"|$)"
)
_AFTER_SPEECH = re.compile(r"[”—–]\s*,?\s*$")
_AFTER_COMMA = re.compile(r"^[^,]*(?:,[^,]*,[^,]*)*,\s*$")  # in pairs they enclose an aside
_COMES_AFTER = re.compile(  # "… said the mayor", "… dijo Ana Luz"
    rf"\s+(?P<who>(?:(?i:the|an?|his|her|its|their|el|la|los|las|una?|su|[oa]s?|uma?|seu|sua)\s+"
    rf"|[{CAPITAL}])[^.;:”—–]*)"
)
_ALONE = re.compile(r"(?:[\w’'-]+ ?){1,7}(?:[,.;]|$)")
_HELPS = re.compile(
    r"(?:\s*\b(?:ha[sdv]e?|did|does|do|not|never|also|later|then|again|will|would|ha|han|había|tinha"
    r"|no|não|nunca|también|também|luego|depois|se|lo|le|les|lhe|lhes|me|nos)\b)+$",
    re.I,
)
_WITH_ASIDE = re.compile(r"(?:[^,;:”]+,)?[^,;:”]+,\s*$")
_WITHOUT = re.compile(r"[^,;:”]*$")
_WORD = re.compile(r"\w+")
_FIRST = re.compile(r"^(?:but|and|while|when|although|as|pero|y|mientras|mas|e|enquanto)\s+", re.I)


@dataclass(frozen=True)
class Said:
    """Who speaks in a sentence, as it tells it.

    ``by`` are the words for who speaks, one each for the times that somebody does; "" where it says
    that somebody spoke without naming who. ``quoted``: all of it is direct speech.
    """

    by: tuple[str, ...]
    quoted: bool = False


def said_in(sentence: str) -> Said:
    """Who is told to speak in it, in the order of the verbs.

    >>> said_in('"We are lucky," Rosa Paz said.').by, said_in("Su jefe, Rui Paz, negó eso.").by
    (('Rosa Paz',), ('Su jefe, Rui Paz',))
    >>> said_in("It was shut, said the mayor.").by, said_in("He was told to go.").by
    (('the mayor',), ())
    """
    plain = _QUOTED.sub(" ” ", sentence)
    quoted = "”" in plain and not _WORD.search(plain)
    verbs = _SAYS.finditer(_WORD.sub(lambda word: word[0].lower(), plain, count=1))
    told = [who for verb in verbs if (who := _by(plain, verb)) is not None]
    named = (re.split(r"[,.;:”]", plain[one.end() :])[0] for one in _ACCORDING.finditer(plain))
    return Said((*told, *(name.strip() for name in named)), quoted)


def _by(plain: str, verb: re.Match[str]) -> str | None:
    before, after = plain[: verb.start()], _COMES_AFTER.match(plain, verb.end())
    if after and _is_inverted(before, after["who"]):
        return after["who"].strip()
    if _DONE_TO.search(before) or _OF_WHOM.match(plain, verb.start()):
        return None
    before = _HELPS.sub("", before.rstrip())
    aside = before.rstrip().endswith(",")
    found = (_WITH_ASIDE if aside else _WITHOUT).search(before)
    return _FIRST.sub("", found[0].strip(" ,")) if found else ""


def _is_inverted(before: str, after: str) -> bool:
    if _AFTER_SPEECH.search(before):
        return True
    return bool(_AFTER_COMMA.match(before) and _ALONE.match(after))
