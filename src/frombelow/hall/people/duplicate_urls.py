"""Addresses of duplicates, under `/g/<group>/`."""

from django.urls import path

from frombelow.hall.people.views import duplicates

urlpatterns = [
    path("duplicates/", duplicates.queue, name="duplicates"),
    path("duplicates/look/", duplicates.look, name="duplicates_look"),
    path("duplicates/sure/", duplicates.sure, name="duplicates_sure"),
    path("duplicates/merged/", duplicates.merges, name="merges"),
    path("duplicates/merged/<str:merge>/undo/", duplicates.undo, name="unmerge"),
    path("duplicates/pair/<str:first>/<str:second>/", duplicates.pair, name="duplicate_pair"),
    path("duplicates/<str:suggestion>/answer/", duplicates.answer, name="duplicate_answer"),
]
