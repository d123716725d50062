"""The language for a browser: what the person chose, else what the browser prefers."""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from ui.languages.speak import LANGUAGES

COOKIE = "dossier-language"


def chosen(headers: Mapping[str, str]) -> str:
    """The language for a request with these headers (lower-case names)."""
    try:
        kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        kept = None
    if kept and kept.value in LANGUAGES:
        return kept.value
    return preferred(headers.get("accept-language", ""))


def preferred(accepted: str) -> str:
    """The first of an ``Accept-Language`` header's languages, by weight, that is spoken here."""
    ranked: list[tuple[float, str]] = []
    for part in accepted.split(","):
        tag, _, weight = part.strip().partition(";q=")
        ranked.append((-_weight(weight), tag.split("-")[0].lower()))
    known = [tag for _, tag in sorted(ranked, key=lambda pair: pair[0]) if tag in LANGUAGES]
    return known[0] if known else "en"


def _weight(written: str) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
