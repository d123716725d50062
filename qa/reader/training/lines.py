"""A question set's file, a JSON object a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects, in order."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
