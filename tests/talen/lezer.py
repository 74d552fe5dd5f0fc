"""What stands on a page, piece by piece, with the language it claims to be in."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

LEEG = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "use",
    "path",
}
STIL = {"script", "style"}
IN_DE_ZIN = {"a", "abbr", "b", "bdi", "code", "em", "i", "mark", "small", "span", "strong", "time"}
"""Elements that stand within a sentence; any other begins a new one, a sign too."""
HOORBAAR = ("aria-label", "title", "alt", "placeholder", "label", "data-label")


@dataclass(frozen=True)
class Stuk:
    """A run of text in one language. `eigen`: the language was given to an element within the page."""

    tekst: str
    taal: str
    eigen: bool


@dataclass
class Blok:
    """What is read in one go: a paragraph, a heading, the text of an attribute. `waar` names the element."""

    waar: str
    stukken: list[Stuk] = field(default_factory=list)

    @property
    def tekst(self) -> str:
        """All of it, with single spaces."""
        return " ".join("".join(stuk.tekst for stuk in self.stukken).split())


@dataclass
class _Element:
    tag: str
    taal: str
    eigen: bool


class Lezer(HTMLParser):
    """Reads a page into `blokken`, in the order in which they are told."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blokken: list[Blok] = []
        self._open: list[_Element] = [_Element("", "", eigen=False)]
        self._blok: Blok | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the language over, and hear what its attributes say."""
        kenmerken = {naam: waarde or "" for naam, waarde in attrs}
        boven = self._open[-1]
        taal = kenmerken.get("lang", boven.taal)
        eigen = boven.eigen or ("lang" in kenmerken and tag != "html")
        element = _Element(tag, taal, eigen)
        self._hear(element, kenmerken)
        if tag not in IN_DE_ZIN:
            self._blok = None
        if tag not in LEEG:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hear the attributes of an element without an inside."""
        self.handle_starttag(tag, attrs)
        if tag not in LEEG:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Go back to what stands around it."""
        if tag in LEEG or all(element.tag != tag for element in self._open):
            return
        while self._open.pop().tag != tag:
            pass
        if tag not in IN_DE_ZIN:
            self._blok = None

    def handle_data(self, data: str) -> None:
        """Add text to the present piece."""
        hier = self._open[-1]
        if hier.tag in STIL or (self._blok is None and not data.strip()):
            return
        if self._blok is None:
            self._blok = Blok(hier.tag)
            self.blokken.append(self._blok)
        self._blok.stukken.append(Stuk(data, hier.taal, hier.eigen))

    def _hear(self, element: _Element, kenmerken: dict[str, str]) -> None:
        gehoord = [naam for naam in HOORBAAR if kenmerken.get(naam)]
        gehoord += [
            naam for naam in kenmerken if naam.startswith("data-") and " " in kenmerken[naam]
        ]
        if element.tag == "meta" and kenmerken.get("name") == "description":
            gehoord.append("content")
        for naam in dict.fromkeys(gehoord):
            stuk = Stuk(kenmerken[naam], element.taal, element.eigen)
            self.blokken.append(Blok(f"{element.tag}[{naam}]", [stuk]))
