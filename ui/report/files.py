"""Writing what a person asked for to a file."""

from pathlib import Path

from qa.evaluation.errors import EvaluationError


def write_file(path: Path, content: bytes) -> None:
    """The content, with the folders it needs.

    Raises:
        EvaluationError: it can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise EvaluationError(f"{path} can't be written ({error.strerror}).") from error
