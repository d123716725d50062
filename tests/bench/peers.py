"""Dossier beside a plain LangChain pipeline: ``python -m tests.bench.peers``.

Both ingest the same files of real text with the same model (LangChain: recursive splitter
1000/200, HuggingFaceEmbeddings, Chroma; ``plain_langchain.py``), each in a process of its own, in
turn, and are then asked the same questions, from process start to printed answer. Prints ratios.
LangChain's packages are installed into ``--environment`` if they are not there.
"""

import argparse
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from statistics import median

from tests.bench import sets
from tests.bench.real_text import real_articles
from tests.bench.scale import asked, child

HERE = Path(__file__).parent
COLD_RUNS = 5
BIN = "Scripts" if sys.platform == "win32" else "bin"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=4500, help="about 10,000 passages")
    parser.add_argument("--environment", type=Path, default=Path(".venv-peers"))
    given = parser.parse_args()
    if not sets.DATA.is_dir():
        print(f"Nothing measured: {sets.ABSENT}.")
        return 0
    peer = [str(python_of(given.environment)), str(HERE / "plain_langchain.py")]
    ours = [str(Path(sys.executable).parent / "dossier")]
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        characters = write(place / "articles", given.articles)
        files = str(place / "articles")
        kept, made = str(place / "chroma"), str(place / "dossier")
        child([*ours, "ingest", str(HERE / "peers.txt"), "--archive", str(place / "warm")])
        ingests = {
            "Dossier": child([*ours, "ingest", files, "--archive", made]),
            "LangChain": child([*peer, "ingest", files, kept]),
        }
        print(f"ingest of {given.articles:,} files, {characters:,} characters")
        for name, (seconds, memory, _) in ingests.items():
            print(
                f"  {name:<10} {seconds:7.1f} s   {characters / seconds:9,.0f} characters/s   "
                f"{memory / 1e6:7,.0f} MB"
            )
        compare(ingests["Dossier"], ingests["LangChain"])
        questions = asked()[:COLD_RUNS]
        runs = [
            (child([*ours, "ask", q, "--archive", made]), child([*peer, "ask", q, kept]))
            for q in questions
        ]
        ask = {
            name: (median(run[i][0] for run in runs), max(run[i][1] for run in runs), "")
            for i, name in enumerate(("Dossier", "LangChain"))
        }
        print(f"a question, from process start to printed answer, median of {COLD_RUNS}")
        for name, (seconds, memory, _) in ask.items():
            print(f"  {name:<10} {seconds:7.2f} s   {memory / 1e6:7,.0f} MB")
        compare(ask["Dossier"], ask["LangChain"])
    return 0


def compare(ours: tuple[float, int, str], theirs: tuple[float, int, str]) -> None:
    print(
        f"  Dossier is {theirs[0] / ours[0]:.1f} times as fast, with {ours[1] / theirs[1]:.2f} "
        "of the memory"
    )


def write(folder: Path, count: int) -> int:
    """The articles as text files; returns their characters."""
    folder.mkdir()
    characters = 0
    for article in islice(real_articles(), count):
        text = f"{article.title}\n\n{article.text}"
        (folder / f"{article.id}.txt").write_text(text, encoding="utf-8")
        characters += len(text)
    return characters


def python_of(environment: Path) -> Path:
    """The environment's Python, the packages installed."""
    python = environment / BIN / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        install = [str(python), "-m", "pip", "install", "-q", "-r", str(HERE / "peers.txt")]
        subprocess.run(install, check=True)
    return python


if __name__ == "__main__":
    sys.exit(main())
