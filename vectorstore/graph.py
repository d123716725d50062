"""A sentence-transformers model as one OpenVINO graph: from word-pieces to a vector of unit length.

Transformer, pooling, any dense layer and normalisation are one graph, so nothing else is needed to
use it. What comes out is compared with the original before it is trusted.
"""

import hashlib
import shutil
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

AGREEMENT = 0.999  # cosine of converted to original below which the original is used instead
UNSTATED_LENGTH = 512
_PROBES = ["A short one.", "The police director said the truce had held. " * 8]


def save_graph(model: "SentenceTransformer", folder: Path) -> bool:
    """Write the graph and tokenizer; False when the model does not survive the conversion."""
    try:
        import openvino

        # saved first: an original that can't be converted still counts its tokens with it
        model.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
        openvino.save_model(_graph(model), folder / "model.xml")
        return _agrees(model, folder)
    except Exception:  # an exotic architecture: it still runs, through torch
        return False
    finally:
        shutil.rmtree(folder / "compiled", ignore_errors=True)  # only of use in this very place


def _graph(model: "SentenceTransformer") -> Any:  # noqa: ANN401  (openvino carries no types)
    import torch
    from openvino.tools.ovc import convert_model

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
        return convert_model(
            Whole().eval(),
            example_input={"input_ids": example, "attention_mask": example},
            input=[("input_ids", [-1, -1]), ("attention_mask", [-1, -1])],
        )


def weights_digest(model: "SentenceTransformer") -> str:
    """SHA-256 of the numbers alone: a later library may give the parameters other names and
    orders."""
    parts = (values.detach().float().numpy().tobytes() for values in model.parameters())
    return hashlib.sha256(b"".join(sorted(hashlib.sha256(p).digest() for p in parts))).hexdigest()


def _agrees(model: "SentenceTransformer", folder: Path) -> bool:
    import numpy

    from vectorstore.openvino_runtime import Runtime

    expected = model.encode(_PROBES, normalize_embeddings=True)
    found = Runtime(folder, model.max_seq_length or UNSTATED_LENGTH).encode(_PROBES)
    return bool((numpy.sum(expected * found, axis=1) >= AGREEMENT).all())
