"""What must be true of every page that a test visits, whoever wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import idna
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

BASIS_URL = "https://wijzer.example"
OFFICE_PREFIXES = ("/aanbieder/", "/beheer/", "/account/", "/inloggen/", "/uitnodiging/")
NO_CONTENT = 204
REDIRECTS = {301, 302, 303, 307, 308}
SELF_LABELLED = {"hidden", "submit", "button", "reset", "image"}
REQUIRED_HEADERS: dict[str, str | None] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
REQUIRED_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
NO_FRAMES = "frame-ancestors 'none'"
WIDGET = re.compile(r"(/en)?/[a-z-]+/widget")
"""The one page that other sites may frame, once the region lists some: exactly those, and only by the policy."""
_TOKEN = re.compile(r'(?<=name="csrf_token" type="hidden" value=")[A-Za-z0-9_.-]+(?=")')
ZONDER_TOKEN = re.compile(r"(/en)?/[a-z-]+/meldingen/woord(\?|$)")
"""The one form that has no token, for it stands on a page that is kept for everybody: `web/meldingen/kamer.py`."""
_GOED: set[bytes] = set()
"""What is known of each page that was found good: nothing but the hash of its text."""
DIALLED = re.compile(
    r"\+[1-9][0-9]{6,14}|112|113|144|116[0-9]{3}|140[0-9]{2,3}|0(800|90[069])[0-9]{4,7}"
)
MAILED = re.compile(r"[!$'*+.\w%~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.ASCII)
FRAMES = re.compile(r"frame-ancestors( https?://[a-z0-9.:-]+)+;")


class CheckedClient(FlaskClient):
    """A visitor who looks at every answer: headers of all, and the whole of a page."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask, then check what came back before the test sees it."""
        if args and isinstance(args[0], str):
            kwargs.setdefault("base_url", BASIS_URL)
        response = super().open(*args, **kwargs)
        check_headers(response)
        if is_page(response):
            Pagina(response.get_data(as_text=True)).check()
        return response

    def pagina(self, path: str, **kwargs: Any) -> Pagina:
        """Visit a page that must be there, and give it to look into."""
        response = self.get(path, **kwargs)
        assert response.status_code == 200, f"{path} antwoordt {response.status}"
        return Pagina(response.get_data(as_text=True))

    def send_form(
        self, path: str, fields: dict[str, Any], *, number: int = -1, **kwargs: Any
    ) -> TestResponse:
        """Open `path`, fill in one of its POST forms (the last by default) and send it.

        What the page already filled in, the CSRF token too, goes along as a browser sends it.
        """
        form = self.pagina(path).post_forms()[number]
        data = {**filled_in(form), **fields}
        return self.post(
            form.get("action") or path, data=data, content_type="multipart/form-data", **kwargs
        )


def is_page(response: TestResponse) -> bool:
    """Say whether a person would see this answer as a page; a redirect is not one."""
    html = response.mimetype == "text/html" and response.request.method != "HEAD"
    return html and response.status_code not in REDIRECTS


def check_headers(response: TestResponse) -> None:
    """Check the headers that every answer carries, errors and redirects too."""
    path = response.request.path
    policy = response.headers.get("Content-Security-Policy", "")
    framed = bool(WIDGET.fullmatch(path)) and f"{NO_FRAMES};" not in policy
    for name, value in (REQUIRED_HEADERS | ({"X-Frame-Options": None} if framed else {})).items():
        assert response.headers.get(name) == value, f"{path}: {name} is niet {value}"
    assert not framed or FRAMES.search(policy), f"{path}: wie mag hem tonen?"
    for rule in REQUIRED_POLICY if framed else (*REQUIRED_POLICY, NO_FRAMES):
        assert rule in policy, f"{path}: {rule} ontbreekt in Content-Security-Policy"
    if response.status_code != NO_CONTENT and (response.mimetype or "").startswith("text/"):
        assert response.mimetype_params.get("charset") == "utf-8", (
            f"{path}: {response.content_type}"
        )
    assert "unsafe" not in policy
    assert "*" not in policy
    if f"{path}/".startswith(OFFICE_PREFIXES):
        assert "no-store" in response.headers.get("Cache-Control", ""), f"{path}: geen no-store"


class Pagina:
    """A page read as a browser reads it."""

    def __init__(self, html: str) -> None:
        self._html = html

    @property
    def root(self) -> Element:
        """Give the tree, read when a test looks into it."""
        return _parsed(self._html)[0]

    def check(self) -> None:
        """Check well-formedness, and what a screen reader and the content policy need.

        A page that was found good is not read again: many tests come by the same one. Its token against forged forms may differ.
        """
        known = sha256(_TOKEN.sub("", self._html).encode()).digest()
        if known not in _GOED:
            self._check_all()
            _GOED.add(known)

    def _check_all(self) -> None:
        self._check_parse()
        self._check_document()
        self._check_ids()
        self._check_nothing_inline()
        self._check_fields()
        self._check_forms()
        self._check_contact()
        for image in self.all("img"):
            assert image.get("alt") is not None, f"plaatje zonder alt: {image.get('src')}"

    @property
    def title(self) -> str:
        """Give the text of the title."""
        return text_of(next(self.all("title"), Element("title")))

    @property
    def text(self) -> str:
        """Give all text of the body, with single spaces."""
        return text_of(next(self.all("body")))

    @property
    def links(self) -> list[str]:
        """List where the links lead."""
        return [href for link in self.all("a") if (href := link.get("href"))]

    def all(self, tag: str) -> Iterator[Element]:
        """Walk over the elements with a tag."""
        return self.root.iter(tag)

    def post_forms(self) -> list[Element]:
        """List the forms that change something."""
        return [form for form in self.all("form") if (form.get("method") or "").lower() == "post"]

    def _check_parse(self) -> None:
        found = [
            f"regel {place[0]}: {kind} {details}" for place, kind, details in _parsed(self._html)[1]
        ]
        assert not found, f"geen geldige HTML: {found[:5]}"

    def _check_document(self) -> None:
        assert self.title, "pagina zonder titel"
        assert self.root.get("lang"), "pagina zonder taal"
        assert len(list(self.all("h1"))) == 1, "een pagina heeft precies één h1"
        assert len(list(self.all("main"))) == 1, "een pagina heeft precies één main"

    def _check_ids(self) -> None:
        ids = Counter(
            element.get("id") for element in self.root.iter() if element.get("id") is not None
        )
        double = [name for name, number in ids.items() if number > 1 or not name]
        assert not double, f"dubbele of lege id: {double}"
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            for element in self.root.iter():
                missing = set((element.get(name) or "").split()) - ids.keys()
                assert not missing, f"{name} verwijst naar niets: {missing}"
        for href in self.links:
            if href.startswith("#") and href != "#":
                assert href[1:] in ids, f"link naar een plek die er niet is: {href}"

    def _check_nothing_inline(self) -> None:
        assert not list(self.all("style")), "style in de pagina"
        for element in self.root.iter():
            inline = [name for name in element.attrib if name == "style" or name.startswith("on")]
            assert not inline, f"<{element.tag}> heeft {inline}"
        for script in self.all("script"):
            data = (script.get("type") or "").endswith("json")
            assert script.get("src") or data, "script in de pagina"

    def _check_fields(self) -> None:
        labelled = {label.get("for") for label in self.all("label")}
        inside = {id(element) for label in self.all("label") for element in label.iter()}
        for tag in ("input", "select", "textarea"):
            for field in self.all(tag):
                named = field.get("aria-label") or field.get("aria-labelledby")
                known = field.get("id") in labelled or id(field) in inside
                if field.get("type") not in SELF_LABELLED:
                    assert named or known, f"veld zonder label: {field.attrib}"

    def _check_contact(self) -> None:
        """A number that is dialled is E.164 or has no such form, a mail goes to one address, and a site is the one that is read."""
        for link in self.all("a"):
            schema, _, rest = (link.get("href") or "").partition(":")
            if schema == "tel":
                assert DIALLED.fullmatch(rest), f"geen nummer om te kiezen: {rest}"
                shown = re.sub(r" toestel [0-9]+$|[^0-9]", "", text_of(link))
                assert rest in {shown, f"+31{shown[1:]}", f"+{shown}"}, f"{shown} kiest {rest}"
            if schema == "mailto":
                assert MAILED.fullmatch(rest), f"geen adres om naar te mailen: {rest}"
            host = re.split("[/?#:]", text_of(link))[0].removeprefix("www.")
            if (
                schema in {"http", "https"}
                and "external" in (link.get("rel") or "")
                and " " not in host
            ):
                leads = (urlsplit(f"{schema}:{rest}").hostname or "").removeprefix("www.")
                assert leads == idna.encode(host).decode(), f"{host} leidt naar {leads}"

    def _check_forms(self) -> None:
        for form in self.post_forms():
            if ZONDER_TOKEN.match(form.get("action") or ""):
                continue
            names = {field.get("name") for field in form.iter("input")}
            assert "csrf_token" in names, f"formulier zonder csrf_token: {form.get('action')}"


@lru_cache(8)
def _parsed(html: str) -> tuple[Element, list[Any]]:
    """Give the tree of a page and what is wrong with it, parsed once: it is checked first, and a test looks into it after."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return parser.parse(html), parser.errors


def text_of(element: Element) -> str:
    """Give the text inside an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def filled_in(form: Element) -> dict[str, Any]:
    """Give what a browser would send for a form that nobody touched."""
    data: dict[str, list[str]] = {}
    for field in form.iter():
        name = field.get("name")
        if name and field.get("disabled") is None:
            data.setdefault(name, []).extend(_values(field))
    return {name: values for name, values in data.items() if values}


def _values(field: Element) -> list[str]:
    match field.tag, field.get("type"):
        case "input", "checkbox" | "radio":
            return [field.get("value") or "on"] if field.get("checked") is not None else []
        case "input", "submit" | "button" | "reset" | "image" | "file":
            return []
        case "input", _:
            return [field.get("value") or ""]
        case "textarea", _:
            return ["".join(field.itertext())]
        case "select", _:
            return _chosen(field)
        case _:
            return []


def _chosen(select: Element) -> list[str]:
    options = list(select.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if not chosen and select.get("multiple") is None:
        chosen = options[:1]
    return [
        text_of(option) if (value := option.get("value")) is None else value for option in chosen
    ]
