"""Whether what a model wrote is words alone: no link, no markup, no hidden character."""

import re

_MORE = re.compile(r"[\[\]<>{}|`\\]|://|\bwww\.|\*\*", re.I)


def is_plain(text: str) -> bool:
    """Whether a line can be shown anywhere as it is.

    >>> is_plain("The market reopened."), is_plain("The market [reopened](https://evil.example).")
    (True, False)
    """
    return text.isprintable() and not _MORE.search(text)
