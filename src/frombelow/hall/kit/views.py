"""Pages of the kit itself: the two switches, error pages, and the gallery of its parts."""

from __future__ import annotations

import sys

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.defaults import server_error

from frombelow.hall.kit import outage
from frombelow.hall.kit.gallery import gallery_context
from frombelow.hall.kit.languages import spoken
from frombelow.hall.kit.pages import PastTheEnd
from frombelow.hall.kit.readonly import only_reads
from frombelow.hall.kit.themes import THEME_COOKIE, known_theme


# Both switches are exempt from the CSRF check: pages are cached for everybody, so they hold nobody's token, and the
# worst that a stranger's form can do is change the look of a page.
@csrf_exempt
@require_POST
@only_reads
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language the person chose."""
    language = request.POST.get("language", "")
    response = back(request)
    if language in spoken():
        keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    return response


@csrf_exempt
@require_POST
@only_reads
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep light or dark; the same button again gives the choice back to the reader's system."""
    theme = known_theme(request.POST.get("theme", ""))
    response = back(request)
    if theme and theme != request.COOKIES.get(THEME_COOKIE):
        keep(response, THEME_COOKIE, theme)
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


def keep(response: HttpResponse, name: str, value: str) -> None:
    """A cookie for a year that no script reads."""
    response.set_cookie(
        name, value, max_age=settings.LANGUAGE_COOKIE_AGE, httponly=True, samesite="Lax", secure=settings.HTTPS
    )


def back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page the person came from, if it is one of ours."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None, require_https=request.is_secure()):
        target = "/"
    return HttpResponseRedirect(target)


def gallery(request: HttpRequest) -> HttpResponse:
    """Every part of the kit, once."""
    return render(request, "kit/gallery.html", gallery_context())


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: what is not here, and where to go instead. `Http404("sentence")` puts its sentence on the page."""
    given = str(exception) if isinstance(exception, Http404) and not exception_is_resolver(exception) else ""
    context = {
        "sentence": given or _("There is no page at this address. It may have been typed wrong, or have moved."),
        "first_page": exception.first_page if isinstance(exception, PastTheEnd) else "",
        "hide_search": True,
    }
    return render(request, "kit/not_found.html", context, status=404)


def exception_is_resolver(exception: Http404) -> bool:
    """Whether the address resolver raised it: its text is for programmers."""
    return bool(exception.args) and isinstance(exception.args[0], dict)


def broken(request: HttpRequest) -> HttpResponse:
    """503 where the database is away or full; else 500, a page made of nothing that could be broken too."""
    error = sys.exc_info()[1]
    if error is not None and outage.is_outage(error):
        return outage.page(request, error)
    return server_error(request)
