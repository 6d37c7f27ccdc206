"""Addresses of jobs."""

from django.urls import path

from frombelow.hall.jobs import views

app_name = "jobs"
urlpatterns = [
    path("south/", views.south_page, name="south"),
    path("south/<str:slug>/", views.state_page, name="south_state"),
]
