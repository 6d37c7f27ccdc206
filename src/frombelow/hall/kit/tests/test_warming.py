"""A process asks for its slow pages itself when it starts; a fault in one stops nothing."""

from frombelow.hall.kit.warming import environ_of, warm

asked: list[tuple[str, str]] = []


def application(environ, start_response):
    asked.append((environ["PATH_INFO"], environ["QUERY_STRING"]))
    start_response("200 OK", [])
    return [b"made"]


def test_every_page_is_asked_once():
    asked.clear()
    warm(application, ["/", "/jobs/?preset=south"]).join(timeout=5)
    assert asked == [("/", ""), ("/jobs/", "preset=south")]


def test_it_is_asked_as_by_a_reader_on_this_machine():
    environ = environ_of("/jobs/")
    assert (environ["REQUEST_METHOD"], environ["HTTP_HOST"]) == ("GET", "127.0.0.1")
