"""What the pages of a group share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from frombelow.hall.groups.scope import NoMandate, Reader
from frombelow.hall.kit.middleware import translated
from frombelow.hall.kit.refusals import Refused

Done = TypeVar("Done")
UNPROCESSABLE = 422


def page(
    request: HttpRequest, reader: Reader, template: str, context: Mapping[str, Any] | None = None, *, is_wrong: bool = False
) -> HttpResponse:  # fmt: skip
    """A page of a group."""
    status = UNPROCESSABLE if is_wrong else 200
    return render(request, f"groups/{template}.html", {"reader": reader, **(context or {})}, status=status)


def to(view: str, reader: Reader, *arguments: Any) -> HttpResponseRedirect:
    """To another page of the group, after a deed."""
    return HttpResponseRedirect(address(view, reader, *arguments))


def address(view: str, reader: Reader, *arguments: Any) -> str:
    """The address of a page of the group."""
    return reverse(f"groups:{view}", args=[reader.group.ident, *arguments])


def sent(request: HttpRequest) -> Any:
    """What a form was filled in with; None where the page is only opened."""
    return request.POST if request.method == "POST" else None


def attempt(form: forms.Form, deed: Callable[[], Done]) -> Done | None:
    """Do it; what a rule says against it stands on the form, with everything that was filled in."""
    try:
        return deed()
    except NoMandate:
        raise
    except Refused as refusal:
        form.add_error(None, translated(refusal))
        return None
