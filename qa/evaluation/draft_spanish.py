"""Questions that a sentence of Spanish gives.

A verb keeps its form when its subject moves behind it ("¿Cuándo fue capturado Otoniel?"), so each
template only reorders the sentence's own words. A subject has to be a full name, an office with one
or a body with a name of several words; whatever points elsewhere ("ese país", "el sábado") is
passed over. Few sentences fit; those that do need little editing.
"""

import re

from qa.dates.period import month_names
from qa.evaluation.stops import STOP as _STOP
from qa.evaluation.stops import TAIL

_BIG, _LOW = "[A-ZÁÉÍÓÚÑÜ]", "[a-záéíóúñü]"
_WORD = rf"{_BIG}[\w’'-]+"
_NAME = rf"(?!(?:El|La|Los|Las|Un|Una)\b){_WORD}(?: (?:(?:de|del|de la|de los|la) )?{_WORD}){{1,3}}"
_LINK = "(?: (?:de|del|el|la|los|las|para|contra|por|y)){0,2}"
_BODY = rf"(?:El|La|Los|Las) {_WORD}(?:{_LINK} {_WORD}){{1,4}}"
_UNQUOTED = f"(?:(?![«»]){TAIL})"
_ASIDE = r"(?:(?:, [^,;.«»]{3,70}){1,3},)?"
_ROLE = (
    r"(?:ex)?(?:vice)?(?:president[ea]|ministr[oa]|canciller|fiscal|director[a]?|alcald(?:e|esa)"
    r"|gobernador[a]?|juez[a]?|magistrad[oa]|secretari[oa]|diputad[oa]|senador[a]?|general|coronel"
    r"|comandante|comisari[oa]|jef[ea]|líder|portavoz|vocer[oa]|abogad[oa]|criminólog[oa]"
    r"|sociólog[oa]|ingenier[oa]|economista|analista|periodista|historiador[a]?|investigador[a]?"
    r"|profesor[a]?|maestr[oa]|médic[oa]|obispo|sacerdote|transportista|activista|rey|reina)"
)
_ADJECTIVE = rf"(?: (?!(?:de|del|en|y|e|para|que|por|con|a|al)\b){_LOW}+)"
_PERSON = (
    rf"(?:El|La) (?:primera? )?{_ROLE}"
    rf"(?:{_ADJECTIVE}{{0,2}} (?P<name>{_NAME})|[^,;:.«»]{{0,60}}, (?P<aside>{_NAME}),)"
)
_SAYING = (
    "afirmó|agregó|aseguró|añadió|comentó|contó|criticó|declaró|denunció|dijo|explicó|indicó"
    "|insistió|ironizó|lamentó|manifestó|opinó|reconoció|recordó|relató|resumió|señaló|sostuvo"
    "|subrayó|advirtió"
)
_PAST = rf"(?:{_LOW}{{2,}}ó|dijo|hizo|puso|tuvo|detuvo|sostiene|sostuvo|fue)"
_PASTS = rf"(?:{_PAST}|{_LOW}{{2,}}(?:aron|ieron)|fueron)"
_CAUGHT = r"(?:detenid|capturad|recapturad|arrestad|asesinad|hallad|herid|enterrad|sepultad)[oa]"
_MONTH = f"(?:{'|'.join(month_names('es'))})"
_DATE = (
    rf"(?:el (?P<day>\d{{1,2}} de {_MONTH}(?: de \d{{4}})?)"
    rf"|en (?P<month>{_MONTH} de \d{{4}}|(?:1[5-9]|20)\d\d))"
)
_FIGURE = r"(?:\d[\d.,]*\d|\d|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)"
_ABOUT = r"(?:(?:al menos|unos|unas|más de|cerca de|casi) )?"
_WHOLE = rf" de (?:la |los |las )?{_WORD}(?: {_WORD}){{0,3}}"
_KIND = rf" (?!mientras|nuestr|además|después|detrás){_LOW}{{4,}}[oa]s\b"
_COUNTED = (
    rf"(?P<noun>(?:toneladas|kilos|litros|hectáreas) de {_LOW}+|{_LOW}{{3,}}s)\b"
    rf"(?P<more>(?:{_KIND})?(?:{_WHOLE})?)(?! de\b)"
)
_FEMININE = re.compile(
    r"(?:person|pres|niñ|víctim|denunci|famili|tonelad|escuel|cas|empres|arm|alumn|hectáre"
    r"|medid|llamad|provinci|demand|hor|seman|agent|sospechos|detenid|abogad|obr|vid)as\b"
    r"|(?:mujer|muert|cárcel|red|jóven|orden|ley)es\b|\w*(?:[cstx]iones|dades|tudes)\b"
)
_MASCULINE = re.compile(
    r"(?!manos|fotos|motos)\w+os\b|(?:policí|dí|guardi|pirat|turist|artist|periodist|soldad)as\b"
    r"|(?:hombr|agent|militar|menor|líder|jef|mes|tren|avion|camion|autobus|fusil|civil|país"
    r"|cadáver|cartel|juec|dólar|quetzal|local|hospital|pandiller|estudiant|migrant|habitant)es\b"
)
_LOOSE = re.compile(
    r"\b(?:es[ea]s?|eso|es[eo]s|est[ea]s?|estos|esto|aquel\w*|dich[oa]s?|ell[oa]s?|él|mism[oa]s?"
    r"|lo|le|les|ayer|hoy|mañana|anoche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|pasad[oa]|próxim[oa]|ahora|allí|ahí|aquí|entonces|otr[oa]s?|ambos|ambas|tampoco|también)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:Él|Ella|Est[ea]|Es[ea]|Est?o|Aquel\w*|Tod[oa]|Nada|Nadie|Un[oa]|Otr[oa]|Algun[oa]|Así|Ya|Aún"
    r"|Ayer|Hoy|Antes|Después|Luego|Entonces|También|Tampoco|Nunca|Solo|No|Que|Quien|Cuando|Donde"
    r"|Como|Allí|Ahí|Aquí|Y|Pero|Mientras|Según)\b"
)
_OWNER = re.compile(r"\bsus?\b")


def question_in(sentence: str) -> tuple[str, str, str] | None:
    """The question, its answer (words of the sentence) and its kind, by the first that fits."""
    templates = (_who_said, _how_many_did, _how_many_were, _when, _where, _who)
    return next((made for template in templates if (made := template(sentence))), None)


def _who_said(sentence: str) -> tuple[str, str, str] | None:
    """«Teníamos miedo…», contó la maestra Rosa Paz. -> ¿Quién dijo «Teníamos miedo…»?"""
    found = re.match(
        rf"[«“\"]([^«»“”\"]{{25,140}}?)[,.]?[»”\"],? (?:{_SAYING}) "
        rf"(?:(?:el|la) {_LOW}+(?: {_LOW}+){{0,3}} )?({_NAME})(?=[,.;])",
        sentence,
    )
    return (f"¿Quién dijo «{found[1]}»?", found[2], "person") if found else None


def _who(sentence: str) -> tuple[str, str, str] | None:
    """El ministro Juan Paz anunció que … -> ¿Quién anunció que …?"""
    found = re.match(rf"{_PERSON} ({_PAST} (?:(?![“”\"]){_UNQUOTED}){{20,180}}){_STOP}", sentence)
    if not found:
        return None
    done = re.split(rf" y (?:que |{_PASTS} )", found[3])[0]
    if _points_elsewhere(done) or not 5 <= len(done.split()) <= 25:
        return None
    return f"¿Quién {done}?", found["name"] or found["aside"], "person"


def _how_many_were(sentence: str) -> tuple[str, str, str] | None:
    """Unas 400 personas fueron liberadas por … -> ¿Cuántas personas fueron liberadas por …?"""
    found = re.match(
        rf"{_ABOUT}(?P<figure>{_FIGURE}) {_COUNTED} "
        rf"(?P<rest>(?:fueron|quedaron|resultaron|murieron|participaron|perdieron|recibieron)"
        rf" {_UNQUOTED}{{12,90}}){_STOP}",
        sentence[:1].lower() + sentence[1:],
    )
    if not found or _LOOSE.search(found["rest"]):
        return None
    return _counted(found, "", found["rest"])


def _how_many_did(sentence: str) -> tuple[str, str, str] | None:
    """La Policía Nacional detuvo a 40 personas. -> ¿A cuántas personas detuvo la Policía …?"""
    found = re.match(
        rf"(?P<subject>{_BODY}|{_NAME}) (?P<verb>{_PASTS}) (?P<to>a )?{_ABOUT}"
        rf"(?P<figure>{_FIGURE}) {_COUNTED}",
        sentence,
    )
    if not found or found["verb"] in ("fue", "fueron"):
        return None
    return _counted(found, found["to"] or "", f"{found['verb']} {_inside(found['subject'])}")


def _counted(found: re.Match[str], to: str, rest: str) -> tuple[str, str, str] | None:
    """The question for a figure, where the gender of what is counted is known."""
    feminine, masculine = (g.match(found["noun"]) for g in (_FEMININE, _MASCULINE))
    if not feminine and not masculine:
        return None
    asked = f"{to}{'cuántas' if feminine else 'cuántos'} {found['noun']}{found['more']} {rest}"
    return f"¿{asked[0].upper()}{asked[1:]}?", found["figure"], "figure"


def _when(sentence: str) -> tuple[str, str, str] | None:
    """Rosa Paz fue elegida alcaldesa en 2016. -> ¿Cuándo fue elegida Rosa Paz alcaldesa?"""
    found = re.match(
        rf"(?:(?P<subject>{_BODY}|{_NAME}){_ASIDE}|(?P<alone>{_WORD})(?= fue | había sido ))"
        rf" (?P<verb>(?:fue|fueron|había sido) {_LOW}+d[oa]s?|{_PASTS})"
        rf"(?P<rest>(?: {_UNQUOTED}{{3,60}}?)?) {_DATE}(?={_STOP}| en una? | tras | por )",
        sentence,
    )
    if not found or _points_elsewhere(found["rest"]) or _NO_NAME.match(sentence):
        return None
    subject = _inside(found["subject"] or found["alone"])
    question = f"¿Cuándo {found['verb']} {subject}{found['rest']}?"
    return question, found["day"] or found["month"], "date"


def _where(sentence: str) -> tuple[str, str, str] | None:
    """Juan Paz, alias Rayo, fue detenido el lunes en Manta. -> ¿Dónde fue detenido Juan Paz?"""
    found = re.match(
        rf"({_NAME}){_ASIDE} (fue {_CAUGHT}|nació|murió|falleció)(?: el [^,;:.]{{5,25}}?)?"
        rf" en ({_WORD}(?: (?:de |del |de la )?{_WORD}){{0,3}})",
        sentence,
    )
    return (f"¿Dónde {found[2]} {found[1]}?", found[3], "place") if found else None


def _points_elsewhere(words: str) -> bool:
    """Whether they mean something named in another sentence, or a day told from the article's."""
    return bool(_LOOSE.search(words) or _OWNER.search(words))


def _inside(subject: str) -> str:
    """The subject as it stands inside a sentence."""
    article, _, rest = subject.partition(" ")
    return f"{article.lower()} {rest}" if article in ("El", "La", "Los", "Las") else subject
