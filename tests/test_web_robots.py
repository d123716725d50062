import pytest

from ingest.errors import BadInput
from ingest.web.address import parse_address
from ingest.web.fetch import Response
from ingest.web.robots import Robots

PAGE = "https://paper.example/news/2017/story?page=2"


class Served:
    """A robots.txt in the place of the network; counts how often it was asked for."""

    def __init__(self, text="", status=200):
        self.body, self.status = text.encode(), status
        self.asked, self.delays = [], []

    def __call__(self, url):
        self.asked.append(str(url))
        return Response(url, self.status, {}, self.body)

    def check(self, *addresses):
        robots = Robots(self, lambda host, seconds: self.delays.append((host, seconds)))
        for address in addresses:
            robots.check(parse_address(address))


@pytest.mark.parametrize(
    "rules",
    [
        "",
        "User-agent: *\nDisallow:",
        "User-agent: *\nDisallow: /private",
        "User-agent: other\nDisallow: /",
        "User-agent: *\nDisallow: /\n\nUser-agent: dossier\nAllow: /",
        "User-agent: *\nDisallow: /news\nAllow: /news/2017",
        "User-agent: *\nDisallow: /*.pdf$",
        "<html>no such page</html>",
        "\0\xff nonsense",
    ],
)
def test_what_is_allowed(rules):
    Served(rules).check(PAGE)


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /",
        "User-agent: Dossier\nDisallow: /news",
        "User-agent: *\nAllow: /\n\nUser-agent: dossier\nDisallow: /",
        "User-agent: *\nAllow: /news\nDisallow: /news/2017",
        "User-agent: *\nDisallow: /*?page=",
        "\ufeffUser-agent: *\r\nDisallow: /news # not for machines",
    ],
)
def test_what_is_forbidden(rules):
    with pytest.raises(BadInput, match=r"robots\.txt of paper\.example forbids dossier"):
        Served(rules).check(PAGE)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_without_robots_txt_all_is_allowed(status):
    Served(status=status).check(PAGE)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_while_nobody_can_tell_nothing_is_read(status):
    with pytest.raises(BadInput, match=f"fails .{status}.; try again later"):
        Served(status=status).check(PAGE)


def test_each_site_is_asked_once_by_scheme_and_port():
    served = Served()
    served.check(PAGE, PAGE, "http://paper.example/", "https://paper.example:8443/a")
    assert served.asked == [
        "https://paper.example/robots.txt",
        "http://paper.example/robots.txt",
        "https://paper.example:8443/robots.txt",
    ]


@pytest.mark.parametrize(("given", "told"), [("7", [("paper.example", 7.0)]), ("nan", [])])
def test_a_crawl_delay_is_told(given, told):
    served = Served(f"User-agent: *\nCrawl-delay: {given}")
    served.check(PAGE)
    assert served.delays == told


def test_only_the_first_part_of_a_huge_one_counts():
    served = Served("User-agent: *\n" + "# nothing\n" * 100_000 + "Disallow: /")
    served.check(PAGE)
