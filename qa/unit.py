"""The unit that a number is asked for in, and whether a sentence tells a number in it."""

import re

_PER_MANY = r"\b(?:for every|per|por cada|a cada) (?:100[,.]?000|1[,.]?000|thousand)\b"
_UNITS = {
    "rate": (
        rf"\b(?:murder|homicide|death|killing|crime)s? rate\b|{_PER_MANY}"
        r"|\b(?:tasas?|taxas?) de (?:homic[ií]dios?|asesinatos|assassinatos|mortes)\b",
        rf"{_PER_MANY}|%",
    ),
    "part": (
        r"\b(?:what|which|qu[eé]|qual) (?:percentage|per ?cent|share|proportion|fraction|part of"
        r"|porcentaje|proporci[oó]n|porcentagem|parcela)\b",
        r"%|\b(?:per ?cent|percentage|por ?c(?:ien|en)to|half|thirds?|quarters?|fifths?|tenths?"
        r"|most|majority|mitad|tercios?|cuartos?|mayor[ií]a|metade|ter[cç]os?|maioria)\b"
        r"|\b(?:out of|of every|de cada) ",
    ),
    "money": (
        r"^(?!.*\b(?:how many|cu[aá]nt[oa]s|quant[oa]s)\b)"
        r".*\b(?:salary|wages?|ransom|bounty|salario|sueldo|rescate|recompensa)\b"
        r"|\bhow much (?!time\b)"
        r"(?:money\b|.*\b(?:cost|paid|pay|earn(?:ed)?|worth|fined?|spen[dt]|charge)\b)"
        r"|\bcu[aá]nto (?:dinero\b|.*\b(?:cost[oó]|cuesta|pag[oó]|pagaron|gan[oó]|gana|vale)\b)"
        r"|\bquanto (?:dinheiro\b|.*\b(?:custou|custa|pagou|pagaram|ganhou|ganha|vale)\b)",
        r"[$€£¥]|\b(?:dollars?|euros?|pounds?|pesos?|reais|real|soles|quetzal(?:es)?|lempiras?"
        r"|bol[ií]vares|d[oó]lares|usd|cents?|rupees?|yen|yuan)\b",
    ),
    "mass": (
        r"\bhow much (?:cocaine|marijuana|heroin|fentanyl|drugs?)\b"
        r"|\b(?:cu[aá]nt[oa]|quanta) (?:coca[ií]na|marihuana|maconha|hero[ií]na|fentanilo|droga)\b"
        r"|\b(?:how many|cu[aá]nt[oa]s|quant[oa]s) (?:tonnes?|tons|kilo\w*|toneladas|quilos)\b",
        r"\b(?:tonnes?|tons?|kilos?|kilogram\w*|kg|grams?|pounds|toneladas?|gramos|quilos?)\b",
    ),
    "age": (
        r"\bhow (?:many years )?old\b|\b(?:what|which) age\b|\b(?:qu[eé] edad|que idade)\b"
        r"|\b(?:cu[aá]l (?:es|era) la edad|qual (?:é|era) a idade)\b"
        r"|\b(?:cu[aá]nt[oa]s|quant[oa]s) a[nñ]os (?:tiene|ten[ií]a|tem|tinha)\b",
        r"\b(?:age[ds]?|old|born|birthday|edad|naci[oó]|nacid[oa]|idade|nasceu|anos|años)\b"
        r"|[,(] ?\d{1,3}(?=[,)])|-year-old",
    ),
    "time": (
        r"\bhow long (?:is|was|were|are|did|does|do|has|had|have|will|would|can|must|after|ago)\b"
        r"|\bhow many (?:minutes|hours|days|nights|weeks|months|years(?! old)|decades|centuries)\b"
        r"|\b(?:cu[aá]nt[oa]s|quant[oa]s) (?:minutos|horas|d[ií]as|noches|noites|semanas|meses"
        r"|a[nñ]os(?! (?:tiene|ten[ií]a|tem|tinha))|d[eé]cadas|siglos|s[eé]culos)\b"
        r"|\bcu[aá]nto tiempo\b|\bquanto tempo\b",
        r"\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?"
        r"|centur(?:y|ies)|(?:kilo|centi)?met(?:re|er)s?|km|miles?|feet|foot|yards?|pages?"
        r"|since|until|till|life|forever|permanent\w*|segundos?|minutos?|horas?"
        r"|d[ií]as?|noches?|semanas?|mes(?:es)?|a[nñ]os?|m[eê]s|d[eé]cadas?|siglos?|desde|hasta"
        r"|vida|perpetua|at[eé])\b|\b(?:1\d|20)\d\d\b",
    ),
}
_PATTERNS = {
    unit: (re.compile(asked, re.I), re.compile(told, re.I))
    for unit, (asked, told) in _UNITS.items()
}


def tells_unit(question: str, sentence: str) -> bool:
    """Whether the sentence has the unit that the question wants, if it wants one.

    >>> tells_unit("What percentage voted no?", "A narrow 50.2 percent voted against it.")
    True
    >>> tells_unit("What was the murder rate?", "Just under 5,300 people were murdered.")
    False
    """
    return all(
        told.search(sentence) for asked, told in _PATTERNS.values() if asked.search(question)
    )


def asks_age(question: str) -> bool:
    """Whether an age is asked for.

    >>> asks_age("¿Qué edad tenía?"), asks_age("How long did it last?")
    (True, False)
    """
    return bool(_PATTERNS["age"][0].search(question))
