# make demo      codes the example reports: tables here, pages and a store in demo/
# make page      builds the page of `rawi serve` from frontend/
# make test      everything that CI checks
# make pictures  pictures of every page in both languages and themes, into docs/pictures/
#
# They install what they need into .venv first, once: all it takes is Python 3.11 or later, make and git; the page also
# needs Node 20.19 or later, and its tests Debian's chromium.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

PAGE := src/rawi/web/static/index.html
PAGE_SOURCES := $(shell find frontend/src frontend/scripts frontend/public/boot.js frontend/public/icon.svg -type f) \
	frontend/index.html frontend/vite.config.ts src/rawi/knowledge/cities.csv src/rawi/knowledge/countries.toml

.PHONY: install demo page chromium test lint pictures bench clean

install: $(INSTALLED)

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "rawi needs Python 3.11 or later; say which: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(INSTALLED) page
	$(BIN)/rawi read examples
	@$(BIN)/rawi read examples --format html --out demo > /dev/null
	$(BIN)/rawi add examples --store demo/rawi.db
	$(BIN)/rawi events --store demo/rawi.db --kind capture
	$(BIN)/rawi holder البوكمال --store demo/rawi.db
	@echo
	@echo "The reports as pages, with the evidence marked in the text: open demo/index.html in a browser."
	@echo "The reading room over them: $(BIN)/rawi serve --store demo/rawi.db --open"

page: $(PAGE)

frontend/node_modules/.package-lock.json: frontend/package-lock.json
	@command -v npm >/dev/null || { echo "the page needs Node 20.19 or later with npm: https://nodejs.org, or your system's nodejs and npm packages"; exit 1; }
	cd frontend && npm ci --no-fund --no-audit --loglevel=error
	@touch $@

$(PAGE): frontend/node_modules/.package-lock.json $(PAGE_SOURCES)
	cd frontend && npm run --silent build
	@touch $@

# Where it is missing and cannot be installed, the browser tests say so and are skipped.
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
		|| echo "no chromium: the browser tests will be skipped (apt-get install chromium)"

# The tests come last: their summary is the last line.
test: $(INSTALLED) lint page chromium
	$(BIN)/python -m pytest

pictures: $(INSTALLED) page chromium
	$(BIN)/python tools/pictures.py docs/pictures

lint: $(INSTALLED) frontend/node_modules/.package-lock.json
	cd frontend && npm run --silent check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# Speed and memory, then how right words and places are; what needs the shared texts says so where they are absent.
bench: $(INSTALLED)
	$(BIN)/python bench/speed.py
	-$(BIN)/python bench/quality.py
	$(BIN)/python bench/places.py
	$(BIN)/python bench/store.py
	$(BIN)/python bench/morphology.py

clean:
	rm -rf .venv demo build dist src/rawi/web/static frontend/node_modules frontend/public/geo frontend/public/docs .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
