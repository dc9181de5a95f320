# make demo: sets up, runs the shipped case, names the page.   make test: sets up, runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q install

.PHONY: demo test check lock bench clean help
help:
	@echo "make demo | test | check | bench | lock | clean"

demo: $(VENV)/run.stamp
	@$(BIN)/pourparler demo -o build/donbas.html

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest -n auto

check: $(VENV)/dev.stamp
	@$(BIN)/ruff check src tests tools bench
	@$(BIN)/ruff format --check src tools bench
	@$(BIN)/mypy
	@$(BIN)/python tools/floors.py

bench: $(VENV)/run.stamp
	@$(BIN)/python bench/deals.py
	@$(BIN)/python bench/stability.py
	@$(BIN)/python bench/frontier.py
	@$(BIN)/python bench/huge.py
	@$(BIN)/python bench/ledger.py
	@$(BIN)/python bench/reader.py
	@$(BIN)/python bench/durability.py

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "pourparler needs Python 3.11 or newer: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	@$(PIP) --require-hashes --only-binary :all: -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@$(PIP) --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@

# Hashed requirements for Python 3.11 to 3.13 that name no index.
lock:
	@$(PYTHON) -m venv build/lock && build/lock/bin/python -m pip -q install uv
	@for name in run dev; do build/lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --upgrade pyproject.toml requirements/$$name.in -o requirements/$$name.txt; done

clean:
	@rm -rf $(VENV) build
