"""Count it again: a file of ballots, a rule, and every stage of the count with its reason."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt  # it changes nothing and knows nobody: the worst a stranger's form can do is have a file counted
def count(request: HttpRequest) -> HttpResponse:
    """The form."""
    return render(request, "assemblies/count.html", {})
