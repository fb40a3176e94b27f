# make run     solve the Mexico case; the answer goes to build/mexico/ and build/mexico.xlsx
# make app     the app in the browser, with the Mexico case
# make test    everything that must hold: lint, types, tests
# make lint    the same without the tests
# make bench   the benchmarks
# make lock    choose new versions for requirements*.txt (needs the network)
# make clean   remove what the other commands made
#
# `make run`, `make app` and `make test` install on their first run and need no network after it;
# as root on Debian `make test` also installs the packages chromium and postgresql.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CASE ?= mexico
PYTEST_ARGS ?= -n 2

.PHONY: run app test suite lint style types browser-and-database bench lock clean
.DELETE_ON_ERROR:

run: $(VENV)/run.stamp
	@mkdir -p build
	$(BIN)/python -m prioritizer solve inputs/$(CASE) --out build/$(CASE) --out build/$(CASE).xlsx
	@echo "Written: build/$(CASE)/ (CSV tables) and build/$(CASE).xlsx (one workbook)"

app: $(VENV)/app.stamp
	$(BIN)/python -m prioritizer app inputs/$(CASE)

# Style first; then the types and the suite side by side, while one of two cores would else wait.
MAKEFLAGS += --jobs=2

test: style types suite

suite: style browser-and-database
	$(BIN)/python -m pytest $(PYTEST_ARGS)

# The tests of the app drive Debian's Chromium and a PostgreSQL server of their own. Where apt-get may
# install them it does; elsewhere those tests are skipped and say why.
browser-and-database:
	@command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] || exit 0; \
	missing=; for package in chromium postgresql; do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	[ -z "$$missing" ] && exit 0; \
	echo "Installing$$missing with apt-get, for the tests of the app (once, about a minute)" >&2; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null \
	  || echo "apt-get could not install$$missing: the tests that need them are skipped" >&2

lint: style types

style: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: style
	$(BIN)/mypy

bench: $(VENV)/test.stamp
	$(BIN)/python -m benchmarks

# The interpreter alone is the target: a virtual environment changes its own folder all the time.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "$(PYTHON) cannot make virtual environments; on Debian: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing the locked packages into $(VENV) (once, about a minute)" >&2
	$(PIP) install --requirement requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/app.stamp: requirements-app.txt $(VENV)/run.stamp
	@echo "Installing the locked packages of the app into $(VENV) (once, about a minute)" >&2
	$(PIP) install --requirement requirements-app.txt
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/run.stamp
	@echo "Installing the locked test tools into $(VENV) (once, about a minute)" >&2
	$(PIP) install --requirement requirements-test.txt
	@touch $@

# One resolution for every supported Python and system, written without a trace of where it was made.
COMPILE = build/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 \
  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --annotation-style line --quiet --upgrade

lock: | $(BIN)/python
	$(BIN)/python -m venv build/lock
	build/lock/bin/pip install --quiet uv
	$(COMPILE) --group build --output-file requirements.txt
	$(COMPILE) --extra app --constraint requirements.txt --output-file requirements-app.txt
	$(COMPILE) --all-extras --group test --constraint requirements-app.txt --output-file requirements-test.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
