"""A file of names that are one: ``MS13 = MS-13 = Mara Salvatrucha``; ``A != B`` are not."""

from itertools import combinations
from pathlib import Path

from ingest.decode import decode
from ingest.errors import BadInput
from vectorstore.names.key import key_of
from vectorstore.names.patterns import Pair


def read_names(path: Path) -> tuple[list[Pair], list[Pair]]:
    """The pairs that are one, and those that are not. ``#`` begins a remark.

    Raises:
        BadInput: the file can't be read, or a line says neither.
    """
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise BadInput(f"{path} can't be read ({error.strerror}). Name a text file.") from error
    except BadInput as error:
        raise BadInput(f"{path} is not text in UTF-8. Save it as UTF-8 text.") from error
    same: list[Pair] = []
    apart: list[Pair] = []
    for number, line in enumerate(text.splitlines(), 1):
        told = line.split("#")[0].strip()
        if told:
            pairs = list(combinations(_names(told, path, number), 2))
            (apart if "!=" in told else same).extend(pairs)
    return same, apart


def _names(told: str, path: Path, number: int) -> list[str]:
    names = [name.strip() for name in told.split("!=" if "!=" in told else "=")]
    if len(names) < 2 or not all(key_of(name) for name in names):
        raise BadInput(
            f"{path}, line {number}: write names that are one as MS-13 = Mara Salvatrucha, and "
            f"names that are not as A != B."
        )
    return names
