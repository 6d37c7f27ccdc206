# The commands of frombelow. `make run` and `make test` do all their own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed

.PHONY: install run test check fix bench clean lock messages records
.DEFAULT_GOAL := help

help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## make install    everything into .venv, from hashed versions
install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "frombelow needs Python 3.11 or newer; this is %d.%d. Set PYTHON=python3.11." % sys.version_info[:2])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	# The lock is complete, so nothing is resolved here: a resolver would look past it for newer releases of `coverage[toml]`.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

## make run        the hall, with the whole country loaded, on http://127.0.0.1:8000
run: install
	$(BIN)/python manage.py open_hall

## make test       every test, on SQLite (and on PostgreSQL where DATABASE_URL says so)
test: install
	bash tools/test.sh

## make check      lint, types, import contracts: changes nothing
check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

## make fix        format and mend what can be mended by itself
fix: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

## make bench      the measured bars, with peers in the same run; writes docs/benchmarks.md
bench: install
	$(BIN)/python -m benchmarks

## make messages   gather and compile the translations
messages: install
	$(BIN)/python tools/messages.py

## make lock       choose versions anew and write requirements.lock with hashes
lock: install
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 --upgrade -q -o requirements.lock

## make clean      remove everything that can be made again
clean:
	rm -rf $(VENV) var build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache static-collected
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
