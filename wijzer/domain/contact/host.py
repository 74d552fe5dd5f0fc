"""The name of a machine on the internet.

It has a form in which programs look it up, and one in which people read it.
"""

import re

import idna

from wijzer.domain.contact.lettertekens import is_latin, mixes_scripts

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LANGSTE = 253
_TOPNAAM = re.compile(r"[a-z]{2,}|xn--[a-z0-9-]+")
_GEEN_SITE = {"localhost", "local", "internal", "lan", "arpa", "onion"}
"""Names that mean something within one house or network only."""
_PUNYCODE = "xn--"


class OnbruikbareHost(ValueError):
    """No name of a site that everybody can open.

    `lijkt`: letters of two alphabets stand in it, so it may pose as another.
    """

    def __init__(self, *, lijkt: bool = False) -> None:
        super().__init__()
        self.lijkt = lijkt


def ascii_host(getypt: str) -> str:
    """The name as it is looked up (IDNA 2008), in small letters.

    Raises `OnbruikbareHost`; an address of numbers is none.
    """
    labels = [
        _ascii_label(label)
        for label in re.split("[.\N{IDEOGRAPHIC FULL STOP}]", getypt.removesuffix("."))
    ]
    host = ".".join(labels)
    if (
        len(labels) < 2
        or len(host) > _LANGSTE
        or not _TOPNAAM.fullmatch(labels[-1])
        or labels[-1] in _GEEN_SITE
    ):
        raise OnbruikbareHost
    return host


def show_host(host: str) -> str:
    """The name as it was typed: `zörg.example`. With letters of another alphabet it stays as it is looked up.

    A name in Cyrillic can look exactly like one in Latin letters, and browsers show it in this form for that reason.
    """
    if _PUNYCODE not in host:
        return host
    try:
        gelezen = ".".join(
            idna.decode(label) if label.startswith(_PUNYCODE) else label
            for label in host.split(".")
        )
    except idna.IDNAError:
        return host
    return gelezen if is_latin(gelezen) else host


def _ascii_label(label: str) -> str:
    klein = label.lower()
    try:
        if klein.isascii() and klein.startswith(_PUNYCODE):
            klein = idna.decode(klein)
        elif klein.isascii():
            return _checked(klein)
        gevouwen = idna.uts46_remap(klein, std3_rules=True, transitional=False)
        if mixes_scripts(gevouwen):
            raise OnbruikbareHost(lijkt=True)
        return _checked(idna.encode(gevouwen).decode("ascii"))
    except idna.IDNAError:
        raise OnbruikbareHost from None


def _checked(label: str) -> str:
    if not _LABEL.fullmatch(label):
        raise OnbruikbareHost
    return label
