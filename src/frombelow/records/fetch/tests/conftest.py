import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from frombelow.records.fetch.catalog import Download, Item
from frombelow.records.fetch.patience import Patience
from frombelow.records.fetch.run import Outcome, fetch_all
from frombelow.records.fetch.tests.publisher import Publisher, publishing


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    """A publisher on this machine, reached without a proxy."""
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    with publishing() as one:
        yield one


class Order:
    """Fetches files into a folder and remembers the pauses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pauses: list[float] = []

    def item(self, address: str, **fields: Any) -> Item:
        usual = {"source": "sample", "place": "sample/sample.csv", "kind": "csv", "most_bytes": 1_000_000}
        words = {"changes": "never", "contains": "a sample"}
        filled = fields.pop("filled", {})
        return Item(Download(**(usual | words | {"address": address} | fields)), filled)

    def fetch(self, address: str, **fields: Any) -> Outcome:
        return self.all([self.item(address, **fields)])[0]

    def all(self, items: list[Item]) -> list[Outcome]:
        patience = Patience(tries=3, sleep=self.pauses.append)
        return list(fetch_all(items, self.folder, patience=patience))

    @property
    def path(self) -> Path:
        return self.folder / "sample/sample.csv"


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """An order to a folder of its own."""
    return Order(tmp_path)
