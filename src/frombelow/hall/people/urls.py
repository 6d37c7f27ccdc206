"""Addresses of people, all under `/g/<group>/`."""

from django.urls import path

from frombelow.hall.people import duplicate_urls, import_urls, seed_urls
from frombelow.hall.people.views import along, exports, fading, find, lists, own, people, talks

app_name = "people"
urlpatterns = [
    path("people/", people.listed, name="list"),
    path("people/add/", people.add, name="add"),
    path("people/find/", find.find, name="find"),
    path("people/find/turf/", find.put_in_turf, name="find_turf"),
    path("people/find/save/", find.save, name="find_save"),
    path("people/find/<str:find>/", find.saved, name="find_saved"),
    path("people/find/<str:find>/forget/", find.forget, name="find_forget"),
    *seed_urls.urlpatterns,
    path("people/<str:person>/", people.shown, name="person"),
    path("people/<str:person>/values/", people.add_value, name="add_value"),
    path("people/<str:person>/values/<int:detail>/end/", people.end_value, name="end_value"),
    path("people/<str:person>/reach/", people.reach, name="reach"),
    path("people/<str:person>/consent/", people.consent, name="consent"),
    path("people/<str:person>/fields/<str:field>/", people.fill_field, name="fill_field"),
    path("people/<str:person>/turf/", people.put_in_turf, name="turf"),
    path("people/<str:person>/talk/", talks.record, name="talk"),
    path("people/<str:person>/member/", own.link, name="link"),
    path("people/<str:person>/erase/", own.erase, name="erase"),
    path("my-record/", own.shown, name="own"),
    path("my-record/file/", own.file, name="own_file"),
    path("my-record/values/", own.correct, name="own_correct"),
    path("my-record/values/<int:detail>/end/", own.end, name="own_end"),
    path("my-record/consent/", own.consent, name="own_consent"),
    path("my-record/erase/", own.erase_own, name="own_erase"),
    path("exports/", exports.shown, name="exports"),
    path("exports/ask/", exports.ask, name="export_ask"),
    path("exports/<str:export>/agree/", exports.agree, name="export_agree"),
    path("exports/<str:export>/file/", exports.file, name="export_file"),
    path("fading/", fading.shown, name="fading"),
    path("fading/hold/", fading.hold, name="hold"),
    path("my-list/", talks.my_list, name="my_list"),
    path("conversations/<str:conversation>/followed-up/", talks.followed_up, name="followed_up"),
    path("commitments/<str:commitment>/", talks.settle, name="settle"),
    path("along/", along.page, name="along"),
    path("along/worker.js", along.worker, name="along_worker"),
    path("along/pack/", along.pack, name="along_pack"),
    path("along/line/", along.line, name="along_line"),
    path("along/letters/", along.letters, name="along_letters"),
    path("lists/", lists.shown, name="lists"),
    path("lists/issues/<str:issue>/end/", lists.end_issue, name="end_issue"),
    path("lists/fields/<str:field>/end/", lists.end_field, name="end_field"),
    *import_urls.urlpatterns,
    *duplicate_urls.urlpatterns,
]
