"""A visitor who comes in through a proxy that speaks https, and fills in forms."""

import http.client
import re
from contextlib import closing
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

HOST = "wijzer.example"
BASIS = f"https://{HOST}"


@dataclass(frozen=True)
class Antwoord:
    status: int
    soort: str
    waarheen: str
    tekst: str


@dataclass
class Bezoek:
    """One browser, on the port behind the proxy."""

    port: int
    koekjes: dict[str, str] = field(default_factory=dict)

    def get(self, pad: str) -> Antwoord:
        return self._ask("GET", pad)

    def send(self, pad: str, velden: dict[str, str]) -> Antwoord:
        """Fill in the form of a page, with the token that it carries."""
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(pad).tekst)
        assert token, "the page has a form"
        return self._ask("POST", pad, urlencode({"csrf_token": token[1], **velden}))

    def _ask(self, hoe: str, pad: str, lichaam: str = "") -> Antwoord:
        koppen = {
            "Host": HOST,
            "Referer": f"{BASIS}{pad}",
            "Origin": BASIS,
            "Cookie": self._cookie(),
            "X-Forwarded-For": "192.0.2.1",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": HOST,
        }
        if lichaam:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as lijn:
            lijn.request(hoe, urlsplit(pad).path, lichaam or None, koppen)
            antwoord = lijn.getresponse()
            tekst = antwoord.read().decode()
        for regel in antwoord.headers.get_all("Set-Cookie", []):
            self.koekjes |= {naam: koek.value for naam, koek in SimpleCookie(regel).items()}
        return Antwoord(
            antwoord.status,
            antwoord.headers.get_content_type(),
            antwoord.headers.get("Location", ""),
            tekst,
        )

    def _cookie(self) -> str:
        return "; ".join(f"{naam}={waarde}" for naam, waarde in self.koekjes.items())
