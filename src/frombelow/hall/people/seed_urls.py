"""Addresses of invented people, under `/g/<group>/`."""

from django.urls import path

from frombelow.hall.people.views import seeds

urlpatterns = [
    path("people/invented/", seeds.listed, name="seeds"),
    path("people/invented/tell/", seeds.tell, name="seeds_tell"),
    path("people/invented/<str:seed>/", seeds.shown, name="seed"),
    path("people/invented/<str:seed>/not-reached/", seeds.not_reached, name="seed_not_reached"),
]
