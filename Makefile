# make demo   codes the example reports: a table here, pages in demo/
# make test   everything that CI checks
#
# Both install what they need into .venv first, once: all it takes is Python 3.11 or later, make and git.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: install demo test lint bench clean

install: $(INSTALLED)

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "rawi needs Python 3.11 or later; say which: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(INSTALLED)
	$(BIN)/rawi read examples
	@$(BIN)/rawi read examples --format html --out demo > /dev/null
	@echo "The same as pages, with the evidence marked in the text: open demo/index.html in a browser."

# The tests come last: their summary is the last line.
test: $(INSTALLED) lint
	$(BIN)/python -m pytest

lint: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# Speed and memory, then how right words and places are; what needs the shared texts says so where they are absent.
bench: $(INSTALLED)
	$(BIN)/python bench/speed.py
	-$(BIN)/python bench/quality.py
	$(BIN)/python bench/places.py
	$(BIN)/python bench/morphology.py

clean:
	rm -rf .venv demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
