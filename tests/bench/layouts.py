"""Three sites that never were: the same article in the page clutter of each.

Every layout returns the page and the clutter in it, block by block, as a reader would see it. A
date stands in one place a page, and that place changes from page to page.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape


@dataclass(frozen=True)
class Story:
    """What the page is to say; ``related`` are other headlines, ``said`` is a sentence of it."""

    number: int
    title: str
    paragraphs: Sequence[str]
    day: date
    related: Sequence[str]
    said: str


Page = tuple[str, list[str]]


def gazette(story: Story) -> Page:
    """A newspaper: cookie banner, menus, a plea between the paragraphs, comments below."""
    plea = [
        "Independent reporting is not free. If the Gazette matters to you, give what you can.",
        "Every crown pays for a reporter in a council chamber.",
    ]
    letter = "The Morning Post: five stories before breakfast, in your inbox at six."
    banner = "We and our partners store cookies on your device to measure what you read. Accept all"
    comments = [
        f"Reader {story.number}: I was there and it was nothing like this at all.",
        f"Old Tom {story.number}: somebody ought to ask who pays for it in the end.",
    ]
    footer = ["The Northfield Gazette is published by Gazette Holdings, Quay Street, Northfield.",
              "Terms of use", "Privacy policy", "All rights reserved"]  # fmt: skip
    body = _spread(story.paragraphs, f'<div class="donate">{_p(plea)}</div>', 0.4)
    body = _spread(body, f'<aside class="pullquote"><p>“{escape(story.said)}”</p></aside>', 0.7)
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title,
            "datePublished": f"{story.day}T08:30:00Z"}  # fmt: skip
    kinds = (
        f'<script type="application/ld+json">{json.dumps(told)}</script>',
        f'<meta property="article:published_time" content="{story.day}T06:00:00+00:00">',
        f'<meta name="date" content="{story.day:%d %B %Y}">',
    )
    page = f"""<!DOCTYPE html><html lang="en"><head><title>{escape(story.title)} | The Northfield
Gazette</title><meta property="og:title" content="{escape(story.title)}">
<meta property="og:site_name" content="The Northfield Gazette">
<link rel="canonical" href="https://gazette.example/story/{story.number}">
{kinds[story.number % len(kinds)]}</head><body>
<div id="cookie-banner" class="cookie-consent"><p>{banner}</p></div>
<header><nav><ul>{_li(["Home", "World", "Business", "Sport"])}</ul></nav></header>
<div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/n">News</a></div>
<main><article><h1>{escape(story.title)}</h1>
<div class="share-bar"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
{"".join(body)}
<div class="newsletter-signup"><p>{letter}</p><button>Sign up</button></div></article>
<section id="comments" class="comments"><h2>Comments</h2>{_p(comments)}</section></main>
<aside class="related"><h3>Related stories</h3><ul>{_li(story.related)}</ul></aside>
<footer>{_p(footer)}</footer></body></html>"""
    quoted = f"“{story.said}”"
    return page, [*plea, letter, banner, *comments, *footer, *story.related, quoted]


def bulletin(story: Story) -> Page:
    """An agency of bare ``div``s; the date is in the address or in a line under the headline."""
    lines = [
        "This report is brought to you by the members of the Eastmoor Press Circle.",
        "Follow the Bulletin on the channel of your choice for news as it happens.",
        "The Bulletin's work is reviewed by an independent ombudsman twice a year.",
    ]
    more = [f"READ MORE: {title}" for title in story.related[:2]]
    where = ("address", "byline", "time")[story.number % 3]
    path = f"{story.day:%Y/%m/%d}/" if where == "address" else ""
    byline = {
        "address": "By our own correspondent",
        "byline": f"Published: {story.day.day} {story.day:%B %Y}",
        "time": f'<time itemprop="datePublished" datetime="{story.day}">{story.day:%d.%m.}</time>',
    }[where]
    body = _spread(story.paragraphs, _p([more[0]]), 0.3)
    body = _spread(body, _p([lines[0]]), 0.6)
    page = f"""<!DOCTYPE html><html lang="en"><head><title>{escape(story.title)}</title>
<meta property="og:site_name" content="Eastmoor Bulletin">
<link rel="canonical" href="https://bulletin.example/{path}item-{story.number}"></head><body>
<div class="top"><div class="menu"><a href="/">Front page</a> <a href="/l">Latest</a>
<a href="/a">Archive</a></div></div>
<div class="content"><h1>{escape(story.title)}</h1><div class="byline">{byline}</div>
{"".join(body)}{_p([more[1], *lines[1:]])}</div>
<div class="bottom"><p>Copyright Eastmoor Bulletin</p></div></body></html>"""
    return page, [*lines, *more, "Copyright Eastmoor Bulletin"]


def weblog(story: Story) -> Page:
    """A magazine of sections: a box at the head, a box at the foot, a list of what others read."""
    head = "You are reading the free edition. Members of the Almanac read without interruptions."
    foot = [
        "Did you like this piece? Tell a friend, or become a member for the price of a coffee.",
        "The Almanac is an association of writers, printers and readers and belongs to nobody.",
        "Download our app for the weekend crossword.",
    ]
    popular = ["Most popular", *story.related]
    meta = (
        f'<meta itemprop="datePublished" content="{story.day}">',
        f'<meta name="DC.date.issued" content="{story.day}">',
        f'<meta name="parsely-pub-date" content="{story.day}T10:00:00Z">',
    )[story.number % 3]
    page = f"""<!DOCTYPE html><html lang="en"><head><title>{escape(story.title)} – Almanac</title>
<meta property="og:title" content="{escape(story.title)}">
<meta property="og:site_name" content="The Almanac">{meta}
<link rel="canonical" href="https://almanac.example/p/{story.number}"></head><body>
<header class="site-header"><a href="/">Almanac</a></header>
<div class="wrap"><section class="post"><h2 class="post-title">{escape(story.title)}</h2>
<div class="entry-content">{_p([head])}{_p(story.paragraphs)}
<blockquote class="pullquote">{escape(story.said)}</blockquote>{_p(foot)}</div></section>
<section class="widget"><h3>{popular[0]}</h3><ol>{_li(popular[1:])}</ol></section></div>
<footer class="site-footer"><p>© The Almanac. Set in Garamond.</p></footer></body></html>"""
    return page, [head, *foot, *popular, story.said, "© The Almanac. Set in Garamond."]


LAYOUTS: tuple[Callable[[Story], Page], ...] = (gazette, bulletin, weblog)


def _spread(parts: Sequence[str], block: str, share: float) -> list[str]:
    """The parts as paragraphs, those that are markup as they are, and the block among them."""
    made = [part if part.startswith("<") else f"<p>{escape(part)}</p>" for part in parts]
    at = max(1, round(len(made) * share))
    return [*made[:at], block, *made[at:]]


def _p(parts: Sequence[str]) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in parts)


def _li(parts: Sequence[str]) -> str:
    return "".join(f'<li><a href="#">{escape(part)}</a></li>' for part in parts)
