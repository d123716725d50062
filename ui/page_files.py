"""The style sheets and scripts of the pages."""

from importlib.resources import files


def style_of(*names: str) -> str:
    """Style sheets, one after the other: later rules win."""
    return _joined(names, "css")


def script_of(*names: str) -> str:
    """Scripts, one after the other in one scope."""
    return _joined(names, "js")


def _joined(names: tuple[str, ...], ending: str) -> str:
    folder = files("ui").joinpath("page")
    found = (folder.joinpath(f"{name}.{ending}") for name in names)
    return "\n".join(file.read_text(encoding="utf-8") for file in found)
