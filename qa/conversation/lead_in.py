"""What a turn says before it asks anything: "Thanks!", "No, I meant", "And what about"."""

import re
from dataclasses import dataclass

_COURTESY = (
    r"(?:thanks?(?: you)?(?: (?:so|very) much| a lot)?|thx|cheers|please|hello|hi|hey|there"
    r"|good (?:morning|afternoon|evening|day)|bye|goodbye|ok(?:ay)?|o\.k\.|yes|yeah|yep|nope?|sure"
    r"|right|great|nice|perfect|cool|awesome|excellent|wonderful|brilliant|interesting|i see|got it"
    r"|understood|fine|(?:very )?(?:good|helpful)|well done|good job"
    r"|that(?:['’]s| is)(?: very| really)?(?: good| great| nice| helpful| interesting| all)"
    r"|for (?:that|this|the|your) ?(?:help|answer|info|information)?"
    r"|(?:muchas |mil )?gracias|por favor|hola|buen[oa]s? (?:d[ií]as?|tardes?|noches?)|adi[oó]s"
    r"|vale|(?:muy |está )?bien|genial|perfecto|excelente|interesante|entendido|entiendo"
    r"|de acuerdo|claro|sí|por (?:la|tu|su) (?:ayuda|respuesta|información)"
    r"|(?:muito )?obrigad[oa]|ol[áa]|oi|bom dia|boa (?:tarde|noite)|tchau|não|sim|ótimo|perfeito"
    r"|certo|entendi|tudo bem|pela (?:ajuda|resposta))"
)
_ONLY_COURTESY = re.compile(rf"^\W*(?:{_COURTESY}(?!\w)[^\w?¿]*)+$", re.I)
_NO = r"(?:no(?!\. ?\d)|nope|não|sorry|perd[oó]n(?:a|e|ame)?|disculp[ae]|desculp[ae])"
_STOPS = r"(?=\s*[,.;:!…]|\s+[–—-]|\s+(?:and|but|y|e|pero|mas|i)\b)"
_MEANT = (
    r"(?:(?:no )?i (?:mean|meant|was asking about)|(?:no )?(?:yo )?(?:quise|quería|quiero) decir"
    r"|me (?:refer[ií]a|refiero) a|(?:eu )?(?:quis|queria|quero) dizer|me refiro a)\b"
)
_SAME = (
    r"(?:and )?(?:the )?same(?: question| thing)?,? (?:for|in|about|with|of)\b"
    r"|(?:y )?lo mismo (?:para|en|con|de|sobre)\b|(?:e )?o mesmo (?:para|em|com|de|sobre|no|na)\b"
)
_LEAD_IN = re.compile(
    rf"\W*(?:(?P<corrects>{_NO}{_STOPS}|{_MEANT})|(?P<same>{_SAME})"
    rf"|(?:{_COURTESY}|well|bueno|bem){_STOPS})[\s,.;:!…–—-]*",
    re.I,
)
_ALSO = re.compile(
    r"\W*(?:(?:and|but|what about|how about|so|(?:y )?qué hay de|y qué de|y|pero|e|mas)[\s,]+)+",
    re.I,
)


@dataclass(frozen=True)
class Begun:
    """A turn that ``said`` something after courtesies, and ``rest`` after "and" and the like.

    It is ``also`` about something where it had such a word, and ``corrects`` the turn before where
    it said so.
    """

    said: str
    rest: str
    also: bool
    corrects: bool


def is_courtesy(turn: str) -> bool:
    """Whether it only thanks, greets, assents or praises.

    >>> is_courtesy("Ok, thank you!"), is_courtesy("Ok, and in 2015?")
    (True, False)
    """
    return bool(_ONLY_COURTESY.match(turn))


def begun(turn: str) -> Begun:
    """The turn without what it says before it asks.

    >>> begun("No, I meant 2019")
    Begun(said='2019', rest='2019', also=False, corrects=True)
    >>> begun("¿Y qué dijo?").rest
    '¿qué dijo?'
    """
    at, corrects, same = 0, False, False
    while found := _LEAD_IN.match(turn, at):
        at, corrects = found.end(), corrects or bool(found["corrects"])
        same = same or bool(found["same"])
    said = _marked(turn[at:], turn) if turn[at:].strip(" ?.!") else turn
    also = _ALSO.match(said)
    rest = _marked(said[also.end() :], said) if also else said
    return Begun(said, rest, bool(also) or same, corrects)


def _marked(rest: str, turn: str) -> str:
    """The rest with the mark that a Spanish question begins with."""
    opens = "¿" if "¿" in turn and "¿" not in rest and rest.rstrip().endswith("?") else ""
    return opens + rest
