"""The page on which a person signs in: plain HTML, no script."""

from collections.abc import Mapping

from markupsafe import Markup

from ui.languages import language, say
from ui.login.users import LONGEST
from ui.markup import element, join
from ui.page_files import style_of


def render_form(
    archive: str, wanted: Mapping[str, str], name: str = "", problem: str = ""
) -> Markup:
    """The whole page; ``problem`` tells why the last try was refused.

    The form sends ``wanted``, what the person came for, along with the name and the password.
    """
    title = say("Sign in to {archive}", archive=archive)
    head = element(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", f"{title} · Dossier"),
        element("style", Markup(style_of("colours", "login"))),
    )
    form = element(
        "form",
        element("p", problem, role="alert") if problem else None,
        *(element("input", type="hidden", name=key, value=wanted[key]) for key in wanted),
        _field("name", say("Name"), "text", "username", name),
        _field("password", say("Password"), "password", "current-password", ""),
        element("button", say("Sign in"), type="submit"),
        method="post",
        action="/login",
    )
    main = element("main", element("h1", title, dir="auto"), form)
    whole = element("html", head, element("body", main), lang=language())
    return join((Markup("<!doctype html>"), whole))


def _field(name: str, label: str, kind: str, complete: str, value: str) -> Markup:
    field = element(
        "input",
        type=kind,
        name=name,
        value=value,
        autocomplete=complete,
        required=True,
        maxlength=LONGEST,
        autocapitalize="none",
        spellcheck="false",
    )
    return element("label", element("span", label), field)
