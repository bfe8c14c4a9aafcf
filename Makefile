# The commands of this project. Each sets up what it needs: Python >= 3.11, make and git are enough to start.

SHELL = /bin/sh
CANDIDATES = python3 python3.14 python3.13 python3.12 python3.11
PYTHON ?= $(shell for p in $(CANDIDATES); do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN = .venv/bin
# Nothing is looked up but the locked packages themselves, and nothing is run that their hashes do not vouch for.
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
# The tests of a file stay together, for they share what they make.
# The longest, those in a browser, come first (tests/conftest.py).
PYTEST = $(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
DJLINT = $(BIN)/djlint --quiet --lint generator/diptych/theme/overrides $(wildcard generator/diptych/templates/*.html.jinja generator/diptych/templates/*.md.jinja)
# The linters of scripts and styles, on our own Node.
NPM_RUN = PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent
# What happens to be installed for the user must not leak in.
export PYTHONNOUSERSITE = 1

.PHONY: help serve site check quick test full engines hosts hostile lighthouse bench mutants fonts lint lock audit clean
help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

serve: .venv/site-ready  ## build the site, serve it on loopback, rebuild on every edit
	$(BIN)/diptych serve

site: .venv/site-ready  ## build the site into site/
	$(BIN)/diptych build

check: .venv/check-ready  ## find every problem in the facts, and what was changed silently since the last release
	@$(BIN)/diptych schema --site >/dev/null
	$(BIN)/diptych check --since last-release

quick: .venv/test-ready node_modules  ## run the tests that open no browser and build no site
	$(BIN)/ruff check
	$(PYTEST) -m "not browser and not site and not slow and not full"

test: .venv/test-ready .venv/browser-ready node_modules  ## run every test, those in a real browser too
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/basedpyright
	$(DJLINT)
	$(NPM_RUN) lint
	$(PYTEST) --cov --cov-report=term

full: .venv/test-ready .venv/browser-ready .venv/servers-ready node_modules  ## run what takes longer too: every set of fonts, the real site by other builders
	HYPOTHESIS_EXAMPLES=100 $(PYTEST) -m "full or not full"

hosts: .venv/test-ready .venv/browser-ready tests/hosts/node_modules  ## try cards in a real WordPress, purifiers, React and others: some minutes
	tests/hosts/install.sh
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.hosts

hostile: .venv/test-ready node_modules  ## try ten thousand hostile records and a hundred moments to be killed at (an hour)
	HOSTILE_RECORDS=10000 $(PYTEST) tests/hostile

engines: .venv/test-ready .venv/browser-ready node_modules  ## install Firefox and WebKit, prove cards, the search and each kind of page there
	tests/browser/engines/install.sh
	$(PYTEST) -m "full or not full" tests/browser/engines

lighthouse: .venv/test-ready .venv/browser-ready node_modules  ## build the site, measure it as on a phone: 100 or what costs points
	$(BIN)/diptych build
	$(BIN)/python -m tests.lighthouse

bench: .venv/test-ready  ## measure every step at 370, 1,000 and 10,000 facts: seconds of CPU, ratios, growth
	$(BIN)/python -m tests.bench

# In a clone: a run that is stopped leaves a spot changed.
mutants: .venv/test-ready  ## change the engine spot by spot: does a test notice? (hours)
	$(PIP_INSTALL) --require-hashes --requirement tests/mutation/requirements.txt
	rm -rf .mutants .mutants.sqlite && git clone --quiet . .mutants
	cd .mutants && export PATH="$(CURDIR)/$(BIN):$$PATH" PYTHONPATH="$(CURDIR)/.mutants/generator" \
		&& cosmic-ray init tests/mutation/cosmic-ray.toml ../.mutants.sqlite \
		&& cosmic-ray exec tests/mutation/cosmic-ray.toml ../.mutants.sqlite \
		&& cr-report ../.mutants.sqlite --surviving-only && cr-rate --fail-over 10 ../.mutants.sqlite

lint: .venv/test-ready node_modules  ## fix the style of the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(NPM_RUN) fix

fonts: .venv/test-ready  ## cut the site's fonts anew out of the packages that hold them whole
	$(BIN)/python generator/make_fonts.py
	$(BIN)/python generator/make_drawn_letters.py

downloads: .venv/site-ready  ## make what a release offers to download: wheel, data, notes
	$(BIN)/diptych generate
	$(PIP_INSTALL:install=wheel) --no-deps --no-build-isolation --wheel-dir release .
	$(BIN)/python generator/make_release.py

lock: .venv/test-ready  ## write the locked requirements anew, with the newest releases
	$(PIP_INSTALL) --require-hashes --requirement tests/lock/requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --custom-compile-command "make lock" \
		--extra setup --output-file requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		--constraint requirements.txt --output-file requirements-check.txt --group check
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		--extra setup --extra test --constraint requirements.txt --output-file requirements-test.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		--constraint requirements-test.txt --output-file tests/mutation/requirements.txt --group mutation
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		--output-file tests/audit/requirements.txt --group audit
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --custom-compile-command "make lock" \
		--output-file tests/lock/requirements.txt --group lock

audit: .venv/test-ready node_modules  ## ask for advisories about what is installed, and read the workflows as an intruder would
	$(PIP_INSTALL) --require-hashes --requirement tests/audit/requirements.txt
	$(BIN)/zizmor --offline .github/workflows
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.audit

clean:  ## delete everything that was made
	git clean -fdqX docs
	rm -rf .venv node_modules tests/hosts/node_modules site release .site-* .mutants .mutants.sqlite .coverage

.venv/python-ready:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none of these is: $(CANDIDATES)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/check-ready: .venv/python-ready requirements-check.txt pyproject.toml
	@echo "Installing what checking needs, once: some seconds ..." >&2
	$(PIP_INSTALL) --require-hashes --requirement requirements-check.txt
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/site-ready: .venv/check-ready requirements.txt
	@echo "Installing what building needs, once: about a minute ..." >&2
	$(PIP_INSTALL) --require-hashes --requirement requirements.txt
	@touch $@

.venv/test-ready: .venv/site-ready requirements-test.txt
	@echo "Installing what testing needs, once: some minutes ..." >&2
	$(PIP_INSTALL) --require-hashes --requirement requirements-test.txt
	@touch $@

# Node and npm come with the locked requirements. The checks of the built site need them; nothing else does.
node_modules: package.json package-lock.json .npmrc | .venv/test-ready
	$(BIN)/npm ci --loglevel=error
	@touch $@

tests/hosts/node_modules: tests/hosts/package.json tests/hosts/package-lock.json tests/hosts/.npmrc | .venv/test-ready
	$(BIN)/npm ci --prefix tests/hosts --loglevel=error
	@touch $@

.venv/browser-ready: .venv/test-ready
	tests/browser/install.sh $(BIN)/playwright
	@touch $@

.venv/servers-ready: tests/install_servers.sh .venv/python-ready
	tests/install_servers.sh .venv/servers
	@touch $@
