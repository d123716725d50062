# make chat   set everything up, ingest the sample archive, open the chat
# make test   set everything up, run every check
# make measure  every question set against its baseline, as one table
PYTHON  ?= python3
ARCHIVE ?= .sample-archive
PORT    ?=

.PHONY: chat test venv measure clean

chat: venv
	.venv/bin/dossier ingest ingest/sample/articles --archive $(ARCHIVE)
	.venv/bin/dossier serve --archive $(ARCHIVE) --open $(if $(PORT),--port $(PORT))

test: venv
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest

measure: venv
	.venv/bin/python -m tests.bench.gate

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
