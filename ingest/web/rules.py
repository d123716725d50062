"""How the web is read: limits and manners, and what is known of earlier visits."""

from collections.abc import Callable
from dataclasses import dataclass

EVERYWHERE = ("0.0.0.0/0", "::/0")
AGENT = "dossier"  # the name by which robots.txt can address this program


@dataclass(frozen=True)
class Rules:
    """Limits and manners. Sizes are bytes after decompression, times are seconds."""

    inside: tuple[str, ...] = ()  # networks (as 10.0.0.0/8) to visit though they are not public
    pages: int = 500  # read of one feed or sitemap at most
    largest: int = 20_000_000  # bytes of one response
    seconds: float = 30.0  # for one response, from connecting to its last byte
    silence: float = 10.0  # without a byte within that
    redirects: int = 5
    apart: float = 1.0  # between two requests to one host; more where its robots.txt says so
    longest_wait: float = 60.0  # that a host may ask for


@dataclass(frozen=True)
class Known:
    """What a server said to recognise a version of a page by, and the ids of what came of it."""

    etag: str = ""
    last_modified: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Memory:
    """What is remembered between visits; by default nothing is.

    ``known`` gives what was remembered of an address, but only while every article that came of
    it is kept. ``remember`` is called after the article of a page was yielded, and for a feed or
    sitemap after all that it lists was. ``unchanged`` is told how many articles a server said are
    as they were; ``expected``, how many pages a feed or sitemap leads to.
    """

    known: Callable[[str], Known | None] = lambda address: None
    remember: Callable[[str, Known], None] = lambda address, known: None
    unchanged: Callable[[int], None] = lambda articles: None
    expected: Callable[[int], None] = lambda pages: None
