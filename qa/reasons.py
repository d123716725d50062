"""Whether a sentence says why, as far as its words show it."""

import re

_WHY = re.compile(
    r"\b(?:because|due to|owing to|thanks to|reasons?"
    r"|as a result|result(?:ed|s|ing)? (?:of|in|from)|in order to|so that|so as to"
    r"|blam(?:e[ds]?|ing)|prompt(?:ed|s|ing)|trigger(?:ed|s|ing)?"
    r"|caus(?:e[ds]?|ing)|led to|sparked|fear(?:s|ed|ing)?|following|after|in response|in protest"
    r"|in retaliation|accus(?:e[ds]?|ing|ations?)|amid|since|therefore|explain(?:s|ed|ing)?"
    r"|to (?:avoid|prevent|protect|save|help|make|keep|stop|reduce|allow|ensure|force)"
    r"|porque|debido|a causa|a ra[ií]z|gracias a|ya que|puesto que|motivos?|raz[oó]n(?:es)?|temor"
    r"|tras|despu[eé]s|acusad[oa]s?|para (?:evitar|impedir|proteger|salvar|reducir|forzar|obligar)"
    r"|devido|por causa|gra[cç]as a|uma vez que|pois|raz(?:ão|ões)|medo|ap[oó]s|depois)\b",
    re.I,
)


def gives_reason(sentence: str) -> bool:
    """Whether something in it may be a reason.

    >>> gives_reason("He left after an inquiry."), gives_reason("He left on Monday.")
    (True, False)
    """
    return bool(_WHY.search(sentence))
