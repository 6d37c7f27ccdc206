#!/usr/bin/env bash
# Every test. TESTS names folders, PYTEST_ARGS more options; DATABASE_URL chooses PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin

if ! command -v chromium >/dev/null && [ "${CI:-}" != true ]; then
    echo "Chromium is not installed (Debian: apt-get install chromium): the browser journeys are skipped."
fi
# shellcheck disable=SC2086
exec $bin/python -m pytest -n 2 --dist loadfile -q ${PYTEST_ARGS:-} ${TESTS:-src tests}
