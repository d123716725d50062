"""Signs of what was and of what is to come: verbs in English, Spanish and Portuguese, as patterns.

No list of verbs is complete: a form that is missing leaves its date unexplained.
"""

import re

_NO_NOUN = "".join(  # "the accused", "el partido"
    rf"(?<!\b{word} )"
    for word in (
        *("the", "a", "an", "its", "his", "her", "their"),
        *("el", "la", "los", "las", "un", "una", "del", "al", "de", "o", "os", "do", "dos", "no"),
    )
)
_NOT_NOW = r"(?<!\bis )(?<!\bare )"  # "is nominated", but "is accused of it"
_PAST = (
    r"was|were|had|did|been|since|born|said|told|took|fell|rose|broke|won|lost|shot|met|left(?!-)"
    r"|(?:be|over)?came|(?:under)?went|(?:with|under)?stood|(?:with)?drew|threw|held|found|led|sent"
    r"|got|made|began|gave|saw|kept|struck|fled|hid|wrote|spoke|fought|paid|brought|bought|caught"
    r"|taught|thought|sought|felt|dealt|meant|built|spent|slept|ran|sang|sank|drank|flew|grew|knew"
    r"|blew|drove|rode|chose|froze|woke|swore|wore|tore|shook|forgot|hung|hit|cut|put|quit|hurt"
    r"|cost|beat|set(?! (?:to|for)\b)|heard|sold|slid|laid|lay|sat|dug|clung|swung|stuck|taken"
    r"|risen|fallen|gone|done|seen|given|stolen|broken|sworn|driven|written|chosen"
    r"|accused|charged|suspected|alleged|believed"
    rf"|{_NO_NOUN}{_NOT_NOW}(?!need|indeed|seed|feed|speed|hundred|(?:suc|pro|ex)ceed)(?-i:[a-z]+ed)"
    r"|desde|fue(?:ron)?|era[mn]?|había[mn]?|hab[ií]an?|hizo|hicieron|hubo|dij(?:o|eron)|di[oó]|cayó"
    r"|(?:estuv|tuv|pus|vin|quis|pud|sup)(?:o|ieron)|foi|foram|estava[mn]?|tinham?|houve|teve"
    r"|disse(?:ram)?|fez|fizeram|veio|vieram|deu|deram|(?:ten|dec|hac|deb|viv|sab|exist|segu)ían?"
    r"|\w{2,}(?:ó|aron|ieron|jeron|aba[mn]?|aram|eram|iram|ou)|muert[oa]s?"
    rf"|{_NO_NOUN}(?-i:[a-zà-ÿ]{{2,}}(?:[aií]d[oa]s?|(?<!us)(?<!op)(?:eu|iu)))"
)
_TO_COME = (
    r"will|won['’]t|['’]ll|shall|would|due|scheduled|supposed|(?<!than )(?<!as )expected"
    r"|(?:is|are|was|were) to|next|set (?:to|for)|slated|ahead of|deadline|expires?|going to|must"
    rf"|be|{_NO_NOUN}(?-i:begins?|starts?|opens?|may)|might|could|should|cannot|can|próxim[oa]s?"
    r"|ser[áa]n?|prev[éê]n?|previst[oa]s?|fijad[oa]s?|programad[oa]s?|marcad[oa]s?|vencen?"
    r"|har[áa]n?|ir[áa]n?|vai|vão|vamos a|van? a|(?:pued|deb)en?|podem?|devem?"
    r"|(?:ser|estar|podr|tendr|vendr|saldr|habr|har|ir|deber|poder|ter|haver|far|vir)[íi]a[mn]?"
    r"|(?!Ceará|Terán)\w{2,}r(?:á|án|ão)"
)
_MEANS_TO = (  # "agreed to meet on Monday" is to come, but not "on Monday they agreed to meet"
    r"(?:agree|promise|vow|plan|hope|want|intend|threaten|urge|order|pledge|invite|ask)"
    r"(?:(?P<meant>n?e?d)|\w*)(?: [\w’'-]+){0,3} to"
    r"|(?:pidi|orden|acord|prometi|exigi)(?P<quiso>ó|aron|eron)(?: \w+){0,3} (?:que|\w{2,}[aei]r)"
)
_PRESENT = (
    r"is|are|(?:has|have)(?! (?:\w+ )?\w+(?:ed|en|wn)\b)"
    rf"|{_NO_NOUN}(?:returns?|resumes|goes|go|comes?|faces?|appears?|meets?|takes?|votes|visits"
    r"|arrives?|hosts|plays|kicks|runs|ends|closes|holds|marks|decides?|rules|leaves|makes?|says)"
    r"|es|son(?= (?:el|este)\b)|están?|empiezan?|comienzan?|arrancan?|inician?|abren?|cierran?"
    r"|vuelven?|regresan?|comparecen?|vota[mn]?|deciden?|termina[mn]?|llegan?|juegan?"
    r"|é|são|começam?|abrem?|voltam?|decidem?|chegam?|jogam?|retoma[mn]?"
)
VERB = re.compile(
    rf"(?<![\w-])(?:(?P<coming>{_TO_COME})|(?P<means>{_MEANS_TO})|(?P<past>{_PAST})|{_PRESENT})"
    r"(?![\w-])",
    re.I,
)
