"""HTML in which everything is escaped, unless it was built here.

>>> str(element("p", "a < b ", element("b", "c"), class_="note"))
'<p class="note">a &lt; b <b>c</b></p>'
"""

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, tab and line feed excepted
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # separators, overrides of the writing direction
    "\ud800-\udfff"  # lone surrogates, which can't be sent
    "\ufffe\uffff]"  # no characters in XML, so in no Word file
)
_NOT_IN_A_LINK = re.compile(r"[\s\x00-\x20\x7f-\x9f\\<>]")

Child = str | Markup | None
Attribute = str | int | bool | None


def shown(text: str) -> str:
    """``text`` as it may be displayed: each unsafe character becomes ``\\ufffd``.

    The length stays, so that offsets into ``text`` are offsets into what is shown.
    """
    return _UNSAFE.sub("\ufffd", text)


def element(tag: str, *children: Child, **attributes: Attribute) -> Markup:
    """One element. A plain string is escaped, as a child or as an attribute; None is left out.

    ``class_`` is ``class`` and ``data_place`` is ``data-place``; True stands for an attribute
    without a value. An ``href`` that is no web address is left out, so a link can't run a script.
    """
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    if "href" in named:
        named["href"] = web_address(str(named["href"]))
    written = [_attribute(name, value) for name, value in named.items()]
    return Markup("<{}{}>{}</{}>").format(Markup(tag), join(written), join(children), Markup(tag))


def join(children: "list[Markup] | tuple[Child, ...]", between: str = "") -> Markup:
    """The children side by side, each plain string escaped."""
    return escape(between).join(_safe(child) for child in children if child is not None)


def web_address(url: str | None) -> str | None:
    """The address if it is a whole http or https one, else None."""
    if not url or _NOT_IN_A_LINK.search(shown(url)) or "\ufffd" in shown(url):
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme.lower() in {"http", "https"} and parts.hostname
    except ValueError:
        return None
    return url if usable else None


def _safe(child: str | Markup) -> Markup:
    return child if isinstance(child, Markup) else escape(shown(child))


def _attribute(name: str, value: Attribute) -> Markup:
    if value is None or value is False:
        return Markup("")
    if value is True:
        return Markup(" {}").format(Markup(name))
    return Markup(' {}="{}"').format(Markup(name), _safe(str(value)))
