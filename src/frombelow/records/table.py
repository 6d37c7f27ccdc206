"""Tables described in plain words: the columns of staged and released Parquet files."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from frombelow.records.faults import RecordsFault

TEXT, WHOLE, REAL, DAY, FLAG = pa.string(), pa.int64(), pa.float64(), pa.date32(), pa.bool_()


@dataclass(frozen=True)
class Column:
    """A column: name, Arrow type, what it means (unit included), and whether it may be empty."""

    name: str
    type: pa.DataType
    words: str
    required: bool = False


@dataclass(frozen=True)
class Table:
    """A table: name, what one row is, its key, and its columns."""

    name: str
    words: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, in the order of the columns."""
        return pa.schema([pa.field(c.name, c.type, nullable=not c.required) for c in self.columns])

    def fit(self, table: pa.Table, where: str) -> pa.Table:
        """Cast to this schema: missing optional columns become empty, unknown ones are refused.

        Raises RecordsFault naming `where` and the column.
        """
        names = {c.name for c in self.columns}
        unknown = sorted(set(table.column_names) - names)
        if unknown:
            raise RecordsFault(f"{where}: the column {unknown[0]!r} does not belong to the table {self.name!r}.")
        arrays = []
        for column in self.columns:
            if column.name not in table.column_names:
                if column.required:
                    raise RecordsFault(f"{where}: the column {column.name!r} of {self.name!r} is missing.")
                arrays.append(pa.nulls(table.num_rows, column.type))
                continue
            values = table[column.name]
            if column.required and values.null_count:
                raise RecordsFault(f"{where}: {values.null_count} rows have no {column.name!r} in {self.name!r}.")
            try:
                arrays.append(values.cast(column.type).combine_chunks())
            except pa.ArrowInvalid as error:
                raise RecordsFault(f"{where}: {self.name}.{column.name}: {error}") from error
        return pa.table(arrays, schema=self.schema)
