"""Addresses of the kit."""

from django.urls import path

from frombelow.hall.kit import views

app_name = "kit"
urlpatterns = [
    path("language/", views.choose_language, name="language"),
    path("theme/", views.choose_theme, name="theme"),
    path("gallery/", views.gallery, name="gallery"),
]
