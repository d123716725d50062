"""Spanish and Portuguese verbs by their endings, and questions in which such a verb has no subject.

"¿Fue arrestada?", "¿Qué propuso?" and "Quantos anos tem?" leave it to what was said before.
"""

import re

from ingest.language import detect_language
from qa.conversation.name_spans import name_spans

_ONE_ES = (
    r"(?:\w+ó|\w+aba|\w+rá|dijo|hizo|puso|propuso|expuso|impuso|tuvo|obtuvo|vio|dio|trajo|quiso"
    r"|pudo|supo|tiene|tenía|quería|sabía|decía|hacía|dice|hace|quiere|ha|había)(?!\w)"
)
_MANY_ES = (
    r"(?:\w+(?:aron|ieron|yeron|aban|ían|rán)|dijeron|trajeron|tienen|dicen|hacen|quieren|han)"
    r"(?!\w)"
)
_NO_VERB_PT = r"(?:museu|réu|europeu|judeu|chapéu|céu|troféu|liceu|véu|grupo|meu|seu|teu)\b"
_ONE_PT = (
    rf"(?!{_NO_VERB_PT})(?:\w+(?:ou|eu|iu|ava|rá)|disse|fez|pôs|propôs|quis|trouxe|teve|tem|tinha"
    r"|diz|faz|quer)(?!\w)"
)
_MANY_PT = r"(?:\w+(?:aram|eram|iram|avam|iam|rão)|têm|tinham|dizem|fazem)(?!\w)"
FINITE = {"es": rf"(?:{_ONE_ES}|{_MANY_ES})", "pt": rf"(?:{_ONE_PT}|{_MANY_PT})"}
_BEGINS = r"^\W*(?:(?:y|e|pero|mas) )?"
_STATE = (
    r"(?:\w+[ao]s?|(?:culp[aá]|responsá?)ve(?:l|is)|culpables?|responsables?|inocentes?|libres?)"
)
_BESIDE = {
    "es": "en|por|para|de|con|contra|sobre|desde|hasta|ayer|hoy|ahora|después|antes",
    "pt": "em|no|na|por|para|de|com|contra|sobre|desde|até|ontem|hoje|agora|depois|antes",
}
_THE = r"(?:el|la|los|las|un|una|o|a|os|as|um|uma)\b"
_HAPPENS = r"(?!(?:pas|ocurr|suced|acontec|ocorr)\w+|ha(?:y|bía|brá|n)?\b|hubo|houve|signific\w+)"
_FORMS = {
    "es": (
        r"(?:fue|fueron|est[áa]n?|estaban?|es|son|eran?|han?|habían?)"
        rf"(?: (?:sido|muy|ya|aún|todavía|también))* {_STATE}",
        rf"qué {_HAPPENS}{FINITE['es']}(?: \w+[aei]r)?",
        rf"(?:a|de|en|con|por|para|desde|hasta) qué (?:\w+ )?(?:{FINITE['es']}|es|son|era|fue)",
        rf"(?:qué|cu[aá]nt[oa]s) \w+s {_HAPPENS}{_ONE_ES}",
        r"(?:qué|cu[aá]nt[oa]) \w+ (?:tiene|tenía)",
    ),
    "pt": (
        r"(?:foi|foram|est(?:á|ão|avam?)|é|são|eram?)(?: (?:muito|já|ainda|também))* " + _STATE,
        rf"o qu[eê] {_HAPPENS}{FINITE['pt']}(?: \w+[aei]r)?",
        rf"(?:de|em|com|para|desde|até) qu[eê] (?:\w+ )?(?:{FINITE['pt']}|é|são|era|foi)",
        rf"(?:que|quant[oa]s) \w+s {_HAPPENS}{_ONE_PT}",
        r"(?:que|quant[oa]) \w+ (?:tem|tinha)",
    ),
}
_WITHOUT_SUBJECT = {
    language: re.compile(
        rf"{_BEGINS}(?:{'|'.join(forms)})"
        rf"(?: (?:{_BESIDE[language]})\b(?: {_THE})?(?: (?!{_THE})[\w-]+){{0,2}}){{0,2}}\W*$",
        re.I,
    )
    for language, forms in _FORMS.items()
}


def lacks_subject(asked: str) -> bool:
    """Whether its verb is of one who is not named in it.

    >>> lacks_subject("¿Fue arrestada?"), lacks_subject("¿Fue arrestada la alcaldesa?")
    (True, False)
    """
    form = _WITHOUT_SUBJECT.get(detect_language(asked))
    return bool(form and form.match(asked)) and not name_spans(asked)
