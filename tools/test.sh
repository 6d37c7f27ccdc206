#!/usr/bin/env bash
# Every test. TESTS names folders, PYTEST_ARGS more options; DATABASE_URL chooses PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin

if [ -n "${TESTS:-}" ]; then
    # shellcheck disable=SC2086
    exec $bin/python -m pytest -n 2 --dist loadfile -q ${PYTEST_ARGS:-} $TESTS
fi
# The journeys hold a browser's event loop, in which Django refuses to ask its database: they run in processes of their own.
# shellcheck disable=SC2086
$bin/python -m pytest -n 2 --dist loadfile -q ${PYTEST_ARGS:-} src tests/promises
if ! $bin/python -c "import pyspark" 2>/dev/null || ! command -v java >/dev/null; then
    echo "PySpark or Java is not installed (make test-spark installs PySpark): the tests of the engine 'spark' are skipped."
fi
if ! command -v chromium >/dev/null && [ "${CI:-}" != true ]; then
    echo "Chromium is not installed (Debian: apt-get install chromium): the browser journeys are skipped."
fi
# shellcheck disable=SC2086
exec $bin/python -m pytest -n 2 --dist loadfile -q ${PYTEST_ARGS:-} tests/journeys
