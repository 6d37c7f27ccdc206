"""Addresses of the front."""

from django.urls import path

from frombelow.hall.home import journal_ends, views, whole

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("healthz", views.health, name="health"),
    path("g/<slug:group>/journal/end/", journal_ends.shown, name="journal_end"),
    path("g/<slug:group>/journal/end/file/", journal_ends.file, name="journal_end_file"),
    path("g/<slug:group>/whole/", whole.shown, name="whole"),
    path("g/<slug:group>/whole/ask/", whole.ask, name="whole_ask"),
    path("g/<slug:group>/whole/<slug:whole>/agree/", whole.agree, name="whole_agree"),
    path("g/<slug:group>/whole/<slug:whole>/key/", whole.key, name="whole_key"),
    path("g/<slug:group>/whole/<slug:whole>/file/", whole.file, name="whole_file"),
]
