"""Measured bars, printed by `make bench`. A benchmark is a module `bench_*.py` with `run(report)`."""
