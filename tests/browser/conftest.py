"""A real server over a real archive, and a real Chromium that may reach nothing else."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from ingest.article import Article, Published
from ingest.files import SourceFile, find_files
from ingest.read import read_file
from vectorstore.archive import Archive

expect.set_options(timeout=120_000)  # ms; a machine may be slow or have other work to do

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
SERVE = (
    "import sys; from qa import open_assistant; from ui.serve import serve; "
    "serve(open_assistant(sys.argv[1]), on_ready=lambda address: print(address, flush=True))"
)
SERVE_SLOWLY = """
import sys, time
from qa.assistant import Assistant
from qa.settings import Settings
from ui.serve import serve
from vectorstore.archive import Archive

class Slow(Assistant):
    def stream(self, question, **asked):
        for event in super().stream(question, **asked):
            yield event
            time.sleep(2.5 if "fail" not in question else 0)
            if "fail" in question:
                raise RuntimeError("a secret of the server")

serve(Slow(Archive(sys.argv[1]), Settings()), on_ready=lambda address: print(address, flush=True))
"""
WORDS = "The mayor of Testville is <img src=x onerror=window.owned=1> ${window.owned=1} Jane Roe."
HOSTILE = Article(
    id="hostile",
    title="<script>window.owned=1</script>${window.owned=1}{{value}} Testville",
    text=f"Testville has voted. {WORDS}\n\n</div><svg onload=window.owned=1>`${{window.owned=1}}`",
    url="javascript:window.owned=1",
    source="<b onmouseover=window.owned=1>Wire</b>",
    author="![x](https://evil.example/x.png)",
    published=Published("2020-05-01", "day", "metadata"),
)


def sample_articles() -> Iterator[Article]:
    for found in find_files([ROOT / "ingest" / "sample" / "articles"]):
        if isinstance(found, SourceFile):
            yield from (read for read in read_file(found) if isinstance(read, Article))


@contextmanager
def serving(folder: Path, program: str = SERVE) -> Iterator[str]:
    """The chat over an archive, in a process of its own; Ctrl-C must end it cleanly."""
    command = [sys.executable, "-c", program, str(folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        try:
            assert address.startswith("http://127.0.0.1:"), server.communicate(timeout=180)[1]
            yield address
        finally:
            server.send_signal(signal.SIGINT)
            _, told = server.communicate(timeout=180)
        assert server.returncode == 0, told
        assert program != SERVE or "Traceback" not in told, told


def served(folder: Path, articles: Iterator[Article], program: str = SERVE) -> Iterator[str]:
    archive = Archive(folder, create=True)
    archive.add(articles)
    archive.close()
    with serving(folder, program) as address:
        yield address


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("sample") / "sample", sample_articles())


@pytest.fixture(scope="session")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that waits after each sentence, and breaks when the question says "fail"."""
    folder = tmp_path_factory.mktemp("slow") / "slow"
    yield from served(folder, sample_articles(), SERVE_SLOWLY)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("hostile") / "hostile", iter([HOSTILE]))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("empty") / "empty", iter(()))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ended with its module: while it is there, an event loop runs in the tests' own thread."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed; install one or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield launched
        launched.close()


@contextmanager
def opened(browser: Browser, **options: object) -> Iterator[Page]:
    """A page that must stay on this machine and raise no error of its own."""
    context: BrowserContext = browser.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(120_000)
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    away = {url for url in asked if urlsplit(url).hostname not in {"127.0.0.1", None}}
    assert not away
    assert not errors


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    with opened(browser, viewport={"width": 1280, "height": 800}) as page:
        yield page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    phone_like = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with opened(browser, **phone_like, color_scheme="dark") as page:
        yield page
