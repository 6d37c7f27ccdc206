# The commands of frombelow. `make run` and `make test` do all their own set-up.
PYTHON ?= python3
VENV := .venv
ON_POSTGRESQL ?= postgres://frombelow:frombelow@127.0.0.1:5432/frombelow
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
SPARK := $(VENV)/installed-spark

.PHONY: install run test test-spark nightly audit bom check fix bench clean lock messages records
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
	# Compiled once, also where Python is told to keep nothing compiled: a command starts in half the time.
	$(BIN)/python -m compileall -q src
	touch $(STAMP)

## make run        the hall, with the whole country loaded, on http://127.0.0.1:8000
run: install
	$(BIN)/python manage.py open_hall

## make test       every test, on SQLite (and on PostgreSQL where DATABASE_URL says so)
test: install
	bash tools/test.sh

## make test-spark  the employer model on Spark: installs the extra `spark` (PySpark) beside the rest; needs Java 17
# One session on two cores, in a gigabyte; what takes ten minutes hangs.
test-spark: $(SPARK)
	@command -v java >/dev/null || { echo "Java is not installed (Debian: apt-get install openjdk-17-jre-headless)."; exit 1; }
	PYSPARK_SUBMIT_ARGS="--driver-memory 1g pyspark-shell" timeout 600 $(BIN)/python -m pytest -q -rs --durations=3 -m spark src/frombelow/records

$(SPARK): requirements-spark.lock $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --no-build-isolation -r requirements-spark.lock
	touch $(SPARK)

## make nightly    known faults of packages, and the batteries at their full numbers (backups, journals, keys, erasing, torn files, hidden values, hostile requests), and a hall under load: a night
nightly: install
	$(BIN)/python tools/audit.py
	DATABASE_URL= $(BIN)/python -m pytest -q -rs -m nightly --durations=0 src tests/promises
	@command -v pg_isready >/dev/null || { echo "PostgreSQL is not installed (Debian: apt-get install postgresql): the batteries did not run on it."; exit 1; }
	bash tools/postgres.sh
	DATABASE_URL=$(ON_POSTGRESQL) $(BIN)/python -m pytest -q -rs -m nightly --durations=0 src/frombelow/hall/home
	SOAK_SECONDS=3600 $(BIN)/python -m benchmarks soak

## make audit      looks for known faults of the packages in the locks (needs the network)
audit: install
	$(BIN)/python tools/audit.py

## make bom        the packages of the lock as a list for other programs (CycloneDX), in build/packages.json
bom: install
	mkdir -p build
	$(BIN)/python tools/audit.py --bom build/packages.json

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

## make docs       draw docs/drawn from the code and print docs/methods from the specs
docs: install
	$(BIN)/python tools/draw.py
	$(BIN)/python tools/methods.py

## make lock       choose versions anew and write requirements.lock and requirements-spark.lock with hashes
lock: install
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 --upgrade -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra spark --constraint requirements.lock --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 --upgrade -q -o requirements-spark.lock

## make clean      remove everything that can be made again
clean:
	rm -rf $(VENV) var build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache static-collected
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
