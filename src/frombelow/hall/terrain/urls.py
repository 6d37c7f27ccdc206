"""Addresses of the map."""

from django.urls import path

from frombelow.hall.terrain.views import happenings, lists, maps, places, players, search, sources

app_name = "terrain"
urlpatterns = [
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("map/", maps.nation_map, name="map"),
    path("map/shapes/<str:release>/<str:detail>.json", maps.shapes, name="shapes"),
    path("map/names.json", maps.names, name="names"),
    path("openings/", lists.place_openings, name="openings"),
    path("places/<str:slug>/", places.place, name="place"),
    path("places/<str:slug>/players/", lists.place_players, name="place_players"),
    path("places/<str:slug>/happenings/", lists.place_happenings, name="place_happenings"),
    path("places/<str:slug>/sectors/", lists.place_sectors, name="place_sectors"),
    path("places/<str:slug>/openings/", lists.place_openings, name="place_openings"),
    path("places/<str:slug>/figures/", places.place_figures, name="place_figures"),
    path("places/<str:slug>/map/", maps.place_map, name="place_map"),
    path("places/<str:slug>/print/", places.place_print, name="place_print"),
    path("players/<str:slug>/", players.player, name="player"),
    path("players/<str:slug>/happenings/", players.player_happenings, name="player_happenings"),
    path("happenings/<str:key>/", happenings.happening, name="happening"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<str:key>/", sources.source, name="source"),
]
