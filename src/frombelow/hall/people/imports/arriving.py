"""Files on their way in: sealed as they come, so that nothing of them lies open on the disk, and shut at the limit."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from frombelow.hall.kit.uploads import MEGABYTE, ROOM_FOR_FIELDS
from frombelow.hall.people.imports.jobs import FILE
from frombelow.hall.people.imports.store import Store, Writer

MOST_BYTES = 400 * MEGABYTE  # two million rows of twelve columns


class Arriving(FileUploadHandler):
    """Django's door for the one file of a form."""

    def __init__(self, request: HttpRequest, store: Store) -> None:
        super().__init__(request)
        self.store = store
        self.writer: Writer | None = None
        self.name = ""
        self.is_too_big = self.is_whole = False

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  Django's own name
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, Any]] | None:
        """A form that says it is too long is not read at all."""
        self.is_too_big = content_length > MOST_BYTES + ROOM_FOR_FIELDS
        return (QueryDict(), MultiValueDict()) if self.is_too_big else None

    def new_file(self, *arguments: Any, **values: Any) -> None:
        """Only the first file counts."""
        super().new_file(*arguments, **values)
        if self.writer is None and self.file_name:
            self.writer, self.name = self.store.write(FILE), self.file_name

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.writer is None or self.is_whole:
            return
        if self.writer.size + len(raw_data) > MOST_BYTES:
            self.is_too_big = True
            raise StopUpload(connection_reset=True)
        self.writer.write(raw_data)

    def file_complete(self, file_size: int) -> None:
        if self.writer is not None and not self.is_whole:
            self.writer.close()
            self.is_whole = True

    def upload_interrupted(self) -> None:
        """Nothing of it stays."""
        self.drop()

    def drop(self) -> None:
        """Nothing of it stays."""
        if self.writer is not None:
            self.writer.drop()
        self.store.remove()
