"""Addresses of assemblies."""

from django.urls import path

from frombelow.hall.assemblies.views import count, opinions

app_name = "assemblies"
urlpatterns = [
    path("count/", count.count, name="count"),
    path("opinions/", opinions.opinions, name="opinions"),
]
