"""Which paragraphs of a saved page are furniture: buttons, pleas, teasers, links elsewhere.

Each test looks at one whole paragraph; a sentence that merely mentions such words is none.
"""

import re
from typing import Literal

from ingest.dateline import standing_date
from ingest.dates import fold

Kind = Literal["related", "marker", "plea", "teaser", "heading", "sentence", "prose"]

_BUTTONS = re.compile(
    r"(?:(?:shares?|icons?|tweet|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit"
    r"|e-?mail|mail|print|copy|link|pdf|save|compartir|compartilhar|compartilhe|comparte|imprimir"
    r"|correo|guardar|enviar|instagram|youtube|bluesky|threads)(?:[\s,|/·•]+|$))+"
)
_VERBS = {"share", "tweet", "compartir", "compartilhar", "compartilhe", "comparte", "imprimir"}
_ALONE = re.compile(
    r"was this (?:content|article|page|story) (?:helpful|useful)|advertisements?|publicidade?"
    r"|¿?(?:(?:te|le) )?(?:fue|resulto) util est[ea] (?:contenido|articulo|pagina|nota)"
    r"|(?:este|esta) (?:conteudo|artigo|pagina|materia) foi util"
    r"|(?:article )?continues? (?:reading )?(?:below|after (?:the )?ad(?:vertisement)?)"
    r"|continue reading|read (?:more|also)|see also|(?:skip|jump) to (?:main )?content"
    r"|back to top|share (?:this|on)(?: (?:article|story|post|page|facebook|twitter|x|whatsapp))?"
    r"|comparti(?:r|lhe|lhar) (?:est[ea]|en|no)(?: \w+){0,2}"
    r"|donate(?: now)?|subscribe(?: now)?|sign up(?: now)?|(?:ler|leia) (?:mais|tambem)"
    r"|le[ae] (?:tambien|mas)|leer mas|ver (?:mas|tambien)|seguir leyendo|continue lendo"
    r"|dona(?:r|te)?(?: ahora)?|doe(?: agora)?|suscribete|suscribirse|assine(?: ja)?"
    r"|(?:subscribe to|sign up for|get) (?:our|the) (?:\w+ )?newsletters?"
    r"|(?:suscribete|inscreva-?se) (?:a|en|na|em) (?:nuestr[oa]|nossa) (?:newsletter|boletin)"
    r"|(?:follow us|siguenos|siga-nos)(?: (?:on|en|no|em) [\w ,&]{1,60})?"
    r"|(?:(?:copyright )?©|(?:\(c\)|copyright(?: \(c\))?) ?\d{4}).{0,100}"
    r"|(?:.{0,60}[.,|©] ?)?all rights reserved"
    r"|todos los derechos reservados.{0,60}|todos os direitos reservados.{0,60}"
)
_POINTER = re.compile(
    r"(?:see also|read (?:more|also)|also read|related(?: (?:story|article|content|coverage))?"
    r"|le[ae] tambien|leia (?:tambem|mais)|ve[ar] (?:tambien|ademas)|veja tambem|saiba mais"
    r"|mas informacion|te puede interesar|puede interesarle|le[ae] (?:mas|ademas)"
    r"|(?:contenido|articulo|nota|conteudo|materia) relacionad[oa]) ?: ?\S.{0,150}"
)
_RELATED = re.compile(
    r"(?:related|recommended|more|popular|latest|trending)"
    r" (?:content|articles?|stories|posts|news|reading|coverage)"
    r"|you (?:may|might) also (?:like|be interested in)|most (?:read|popular)|read next"
    r"|more from .{1,40}|(?:contenidos?|articulos?|notas?|noticias?) relacionad[oa]s?"
    r"|(?:conteudos?|artigos?|materias?) relacionad[oa]s?|(?:tambien )?te puede interesar"
    r"|lo mas (?:leido|visto)|(?:as )?mais lidas|ultimas noticias"
    r"|voce (?:tambem )?pode gostar|veja tambem"
)
_READER = re.compile(
    r"\b(?:we|our|us|you|your|nuestr[oa]s?|nos|necesitamos|invitamos|sus?|tus?"
    r"|noss[oa]s?|precisamos|convidamos|suas?|seus?)\b"
)
_PLEA = re.compile(
    r"\b(?:click here|haga clic|haz clic|clique aqui|sign up|newsletter|boletin|subscri\w+"
    r"|suscri\w+|assin[ae]\w*|donat\w+|donacion\w*|doac\w+|we need (?:resources|your)"
    r"|necesitamos recursos|precisamos de recursos"
    r"|support (?:us|our)|apoya\w*|apoie|creative commons|copyright|rights reserved|follow us"
    r"|your comments|cookies|privacy policy|terms of (?:use|service))\b"
)  # fmt: skip
_QUOTED = set('"“”«»')  # somebody's words, not the publisher's to the reader
_ENDED = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
_SENTENCE_BREAK = re.compile(r"[.!?…]['\"”’»)\]]* +[\"“‘'«(¿¡]?[^\W\d_a-z]")


def is_clutter(paragraph: str) -> bool:
    """Whether the whole paragraph is a button, a notice or a pointer to another page."""
    if len(paragraph) > 200:
        return False
    line = _folded(paragraph)
    pointer = _POINTER.fullmatch(line) and not _SENTENCE_BREAK.search(paragraph)
    return _is_buttons(line) or bool(_ALONE.fullmatch(line) or pointer)


def kind_of(paragraph: str) -> Kind:
    """What a paragraph could be in a page's footer; "prose" can't be in one."""
    if len(paragraph) > 500:
        return "prose"
    line = _folded(paragraph)
    if _RELATED.fullmatch(line):
        return "related"
    if is_clutter(paragraph):
        return "marker"
    if _QUOTED.isdisjoint(paragraph) and _READER.search(line) and _PLEA.search(line):
        return "plea"
    if paragraph.endswith(("…", "...")) or standing_date(paragraph.rsplit(" / ", 1)[-1]):
        return "teaser"
    if len(paragraph) > 250 or _SENTENCE_BREAK.search(paragraph):
        return "prose"
    return "sentence" if _ENDED.search(paragraph) or len(paragraph) > 120 else "heading"


def _folded(paragraph: str) -> str:
    """Lower case, without accents and the punctuation at the end."""
    return fold(paragraph).lower().rstrip(" .:!?»>…")


def _is_buttons(line: str) -> bool:
    words = set(re.split(r"[\s,|/·•]+", line))
    return bool(_BUTTONS.fullmatch(line)) and (len(words) > 2 or not _VERBS.isdisjoint(words))
