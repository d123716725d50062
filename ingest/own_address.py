"""By which address a page goes: the one that it names as its own, or where it was found."""

import re

from ingest.errors import BadInput
from ingest.web.address import is_web_address, parse_address

_FRONT_PAGE = re.compile(r"(?:(?:https?:)?//[^/?#]+/?|/)(?:#.*)?", re.IGNORECASE)


def named_address(found_at: str, *named: str | None) -> str:
    """The first address ``named`` that can be the page's, else nothing.

    Many sites name the front page on every page: it is believed only of that page.
    """
    at_front = _FRONT_PAGE.fullmatch(found_at)
    own = (
        address for address in named if address and (at_front or not _FRONT_PAGE.fullmatch(address))
    )
    return next(own, "")


def own_address(named: str, found_at: str) -> tuple[str, str]:
    """The address to go by, and one of another site that is ``named`` as the original, if any.

    Of a page found at a web address the one ``named`` is believed if it is on the same site: no
    page can stand in for one of another site. Of any other page it always is.
    """
    if not is_web_address(found_at):
        return named or found_at, ""
    try:
        there, here = parse_address(named), parse_address(found_at)
    except BadInput:
        return found_at, ""
    if not _same_site(there.host, here.host):
        return found_at, str(there)
    at_front = there.path == "/" != here.path  # a mistake that would make all pages one
    return found_at if at_front else str(there), ""


def _same_site(one: str, other: str) -> bool:
    """Whether two hosts are the same or one is inside the other, as m.example.org is."""
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
