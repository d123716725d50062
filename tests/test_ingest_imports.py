import subprocess
import sys

HEAVY = [
    "trafilatura", "lxml", "py3langid", "markdown_it", "yaml", "sentencex", "numpy", "pypdfium2",
    "warcio", "pyarrow",
]  # fmt: skip


def test_nothing_heavy_is_loaded_before_it_is_needed():
    program = (
        "import sys, ingest.files, ingest.read, ingest.split\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
