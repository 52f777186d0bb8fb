# `make demo` and `make test` set up everything they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint types docs pages bench clean

demo: $(VENV)/.demo
	$(BIN)/kyodo report -o out

$(VENV)/.demo: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[all]'
	touch $@

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[dev]'
	touch $@ $(VENV)/.demo

test: $(STAMP)
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

docs: $(STAMP)
	$(BIN)/python -m kyodo_graph.docs

# The pages' programs, for which node is needed: lint, tests, and whether the bundles are up to date.
pages: web/node_modules/.package-lock.json
	cd web && npm run --silent lint && npm run --silent test && npm run --silent check

web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --silent --ignore-scripts --no-audit --no-fund
	touch $@

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) out
