"""What every report has around it: a page that needs nothing else, no network and no other file."""

import base64
import hashlib
from html import escape
from importlib.resources import files


def page(title: str, body: str, script: str = "") -> str:
    """The whole page. The title is escaped, the body is HTML already.

    Its content security policy allows the page's own style, and of scripts only this one.
    """
    css = files("ui.report").joinpath("report.css").read_text(encoding="utf-8")
    policy, run = "default-src 'none'; style-src 'unsafe-inline'", ""
    if script:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        policy, run = f"{policy}; script-src 'sha256-{digest}'", f"<script>{script}</script>"
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title><style>{css}</style></head><body>
{body}
{run}</body></html>
"""
