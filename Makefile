# `make demo` and `make test` set up everything they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint types docs bench clean

demo: $(VENV)/.demo
	$(BIN)/kyodo build -o out
	$(BIN)/kyodo check
	@echo; echo "Which initiatives does the intermediary support centre lead or join, and under which policies?"
	$(BIN)/kyodo query intermediary_roles
	@echo; echo "What became of the items of Yamaguchi's first plan?"
	$(BIN)/kyodo query fate_of_items -p city=yamaguchi
	@echo; echo "How far has each indicator moved from baseline to target?"
	$(BIN)/kyodo query indicator_progress

$(VENV)/.demo: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[all]'
	touch $@

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[dev]'
	touch $@ $(VENV)/.demo

test: $(STAMP)
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

docs: $(STAMP)
	$(BIN)/python -m kyodo_graph.docs

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) out
