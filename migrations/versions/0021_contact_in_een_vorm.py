"""Telephone numbers, sites and mail in one notation: of aanbieders, locaties, gemeenten and regions, and of accounts.

What is no number or address stays as it is: the pages show it without a link, and who saves it again is told what is wrong.
What the folder of a region said last is brought along, or every number in it would look like one that a beheerder edited.
The public tables follow when `wijzer init` publishes anew. Going down changes nothing: older versions read this notation too.

Older versions took digits, spaces, brackets and dashes for a number, and hosts in ASCII only, so little is to be read here.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

import idna
import phonenumbers
import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TABELLEN = (("aanbieder", "id", ""), ("locatie", "id", ""), ("gemeente", "code", "toegang_"))
"""Table, key, and what stands before the names of its columns."""
_MAP = "teksten."
_NUMMERTEKST = re.compile(r"teksten\.(?:crisis\.[a-z0-9-]+|contact)\.telefoon")
_MAILTEKST = "teksten.contact.email"

_TELEFOON = re.compile(r"(?:\+|\(\+)?[0-9(][0-9 ()/.-]*[0-9]")
_KORT = {
    "112": "112", "113": "113", "144": "144", "116000": "116 000", "116006": "116 006", "116111": "116 111",
    "116117": "116 117", "116123": "116 123",
}  # fmt: skip
_GROEPEN = {4: (4,), 5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (2, 2, 2, 2)}
_MAIL = re.compile(r"([^@\s<>\"]{1,64})@([^@\s<>\"]+)")
_SITE = re.compile(r"(?i:https?)://[^\s<>\"\\`@/?#\[\]]+(?:[/?#][^\s<>\"\\`]*)?")
_LOSSE_PROCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_BLIJFT = "/?:@!$&'()*+,;=-._~%"


def upgrade() -> None:
    connection = op.get_bind()
    for tabel, sleutel, voor in TABELLEN:
        _rewrite(connection, tabel, (sleutel,), {f"{voor}{deel}": lees for deel, lees in LEZERS})
    _rewrite(connection, "regio", ("slug",), {"teksten": _texts}, teksten=sa.JSON())
    _rewrite_folder(connection)
    _rewrite_accounts(connection)


def downgrade() -> None:
    pass


def read_number(tekst: str) -> str:
    """A number as it is written from now on; the text itself where no number stands in it."""
    cijfers = "".join(teken for teken in tekst if teken in "+0123456789")
    if cijfers in _KORT:
        return _KORT[cijfers]
    if not (_TELEFOON.fullmatch(tekst.strip()) and cijfers.startswith(("+", "0", "14"))):
        return tekst
    try:
        nummer = phonenumbers.parse(cijfers, "NL")
    except phonenumbers.NumberParseException:
        return tekst
    if not phonenumbers.is_valid_number(nummer):
        return tekst
    if nummer.country_code != 31:
        return phonenumbers.format_number(nummer, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    net, _, rest = phonenumbers.format_number(
        nummer, phonenumbers.PhoneNumberFormat.NATIONAL
    ).partition(" ")
    rest = rest.replace(" ", "")
    return f"{net} {rest}" if net == "14" else f"{net}-{_grouped(rest)}"


def _grouped(cijfers: str) -> str:
    delen, plek = [], 0
    for breedte in _GROEPEN.get(len(cijfers), (len(cijfers),)):
        delen.append(cijfers[plek : plek + breedte])
        plek += breedte
    return " ".join(delen)


def read_mail(tekst: str) -> str:
    """An address with its host as it is looked up."""
    gevonden = _MAIL.fullmatch(tekst.strip())
    host = _host(gevonden[2]) if gevonden else None
    return f"{gevonden[1]}@{host}" if gevonden and host else tekst


def read_site(tekst: str) -> str:
    """A site as a link in ASCII."""
    tekst = tekst.strip()
    if not _SITE.fullmatch(tekst):
        return tekst
    try:
        delen = urlsplit(tekst)
        host, poort = _host(delen.hostname or ""), delen.port
    except ValueError:
        return tekst
    if host is None:
        return tekst
    pad = "" if delen.path == "/" and not (delen.query or delen.fragment) else delen.path
    pad = pad or ("/" if delen.query or delen.fragment else "")
    gewoon = poort is None or poort == {"http": 80, "https": 443}[delen.scheme]
    vraag = f"?{_quoted(delen.query)}" if delen.query else ""
    anker = f"#{_quoted(delen.fragment)}" if delen.fragment else ""
    return f"{delen.scheme}://{host}{'' if gewoon else f':{poort}'}{_quoted(pad)}{vraag}{anker}"


def _host(naam: str) -> str | None:
    naam = naam.lower().removesuffix(".")
    try:
        return naam if naam.isascii() else idna.encode(naam, uts46=True).decode("ascii")
    except idna.IDNAError:
        return None


def _quoted(deel: str) -> str:
    heel = quote(_LOSSE_PROCENT.sub("%25", deel), safe=_BLIJFT)
    return _ESCAPES.sub(lambda gevonden: gevonden[0].upper(), heel)


LEZERS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("telefoon", read_number),
    ("email", read_mail),
    ("website", read_site),
)


def _texts(teksten: dict[str, str]) -> dict[str, str]:
    return {sleutel: _read_text(_MAP + sleutel, tekst) for sleutel, tekst in teksten.items()}


def _read_text(naam: str, tekst: str) -> str:
    if _NUMMERTEKST.fullmatch(naam):
        return read_number(tekst)
    return read_mail(tekst) if naam == _MAILTEKST else tekst


def _rewrite(
    connection: sa.Connection,
    naam: str,
    sleutels: tuple[str, ...],
    lezers: dict[str, Callable[[Any], Any]],
    **soorten: sa.types.TypeEngine[Any],
) -> None:
    """Read these columns into the one notation, in every row where that is another text."""
    tabel = sa.table(
        naam,
        *(sa.column(kolom) for kolom in sleutels),
        *(sa.column(kolom, soorten.get(kolom)) for kolom in lezers),
    )
    rijen = connection.execute(sa.select(*tabel.c)).mappings().all()
    for rij in rijen:
        nieuw = {kolom: lees(rij[kolom]) for kolom, lees in lezers.items() if rij[kolom]}
        anders = {kolom: waarde for kolom, waarde in nieuw.items() if waarde != rij[kolom]}
        if anders:
            deze = [tabel.c[kolom] == rij[kolom] for kolom in sleutels]
            connection.execute(sa.update(tabel).where(*deze).values(anders))


def _rewrite_folder(connection: sa.Connection) -> None:
    tabel = sa.table("mapwaarde", sa.column("regio"), sa.column("naam"), sa.column("waarde"))
    rijen = connection.execute(sa.select(*tabel.c).where(tabel.c.naam.startswith(_MAP))).all()
    for regio, naam, waarde in rijen:
        nieuw = _read_text(naam, waarde)
        if nieuw != waarde:
            deze = sa.update(tabel).where(tabel.c.regio == regio, tabel.c.naam == naam)
            connection.execute(deze.values(waarde=nieuw))


def _rewrite_accounts(connection: sa.Connection) -> None:
    """An address that another account has already is left: nobody loses an account to a notation."""
    tabel = sa.table("gebruiker", sa.column("email"))
    bekend = set(connection.scalars(sa.select(tabel.c.email)))
    for email in sorted(bekend):
        nieuw = read_mail(email).lower()
        if nieuw not in bekend:
            bekend.add(nieuw)
            connection.execute(sa.update(tabel).where(tabel.c.email == email).values(email=nieuw))
