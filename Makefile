# make help lists the targets. Everything runs in .venv, from the hash-locked files in requirements/.

PYTHON ?= python3
UPGRADE ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q --no-input
LOCK := --universal --python-version 3.11 --generate-hashes --only-binary :all: --no-emit-index-url \
	--no-config -q --custom-compile-command "make lock" $(UPGRADE)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

demo: $(VENV)/run.stamp ## draw the shipped case as build/donbas.html
	@mkdir -p build
	@$(BIN)/pourparler demo -o build/donbas.html

test: $(VENV)/dev.stamp ## run the tests
	@$(BIN)/python -m pytest

check: $(VENV)/dev.stamp ## style, types and floors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python tools/floors.py

lock: ## write requirements/*.txt anew (UPGRADE=--upgrade takes newer versions)
	@set -e; tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; \
	$(PYTHON) -m venv "$$tmp/venv"; \
	"$$tmp/venv/bin/python" -m pip --disable-pip-version-check -q install uv; \
	"$$tmp/venv/bin/uv" pip compile $(LOCK) pyproject.toml requirements/build.in -o requirements/run.txt; \
	"$$tmp/venv/bin/uv" pip compile $(LOCK) --extra dev pyproject.toml requirements/build.in \
		-c requirements/run.txt -o requirements/dev.txt; \
	if grep -nE '[a-z]+://|--(extra-)?index-url|--find-links' requirements/*.txt; then \
		echo "make lock: a lock file names an address; see the lines above" >&2; exit 1; fi

clean: ## remove the venv, what was built, and caches
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# The project is installed in place and without its dependencies, which the locked file has brought.
# The dev file holds all of the run file, so that the dev stamp stands for both.

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "installing what pourparler needs into $(VENV) (once)"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt requirements/run.txt pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "installing what pourparler and its tests need into $(VENV) (once)"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/run.stamp

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "pourparler needs Python 3.11 or later, '$(PYTHON)' is not; try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
