"""What the pages of the hall offer to be filled in: their own forms with hidden fields kept, and the words after `?` in their links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.test import Client
from django.urls import resolve
from django.urls.exceptions import Resolver404

from frombelow.hall.config.access import addresses
from tests.promises.access_world import World
from tests.promises.test_headers import asked, url_of


@dataclass
class Field:
    """A field: its name, what kind it is, what stands in it already, what can be chosen."""

    name: str
    kind: str = "text"
    value: str = ""
    choices: list[str] = field(default_factory=list)


@dataclass
class Form:
    """A form, or the words after `?` of a page as one."""

    path: str
    method: str
    fields: list[Field]
    has_files: bool = False

    @property
    def key(self) -> tuple[str, str, frozenset[str]]:
        """The same form twice is one."""
        return where(self.path), self.method, frozenset(one.name for one in self.fields)


class Reader(HTMLParser):
    """Reads the forms and links of a page."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.form: Form | None = None
        self.select: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "a" and said.get("href", "").startswith(("/", "?", ".")):
            self.links.append(urljoin(self.url, said["href"]))
        elif tag == "form":
            files = said.get("enctype") == "multipart/form-data"
            self.form = Form(urljoin(self.url, said.get("action", "")), said.get("method", "get").upper(), [], files)
            self.forms.append(self.form)
        elif self.form is not None:
            self.in_form(tag, said)

    def in_form(self, tag: str, said: dict[str, str]) -> None:
        """A part of a form."""
        if tag == "option" and self.select is not None:
            self.select.choices.append(said.get("value", ""))
        elif tag in {"input", "select", "textarea", "button"} and said.get("name"):
            self.select = None
            known = next((one for one in self.form.fields if one.name == said["name"]), None)  # type: ignore[union-attr]
            kind = said.get("type", "text") if tag == "input" else tag
            one = known or Field(said["name"], kind, said.get("value", ""))
            if known is None:
                self.form.fields.append(one)  # type: ignore[union-attr]
            if kind in {"radio", "checkbox", "button"}:
                one.choices.append(said.get("value", "on"))
            self.select = one if tag == "select" else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None


def read(url: str, page: str) -> Reader:
    """The forms and links of a page."""
    reader = Reader(url)
    reader.feed(page)
    return reader


def where(url: str) -> str:
    """The name of an address; itself where there is none."""
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return urlsplit(url).path


def offered(client: Client, there: World) -> list[Form]:
    """Every form that somebody finds on the pages, every address as a form without fields, and the words after `?` that their links know."""
    forms: dict[object, Form] = {}
    words: dict[str, dict[str, Field]] = {}
    for address in addresses():
        url = url_of(address, there)
        response = asked(client, url)
        if response.status_code == 200 and not response.streaming and "html" in response.headers["Content-Type"]:
            reader = read(url, response.content.decode())
            forms |= {form.key: form for form in reader.forms}
            note_words(words, reader.links)
        for method in ("GET", "POST"):
            bare = Form(url, method, [])
            forms.setdefault((address.name, method), bare)
    for form in forms.values():
        if form.method == "GET":
            known = {one.name for one in form.fields}
            form.fields += [one for name, one in words.get(where(form.path), {}).items() if name not in known]
    return list(forms.values())


def note_words(words: dict[str, dict[str, Field]], links: Iterable[str]) -> None:
    """The words after `?` of links, by the address they lead to."""
    for link in links:
        for name, value in parse_qsl(urlsplit(link).query, keep_blank_values=True):
            known = words.setdefault(where(link), {}).setdefault(name, Field(name))
            if len(known.choices) < 5 and value not in known.choices:
                known.choices.append(value)
