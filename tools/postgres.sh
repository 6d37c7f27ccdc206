#!/usr/bin/env bash
# Starts the PostgreSQL of this machine if it sleeps, and makes the role and the database that the tests use.
set -euo pipefail

as_postgres() {
    psql --quiet --host 127.0.0.1 --username postgres --no-password "$@" 2>/dev/null ||
        su postgres -c "psql --quiet $(printf '%q ' "$@")"
}

if ! pg_isready --quiet --host 127.0.0.1; then
    pg_ctlcluster --skip-systemctl-redirect "$(ls /etc/postgresql)" main start
    for _ in $(seq 30); do
        pg_isready --quiet --host 127.0.0.1 && break
        sleep 1
    done
fi
role=$(as_postgres -At -c "SELECT 1 FROM pg_roles WHERE rolname = 'frombelow'")
[ "$role" = 1 ] || as_postgres -c "CREATE ROLE frombelow LOGIN CREATEDB PASSWORD 'frombelow'"
database=$(as_postgres -At -c "SELECT 1 FROM pg_database WHERE datname = 'frombelow'")
[ "$database" = 1 ] || as_postgres -c "CREATE DATABASE frombelow OWNER frombelow"
