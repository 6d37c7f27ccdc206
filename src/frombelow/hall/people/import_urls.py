"""Addresses of imports, under `/g/<group>/`."""

from django.urls import path

from frombelow.hall.people.views import imports

urlpatterns = [
    path("imports/", imports.listed, name="imports"),
    path("imports/<str:imported>/", imports.shown, name="import"),
    path("imports/<str:imported>/columns/", imports.place, name="import_place"),
    path("imports/<str:imported>/problems/", imports.problems, name="import_problems"),
    path("imports/<str:imported>/write/", imports.commit, name="import_commit"),
    path("imports/<str:imported>/undo/", imports.undo, name="import_undo"),
    path("imports/<str:imported>/drop/", imports.drop, name="import_drop"),
]
