"""Spanish and Portuguese pronouns beside a verb that mean what was said before the question.

"¿Quién lo ordenó?" and "¿Quién mandó matarlo?" do; "¿Quién lo acusó a Varela?" says whom itself.
"""

import re

from ingest.language import detect_language
from qa.capitals import CAPITAL
from qa.conversation.finite_verbs import FINITE
from qa.conversation.name_spans import name_spans
from qa.countries import countries

_SMALL = "(?=[a-zà-öø-ÿ])"
_NEUTER = (  # "lo que", "lo ocurrido", "lo peor"
    r"(?:que|de|del|más|menos|muy|mismo|cual|cierto|bueno|malo|mejor|peor|único|primero|último|largo"
    r"|contrario|siguiente|anterior|demás|suficiente|\w+(?:[aií]do|bles?|osos?|ivo|ico|ente|ante))\b"
)
_AS_CLITICS = {
    "es": (
        rf"(?<![\w’'-])(?:[Ll]es?|[Ll]o(?! {_NEUTER})) {_SMALL}",
        r"(?<![Aa] )(?<![Dd]e )(?<![Cc]on )(?<![Pp]or )(?<![Ee]n )(?<!ra )\b"
        r"(?i:qui[eé]n(?:es)?|qué)(?: no)?"
        rf"(?: (?:se|me|te|nos))? (?:la|las|los) {_SMALL}",
        r"(?:\b(?i:a|de|con|por|en|para) (?i:qui[eé]n(?:es)?|qué)"
        r"|\b(?i:cu[aá]ndo|d[oó]nde|c[oó]mo|por qu[eé])|^\W*(?i:(?:y|pero) )?)(?:(?: |\b)(?i:no))?"
        rf"(?: |\b)(?i:la|las|los) (?={FINITE['es']})",
        r"\b(?!ch?arlas?\b|[op]erlas?\b|parlas?\b|orlas?\b|burlas?\b|m[ei]rlos?\b)"
        r"[a-zà-öø-ÿ]+(?:[aeiáéí]r|[aeiáéí]ndo)(?:se|me|te|nos)?l[aeo]s?(?![\w’'-])",
    ),
    "pt": (
        rf"\b(?i:quem)(?: não)? (?:[oa]s? (?={FINITE['pt']})|lhes? {_SMALL})",
        r"\w-(?:l[oa]s?|[oa]s?|lhes?)(?![\w’'-])",
    ),
}
_OPEN = {
    language: tuple(re.compile(form) for form in forms) for language, forms in _AS_CLITICS.items()
}
_CLAUSE_BEFORE = re.compile(
    r"\w.*\b(?:y|e|pero|mas|que|donde|cuando|onde|quando|antes|después|depois|porque)\b", re.I
)
_TO_ONE = re.compile(  # and not "a escapar"
    r"\b(?:al|à|ao|aos|às|a (?!\w+[aei]r(?:l[aeo]s?|se)?\b)) ?\w", re.I
)
_TO_A_NAME = re.compile(rf"^\W*(?P<verb>\w+ )?a (?P<name>[{CAPITAL}][\w’'-]*)")
_SENDS = re.compile(r"(?:envi|mand|llev|traslad|extradit|deport|devolv|traj|traer|regres|conden)")


def has_open_clitic(asked: str) -> bool:
    """Whether a pronoun beside a verb means something else than what the question itself names.

    >>> has_open_clitic("¿Quién lo ordenó?"), has_open_clitic("Quem a elegeu?")
    (True, True)
    >>> has_open_clitic("¿Quién lo acusó a Varela?"), has_open_clitic("¿Quién dijo lo que pasó?")
    (False, False)
    """
    found = (form.finditer(asked) for form in _OPEN.get(detect_language(asked), ()))
    return any(not _said_there(asked, one) for each in found for one in each)


def _said_there(asked: str, clitic: re.Match[str]) -> bool:
    """Whether the question says before or behind the pronoun whom or what it means."""
    if any(end <= clitic.start() for _, end in name_spans(asked)):
        return True
    if _CLAUSE_BEFORE.search(asked[: clitic.start()]):
        return True
    word, after = clitic[0].split()[-1].lower(), asked[clitic.end() :]
    if name := _TO_A_NAME.match(after):
        return name["name"] not in countries() and not _SENDS.match(name["verb"] or word)
    return word in ("le", "les", "lhe", "lhes") and bool(_TO_ONE.search(after))
