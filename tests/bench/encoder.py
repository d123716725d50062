"""How fast an encoder works here: ``python -m tests.bench.encoder [--encoder multilingual]``.

Passages of about 118 word-pieces, made of the sample archive's sentences, are encoded three times
over; prints passages a second in the best round and in the worst, milliseconds a question, seconds
until the first one is encoded, and how many processes were waiting for the cores meanwhile.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from ingest.sentences import sentence_spans
from vectorstore.convert import DEFAULT_ENCODER
from vectorstore.encoder import Encoder

SAMPLE = Path(__file__).parents[2] / "ingest" / "sample" / "articles"
PASSAGES, PIECES, ROUNDS = 300, 132, 3


def sentences() -> Iterator[str]:
    """Those of the sample archive, over and over."""
    for file in cycle(sorted(SAMPLE.glob("*.md"))):
        text = file.read_text(encoding="utf-8").rpartition("---")[2]
        for start, end in sentence_spans(text, "en"):
            yield text[start:end]


def passages(encoder: Encoder) -> list[str]:
    """Whole sentences, as many as fit: some 14 word-pieces less than the limit on average."""
    made: list[str] = []
    held: list[str] = []
    for sentence in sentences():
        longer = [*held, sentence]
        if held and encoder.count_tokens([" ".join(longer)])[0] > PIECES:
            made.append(" ".join(held))
            longer = [sentence]
        held = longer
        if len(made) == PASSAGES:
            break
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", default=DEFAULT_ENCODER)
    encoder = Encoder(parser.parse_args().encoder)
    encoder.prepare()
    started = time.perf_counter()
    encoder.encode_question("Who leads the police?")
    first = time.perf_counter() - started
    texts = passages(encoder)
    encoder.encode_passages(texts[:32])
    speeds, questions = [], []
    for turn in range(ROUNDS):
        started = time.perf_counter()
        encoder.encode_passages(texts)
        speeds.append(PASSAGES / (time.perf_counter() - started))
        for number in range(30):
            started = time.perf_counter()
            encoder.encode_question(f"Who led the police in {1990 + 30 * turn + number}?")
            questions.append(1000 * (time.perf_counter() - started))
    pieces = statistics.mean(encoder.count_tokens(texts))
    print(f"{encoder.name}: {PASSAGES} passages of {pieces:.0f} word-pieces")
    print(f"passages/s       {max(speeds):.0f} (worst round {min(speeds):.0f})")
    print(f"ms a question    {statistics.median(questions):.1f}")
    print(f"s until first    {first:.2f}")
    print(f"load of machine  {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 0


if __name__ == "__main__":
    sys.exit(main())
