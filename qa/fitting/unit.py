"""The unit that a number is asked for in, and whether a sentence tells a number in it."""

import re

_PER_MANY = (  # "per 100 000", "por cada 100 mil", "por cien mil"
    r"\b(?:for (?:every|each)|per|por(?: cada)?|(?:a|em|para) cada)"
    r" (?:(?:1|10|100|a |one |ten |hundred |cien |cem |diez |dez )*[., ]?"
    r"(?:000|thousand|mil)|million|mill[oó]n|milhão)\b"
)
_FEW = (
    r"(?:\d\d?|100|one|two|three|four|five|six|seven|eight|nine|ten|twenty|un[oa]?|dos|tres|cuatro|cinco"
    r"|seis|siete|ocho|nueve|diez|veinte|uma?|dois|duas|três|quatro|sete|oito|nove|dez|vinte)"
)
_PART_OF = (  # "one in four", "uno de cada tres", "una cuarta parte"
    rf"\b{_FEW} (?:in|of|out of|(?:de|en|em)(?: cada)?) (?:every )?{_FEW}\b"
    r"(?! (?:years?|months?|weeks?|days?|hours?|[aá][nñ]os?|mes(?:es)?|d[ií]as|semanas|horas)\b)"
    r"|\b(?:tercera|cuarta|quarta|quinta|sexta|s[eé]p?tima|oc?tava|novena|nona|d[eé]cima|terça|mayor"
    r"|maior) parte\b|\b(?:one|an?|two|three|\w+-) ?(?:sixth|seventh|eighth|ninth)s?\b(?= of)"
)
_COUNTED = (  # of things that are many and no money
    r"(?:people|persons?|men|women|children|inhabitants|residents|citizens|voters|migrants|workers"
    r"|employees|victims|members|passengers|households|homes|houses|families|barrels|litres|hectares"
    r"|acres|tonnes|tons|kilos|square|cubic|officers|police|soldiers|troops|inmates|prisoners|students"
    r"|guns|rifles|weapons|rounds|signatures|jobs|bullets|pills|trees|cars|vehicles|copies|votes|visitors|tourists"
    r"|personas|hombres|mujeres|niñ[oa]s|habitantes|ciudadanos|votantes|migrantes|trabajadores"
    r"|empleados|v[ií]ctimas|miembros|pasajeros|hogares|casas|viviendas|familias|barriles|litros"
    r"|hect[aá]reas|toneladas|[aá]rboles|veh[ií]culos|votos|turistas|pessoas|homens|mulheres|crianças"
    r"|eleitores|trabalhadores|passageiros|famílias|barris|[aá]rvores|years|months|days|hours|a[nñ]os"
    r"|dias|metres|meters|km|miles|times|veces|vezes)"
)
_MANY_OF_MONEY = (  # of a currency with whatever name
    r"(?:\d|\b(?:one|two|three|five|ten|a|un|um|dos|tres|cinco|diez|dois|três|dez|hundred|cien|cem))"
    r" ?(?:thousand|million|billion|bn|mil|mill[oó]n(?:es)?|milh(?:ão|ões)|bilh(?:ão|ões))"
    rf" (?:de )?(?!(?:\w+ )?{_COUNTED}\b)(?!\w+ed\b|(?:for|from|and|more|others|were|was|are|had"
    r"|have|has|went|por|para|más|mais|fueron|foram|han|eran|per|out|according|after|since|last|this)\b)"
    r"[^\W\d_]{3,}\b"
)
_BARE_AGE = (  # "who is 66, has", "died at 93": with no noun that is counted
    r"(?<!there )\b(?:is|was|were|be|turn(?:s|ed|ing)?|(?:died|dies|dead) at|cumpl(?:e|i[oó])|tiene"
    r"|ten[ií]a|muri[oó] a los|complet(?:a|ou)|fez|faz|tem|tinha|morreu aos)"
    r" (?:(?:just|only|about|around|nearly|almost|already|s[oó]lo|apenas|casi|quase|j[aá]) )?"
    r"\d{1,3}(?![\w.,:%-]*\d)(?=\W*$|[.,;:!?)”\"]"
    r"| (?:when|on|and|at the time|cuando|quando|y|e|el)\b)"
)
_AT_AGE = (  # "died on Monday, at 81", "turned 60 last week"
    r"\b(?:died|dies|retire[sd]?|married|weds?|muri[oó]|falleci[oó]|(?:jubil|retir|cas)[oó]|morreu"
    r"|faleceu|(?:aposent|cas)ou)\b[^.;:]{0,40}?[ ,](?:at|a los|aos) (?:just |only |about )?"
    r"(?:1[3-9]|[2-9]\d|1[01]\d)(?=\W*$|[,.;)!?”\"]| (?:when|in|on|after|and|en|el|em|tras|y|e)\b)"
    r"|\b(?:turn(?:s|ed|ing)?|cumpl(?:e|i[oó]|ir[aá])|complet(?:a|ou)|fez|faz) \d{1,3}"
    r" (?:(?:last|this|next|in|yesterday|today|tomorrow|ayer|hoy|est[ea]|en|ontem|hoje|em|n[oa])\b"
    r"(?! (?:minutes?|seconds?|games?|matches)\b))"
)
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
        rf"|\b(?:out of|of every|de cada) |{_PART_OF}",
    ),
    "money": (
        r"^(?!.*\b(?:how many|cu[aá]nt[oa]s|quant[oa]s)\b)"
        r".*\b(?:salary|wages?|ransom|bounty|salario|sueldo|rescate|recompensa)\b"
        r"|\bhow much (?!time\b)"
        r"(?:money\b|.*\b(?:cost|paid|pay|earn(?:ed)?|worth|fined?|spen[dt]|charge)\b)"
        r"|\bcu[aá]nto (?:dinero\b|.*\b(?:cost[oó]|cuesta|pag[oó]|pagaron|gan[oó]|gana|vale)\b)"
        r"|\bquanto (?:dinheiro\b|.*\b(?:custou|custa|pagou|pagaram|ganhou|ganha|vale)\b)",
        r"[$€£¥]|\b(?:dollars?|euros?|pounds?|pesos?|reais|real|soles|quetzal(?:es)?|lempiras?"
        r"|bol[ií]vares|(?<=\d )bolivianos|d[oó]lares|usd|cents?|rupees?|yen|yuan"
        r"|(?<=\d )(?:won|marks)|rand|francs?|kron[ae]r?"
        r"|rou?bles?|rublos?|l[ií]ras?|dinars?|colones|c[oó]rdobas|gourdes|guaran[ií]es|balboas|cruzeiros"
        rf"|libras|reales|francos)\b|{_MANY_OF_MONEY}",
    ),
    "mass": (
        r"\bhow much (?:cocaine|marijuana|heroin|fentanyl|drugs?)\b"
        r"|\b(?:cu[aá]nt[oa]|quanta) (?:coca[ií]na|marihuana|maconha|hero[ií]na|fentanilo|droga)\b"
        r"|\b(?:how many|cu[aá]nt[oa]s|quant[oa]s) (?:tonnes?|tons|kilo\w*|toneladas|quilos)\b",
        r"\b(?:tonnes?|tons?|kilos?|kilogram\w*|kg|grams?|pounds|ounces|toneladas?|gramos|gramas"
        r"|quilos?|libras|onzas|arrobas)\b",
    ),
    "age": (
        r"\bhow (?:many years )?old\b|\b(?:what|which) age\b|\b(?:qu[eé] edad|que idade)\b"
        r"|\b(?:cu[aá]l (?:es|era) la edad|qual (?:é|era) a idade)\b"
        r"|\b(?:cu[aá]nt[oa]s|quant[oa]s) a[nñ]os (?:tiene|ten[ií]a|tem|tinha)\b",
        r"\b(?:age[ds]?|old|born|birthday|edad|naci[oó]|nacid[oa]|idade|nasceu|anos|años)\b"
        rf"|[,(] ?\d{{1,3}}(?=[,)])|-year-old|{_BARE_AGE}|{_AT_AGE}",
    ),
    "time": (
        r"\bhow long (?:is|was|were|are|did|does|do|has|had|have|will|would|can|must|after|ago)\b"
        r"|\bhow many (?:minutes|hours|days|nights|weeks|months|years(?! old)|decades|centuries)\b"
        r"|\b(?:cu[aá]nt[oa]s|quant[oa]s) (?:minutos|horas|d[ií]as|noches|noites|semanas|meses"
        r"|a[nñ]os(?! (?:tiene|ten[ií]a|tem|tinha))|d[eé]cadas|siglos|s[eé]culos)\b"
        r"|\bcu[aá]nto tiempo\b|\bquanto tempo\b",
        r"\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|weekends?|months?|semesters?"
        r"|(?:bi|tri|cuatri|quadri|se)mestres?|quin[cz]enas?|mornings|afternoons|years?|decades?"
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
    return not units_missed(question, sentence)


def units_missed(question: str, sentence: str) -> list[str]:
    """The units that the question wants a number in and the sentence has none of.

    >>> units_missed("What was the murder rate?", "Just under 5,300 people were murdered.")
    ['rate']
    """
    return [
        unit
        for unit, (asked, told) in _PATTERNS.items()
        if asked.search(question) and not told.search(sentence)
    ]


def asks_age(question: str) -> bool:
    """Whether an age is asked for.

    >>> asks_age("¿Qué edad tenía?"), asks_age("How long did it last?")
    (True, False)
    """
    return bool(_PATTERNS["age"][0].search(question))
