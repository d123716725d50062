"""Writing what a person asked for to a file."""

from pathlib import Path

from ingest.errors import SettingsError


def write_file(path: Path, content: bytes) -> None:
    """The content, with the folders it needs.

    Raises:
        SettingsError: it can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise SettingsError(
            f"{path} can't be written ({error.strerror}). Choose another file."
        ) from error
