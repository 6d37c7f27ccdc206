"""Addresses of the front."""

from django.urls import path

from frombelow.hall.home import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("healthz", views.health, name="health"),
]
