"""`python -m benchmarks [--write] [NAME …]`: run all benchmarks, or those named; all, or with --write, into docs/benchmarks.md."""

import sys
import time
import traceback
from datetime import date
from importlib import import_module
from pathlib import Path

from benchmarks.report import Report

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Run, print, and write the document when all were run or it was asked for. Returns 1 if a bar was missed."""
    is_written = not names or "--write" in names
    names = [name for name in names if name != "--write"]
    modules = sorted(p.stem for p in HERE.glob("bench_*.py"))
    chosen = [m for m in modules if not names or m.removeprefix("bench_") in names]
    report = Report()
    for name in chosen:
        module = import_module(f"benchmarks.{name}")
        report.chapter = (module.__doc__ or name).strip().splitlines()[0].rstrip(".")
        started = time.perf_counter()
        try:
            module.run(report)
        except Exception as error:  # one broken benchmark must not hide the others
            traceback.print_exc()
            report.add("did not finish", f"{type(error).__name__}: {error}", holds=False)
        print(f"{name}: {time.perf_counter() - started:.1f} s", file=sys.stderr)
    report.show()
    if is_written:
        report.write(date.today())
    return int(any(row.holds is False for row in report.rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
