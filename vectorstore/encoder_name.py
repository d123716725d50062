"""The names of an encoder: a folder is the same one from wherever, and however, it is named."""

from collections.abc import Mapping

from vectorstore.convert import DEFAULT_ENCODER, model_folder
from vectorstore.encoder import Encoder


def full_name(name: str) -> str:
    """A folder's whole path, which means the same in any working directory; else the name."""
    folder = None if name == DEFAULT_ENCODER else model_folder(name)
    return str(folder) if folder else name


def is_built_with(encoder: Encoder, built: Mapping[str, str]) -> bool:
    """Whether the archive of which ``built`` tells was made with this encoder.

    A folder that it has by another name is known by the model's weights.

    Raises:
        ModelError: the folder holds no model that can be loaded.
    """
    if full_name(encoder.name) == full_name(built["encoder"]):
        return True
    named = encoder.name == DEFAULT_ENCODER or not model_folder(encoder.name)
    return not named and encoder.weights == built.get("weights")
