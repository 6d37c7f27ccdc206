"""Every address of the hall, by app."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("kit/", include("frombelow.hall.kit.urls")),
    path("", include("frombelow.hall.home.urls")),
]
if find_spec("frombelow.hall.terrain.urls"):
    urlpatterns.append(path("", include("frombelow.hall.terrain.urls")))

handler404 = "frombelow.hall.kit.views.not_found"
handler500 = "frombelow.hall.kit.views.broken"
