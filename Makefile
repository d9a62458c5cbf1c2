# Two commands matter: `make run` and `make test`. Both set up what is missing and can be repeated.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SANKOFA_DATA_DIR ?= $(CURDIR)/.sankofa
export SANKOFA_DATA_DIR
export HAYSTACK_TELEMETRY_ENABLED := False

.PHONY: help run test check format bench lock documents clean

help:  ## Show the targets.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run: $(STAMP)  ## Install, prepare the model, ingest the starter collection and serve it.
	@$(BIN)/sankofa start

test: $(STAMP)  ## Run the whole test suite (offline once installed).
	@$(BIN)/pytest $(PYTEST_ARGS)

check: $(STAMP)  ## Lint, types, direction of imports.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)  ## Format the code.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)  ## Measure speed, memory and disk, and write docs/benchmarks.md.
	$(BIN)/python -m bench

lock: ## Resolve the dependencies afresh and pin them in requirements.lock.
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet torch==2.13.0
	build/lock/bin/pip install --quiet ".[dev]"
	( echo "# Exact versions, installed and tested together. Made by: make lock"; \
	  build/lock/bin/pip freeze --exclude sankofa | sed 's/^torch==.*/torch==2.13.0/' ) > requirements.lock
	rm -rf build/lock

documents: $(STAMP)  ## Typeset the PDF and DOCX documents of the starter collection (needs chromium and pandoc).
	$(BIN)/python scripts/starter_collection/typeset.py

clean:  ## Remove the environment and the data folder of this checkout.
	rm -rf $(VENV) .sankofa .sankofa-test build

# torch first and alone: its exact version is the CPU build where one is offered.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 12) else "Sankofa needs Python 3.11 or 3.12: install it, or name it with make PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (a few minutes the first time)"
	@$(BIN)/pip install -qq --disable-pip-version-check "$$(grep '^torch==' requirements.lock)"
	@$(BIN)/pip install -qq --disable-pip-version-check --requirement requirements.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --editable .
	@touch $@
