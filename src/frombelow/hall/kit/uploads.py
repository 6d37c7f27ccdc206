"""Files that people hand in and that are never kept: they stay in memory, within a stated size, and touch no disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.datastructures import MultiValueDict

from frombelow.hall.kit.refusals import Refused
from frombelow.hall.kit.turns import Turns

MEGABYTE = 1_000_000
ROOM_FOR_FIELDS = 100_000  # bytes of a form besides its file
LONGEST_FORM = (
    2_500_000  # bytes of a form without a file, as Django has it for other forms (DATA_UPLOAD_MAX_MEMORY_SIZE)
)
AT_ONCE = 2  # files on their way in, in each server process

_arriving = Turns(AT_ONCE)


@dataclass(frozen=True)
class HandedIn:
    """A file as it was handed in. The name is what its owner called it: show it, never open it."""

    name: str
    content: bytes


class KeptInMemory(FileUploadHandler):
    """Django's door for files on their way in: gathers them in memory and shuts at the limit, which holds for all together."""

    def __init__(self, request: HttpRequest, limit: int) -> None:
        super().__init__(request)
        self.limit = limit
        self.files: dict[str, HandedIn] = {}
        self.parts: list[bytes] = []
        self.size = 0
        self.is_too_big = False

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  Django's own name
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, Any]] | None:
        """A form that says it is too long is not read at all."""
        self.is_too_big = content_length > self.limit + ROOM_FOR_FIELDS
        return (QueryDict(), MultiValueDict()) if self.is_too_big else None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size > self.limit:
            self.is_too_big = True
            self.parts.clear()
            raise StopUpload(connection_reset=True)
        self.parts.append(raw_data)

    def file_complete(self, file_size: int) -> None:
        """A file is taken from here, not from request.FILES; one without a byte was not chosen."""
        if file_size and self.field_name and self.file_name:
            self.files[self.field_name] = HandedIn(self.file_name, b"".join(self.parts))
        self.parts = []


class NoFiles(FileUploadHandler):
    """The door of every page that asks for no file: Django's own would write whatever somebody sends to the disk, however much it is."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803  Django's own name
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, Any]] | None:
        """A form longer than any of ours is not read at all."""
        return (QueryDict(), MultiValueDict()) if content_length > LONGEST_FORM else None

    def new_file(self, *arguments: Any, **values: Any) -> None:
        """What comes after a file is not read any more."""
        raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Nothing is taken."""

    def file_complete(self, file_size: int) -> None:
        """There is no file."""


def handed_in(request: HttpRequest, limit: int, command: str) -> dict[str, HandedIn]:
    """The files of a form by field, those that were chosen. Call it before anything reads request.POST.

    Raises Refused for more than `limit` bytes; `command` is what the sentence says to use instead.
    """
    if not request.META.get("CONTENT_LENGTH"):
        raise Refused(
            "The file came in pieces that do not say how long it is. Send it as a browser does, with its length."
        )
    door = KeptInMemory(request, limit)
    request.upload_handlers = [door]
    with _arriving.one():
        _read_form(request)
    if door.is_too_big:
        raise Refused(
            "The file is larger than {limit} megabytes, which is the most this page takes. Use the command line for it: {command}",
            limit=limit // MEGABYTE,
            command=command,
        )
    return door.files


def _read_form(request: HttpRequest) -> None:
    """Raises Refused where Django would answer with no word of what to do."""
    try:
        _ = request.POST
    except RequestDataTooBig:
        raise Refused("The text in the form is too long. Hand it in as a file.") from None
    except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        raise Refused(
            "The form did not arrive as this page sends it. Open the page again and hand the file in there."
        ) from None
