"""What the network is to get right, as one number to make small."""

import torch
from torch import Tensor
from torch.nn import functional

from qa.reader.training.batches import Batch

_NOT_HERE = -1e4
_ABOUT_WEIGHT = 0.3


def loss_of(batch: Batch, tokens: Tensor, passage: Tensor) -> Tensor:
    """Span, sentences, answerable and about, summed; logits as ``ReaderNetwork`` gives them."""
    answers, about = passage.unbind(-1)
    return (
        _span(batch, tokens)
        + _sentences(batch, tokens[..., 2])
        + functional.binary_cross_entropy_with_logits(answers, batch.answers)
        + _ABOUT_WEIGHT * functional.binary_cross_entropy_with_logits(about, batch.about)
    )


def sentence_logits(logits: Tensor, sentence: Tensor, count: int) -> Tensor:
    """The mean of each sentence's token logits: (batch, count)."""
    member = functional.one_hot(sentence + 1, count + 1)[..., 1:].to(logits.dtype)
    total = torch.einsum("bt,bts->bs", logits, member)
    return total / member.sum(1).clamp(min=1)


def _span(batch: Batch, tokens: Tensor) -> Tensor:
    """Cross-entropy of start and end over the passage's tokens and ``[CLS]``."""
    allowed = batch.sentence >= 0
    allowed[:, 0] = True
    known = batch.start >= 0
    if not known.any():
        return tokens.sum() * 0
    parts = []
    for head, place in ((0, batch.start), (1, batch.end)):
        logits = tokens[..., head].masked_fill(~allowed, _NOT_HERE)
        parts.append(functional.cross_entropy(logits[known], place[known]))
    return (parts[0] + parts[1]) / 2


def _sentences(batch: Batch, logits: Tensor) -> Tensor:
    """Each sentence for itself, and the right ones against the others of their passage."""
    scores = sentence_logits(logits, batch.sentence, batch.gold.shape[1])
    there = batch.gold >= 0
    alone = functional.binary_cross_entropy_with_logits(scores[there], batch.gold[there].float())
    some = (batch.gold == 1).any(1)
    if not some.any():
        return alone
    shares = scores.masked_fill(~there, _NOT_HERE).log_softmax(1)
    right = shares.masked_fill(batch.gold != 1, _NOT_HERE).logsumexp(1)
    return alone - right[some].mean()
