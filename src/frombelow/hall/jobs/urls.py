"""Addresses of jobs."""

from django.urls import path, re_path

from frombelow.hall.jobs import views
from frombelow.hall.jobs.pages import compare, front, occupation, place, sector
from frombelow.hall.jobs.strategies import STRATEGIES

app_name = "jobs"
urlpatterns = [
    path("", front.front, name="front"),
    path("south/", views.south_page, name="south"),
    path("south/<str:slug>/", views.state_page, name="south_state"),
    path("places/<str:slug>/", place.place, name="place"),
    path("places/<str:slug>/map/", place.county_map, name="map"),
    path("sectors/<str:code>/", sector.sector, name="sector"),
    path("occupations/<str:code>/", occupation.occupation, name="occupation"),
    path("compare/", compare.compare, name="compare"),
    re_path(rf"^(?P<key>{'|'.join(STRATEGIES)})/$", sector.strategy, name="strategy"),
]
