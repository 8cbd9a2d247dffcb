# The commands of CONTRACT.md. `make help` lists them.
SHELL := /bin/bash
.DELETE_ON_ERROR:
# The first Python on the path that is new enough (a name alone proves nothing: version managers leave shims).
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000
VAR := $(or $(LEERGILDE_VAR),var)
# The files whose signatures are annotated and checked: rules, queries, actions, errors.
TYPED = $(shell git ls-files '*rules.py' '*/rules/*.py' '*queries.py' '*/queries/*.py' '*shares.py' '*seating.py' '*errors.py' '*/errors/*.py' '*actions.py' '*/actions/*.py' ':!tests')
PAGES = $(shell git ls-files 'templates/*.html')
TEST_PROCESSES ?= $(shell nproc)

.PHONY: help run test test-postgres bench lint format messages lock clean

help:  ## one line for each command
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/.runtime: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	touch $@

$(BIN)/.dev: $(BIN)/.runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	touch $@

run: $(BIN)/.runtime  ## the site with its demonstration content: web and worker (PORT=8000 HOST=127.0.0.1)
	@exec $(BIN)/python manage.py run_site --host $(HOST) --port $(PORT)

test: $(BIN)/.dev  ## the whole suite on SQLite
	$(BIN)/python -m pytest -n $(TEST_PROCESSES) --dist load $(ARGS)

test-postgres: $(BIN)/.dev  ## the whole suite on PostgreSQL (DATABASE_URL, or a throwaway cluster of its own)
	$(BIN)/python -m tests.throwaway_postgres $(BIN)/python -m pytest -n $(TEST_PROCESSES) --dist load $(ARGS)

bench: $(BIN)/.dev  ## the figures of the speed promises, beside a bare Django view
	$(BIN)/python -m tests.load.bench

lint: $(BIN)/.dev  ## ruff, import contracts, templates, types, migrations, catalogues
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djhtml --tabwidth 2 --check $(PAGES)
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/mypy $(TYPED)
	DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m tests.catalogues

format: $(BIN)/.dev  ## put code and templates in the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml --tabwidth 2 $(PAGES) || true

messages: $(BIN)/.dev  ## collect texts into the catalogue and compile it (needs gettext)
	$(BIN)/python manage.py collect_messages

css: $(BIN)/.dev  ## join the parts of the style sheet
	$(BIN)/python manage.py join_styles

lock: $(BIN)/.dev  ## compile requirements*.in into the hash-locked files
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-options --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header -o requirements.lock requirements.in
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-options --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header -o requirements-dev.lock requirements-dev.in

clean:  ## forget the virtual environment and the data in var/
	rm -rf .venv $(VAR)
