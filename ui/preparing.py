"""What a new machine does once, converting the models, told on stderr."""

from typing import TYPE_CHECKING

from ui.terminal import console, say

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.reader.reading import Reader
    from vectorstore.encoder import Encoder


def prepare_models(assistant: "Assistant") -> None:
    """Convert what finds and what reads, telling about it, if this is the first time."""
    prepare_encoder(assistant.archive.encoder)
    _prepare(assistant.reader, "reader")


def prepare_encoder(encoder: "Encoder") -> None:
    """Convert what finds, telling about it, if this is the first time."""
    _prepare(encoder, "embedding model")


def _prepare(model: "Encoder | Reader", name: str) -> None:
    if model.prepared:
        return
    told = f"Preparing the {name} (once; ten seconds, a large one a minute)…"
    terminal = console(stderr=True)
    if not terminal.is_terminal:
        say(told)
    with terminal.status(told):
        model.prepare()
