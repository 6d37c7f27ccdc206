"""Map it: a file of votes on statements, and the map of opinion, what unites first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt  # it changes nothing and knows nobody: the worst a stranger's form can do is have a file mapped
def opinions(request: HttpRequest) -> HttpResponse:
    """The form."""
    return render(request, "assemblies/opinions.html", {})
