"""Every address of the hall, by app."""

from django.urls import include, path

urlpatterns = [
    path("g/<str:group>/", include("frombelow.hall.people.urls")),  # first: the pages that are asked for most
    path("kit/", include("frombelow.hall.kit.urls")),
    path("", include("frombelow.hall.home.urls")),
    path("", include("frombelow.hall.accounts.urls")),
    path("", include("frombelow.hall.assemblies.urls")),
    path("", include("frombelow.hall.groups.urls")),
    path("jobs/", include("frombelow.hall.jobs.urls")),
    path("", include("frombelow.hall.terrain.urls")),
]

handler404 = "frombelow.hall.kit.views.not_found"
handler500 = "frombelow.hall.kit.views.broken"
