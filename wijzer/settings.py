"""What an installation sets: read once from the environment, then frozen.

Nothing else reads the environment. A value that is missing or wrong stops the start with an
error that names the setting and never shows what was in it.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, Self, TypeVar
from urllib.parse import SplitResult, urlsplit

T = TypeVar("T")

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
SECRET_KEY_LENGTH = 32
ADRES_SLEUTEL_BYTES = 32
MINUTEN_HOOGUIT = 60
DEMO_BASIS_URL = "http://127.0.0.1:8000"


class InstellingenFout(Exception):
    """The settings do not allow a start; `redenen` holds one sentence for each of them."""

    def __init__(self, redenen: Mapping[str, str]) -> None:
        self.redenen = dict(redenen)
        super().__init__("; ".join(f"{naam} {reden}" for naam, reden in redenen.items()))


class Geocoder(StrEnum):
    """Who turns a place into a point: the embedded list, or PDOK over the network."""

    PLAATSEN = "plaatsen"
    PDOK = "pdok"


class LogVorm(StrEnum):
    """How a log line looks: JSON for machines, tekst for a person at a terminal."""

    JSON = "json"
    TEKST = "tekst"


class Geheim:
    """A value that must not be printed: `expose()` is the only way to read it."""

    __slots__ = ("_waarde",)

    def __init__(self, waarde: str) -> None:
        self._waarde = waarde

    def expose(self) -> str:
        """Give the value itself, to hand to the library that needs it and nothing else."""
        return self._waarde

    def __repr__(self) -> str:
        return "Geheim(…)"

    __str__ = __repr__

    def __format__(self, format_spec: str) -> str:
        return repr(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Geheim):
            return NotImplemented
        return secrets.compare_digest(self._waarde.encode(), other._waarde.encode())

    def __hash__(self) -> int:
        return hash(self._waarde)

    def __reduce__(self) -> NoReturn:
        message = "a secret is not pickled"
        raise TypeError(message)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings of one process.

    `database_url` is None in a public-only process: then there is no office here, no key and
    no outgoing mail. On SQLite the public side may name the same file as the office; its
    connection refuses everything but the published tables.
    """

    publiek_database_url: Geheim
    instance: Path
    basis_url: str
    database_url: Geheim | None = None
    secret_key: Geheim | None = None
    adres_sleutels: tuple[Geheim, ...] = ()
    mail_url: Geheim | None = None
    mail_van: str = "niet-beantwoorden@localhost"
    redis_url: Geheim | None = None
    geocoder: Geocoder = Geocoder.PLAATSEN
    log: LogVorm = LogVorm.JSON
    proxies: int = 0
    hartslag_minuten: int = 5
    demo: bool = False

    @property
    def office(self) -> bool:
        """Say whether this process has the office database, and so the office rooms."""
        return self.database_url is not None

    @property
    def secure(self) -> bool:
        """Say whether visitors come over https: cookies and HSTS depend on it."""
        return self.basis_url.startswith("https://")

    @property
    def mail_folder(self) -> Path:
        """Give the folder that mails are written to when there is no `mail_url`."""
        return self.instance / "mail"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Read every setting, and raise `InstellingenFout` with all that is wrong at once.

        In demo mode the secrets are made on first use and kept in the instance folder.
        """
        reader = _Reader(os.environ if environ is None else environ)
        instance = Path(reader.text("WIJZER_INSTANCE") or "instance").resolve()
        demo = reader.read("WIJZER_DEMO", _switch, default=False)
        office_url, public_url = _read_databases(reader, instance)
        office = office_url is not None
        made = _read_demo_secrets(reader, instance) if demo and office else {}
        basis_url = reader.read(
            "WIJZER_BASIS_URL", _basis_url, default=DEMO_BASIS_URL, required=not demo
        )
        settings = cls(
            database_url=office_url,
            publiek_database_url=public_url,
            instance=instance,
            basis_url=basis_url,
            secret_key=_read_secret_key(reader, made) if office else None,
            adres_sleutels=_read_adres_sleutels(reader, made) if office else (),
            mail_url=reader.read("WIJZER_MAIL_URL", _mail_url, default=None),
            mail_van=reader.read("WIJZER_MAIL_VAN", _mail_van, default=_sender_for(basis_url)),
            redis_url=reader.read("WIJZER_REDIS_URL", _redis_url, default=None),
            geocoder=reader.read("WIJZER_GEOCODER", Geocoder, default=Geocoder.PLAATSEN),
            log=reader.read("WIJZER_LOG", LogVorm, default=LogVorm.TEKST if demo else LogVorm.JSON),
            proxies=reader.read("WIJZER_PROXIES", _proxies, default=0),
            hartslag_minuten=reader.read("WIJZER_HARTSLAG_MINUTEN", _minuten, default=5),
            demo=demo,
        )
        reader.finish()
        return settings


class _Onjuist(ValueError):
    """A setting has a wrong form; its message never holds the value."""


class _Reader:
    """Reads settings one by one and remembers what was wrong, so that all is told at once."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._redenen: dict[str, str] = {}

    def text(self, naam: str) -> str:
        """Give what was set, without spaces around it; empty when nothing was."""
        return self._environ.get(naam, "").strip()

    def refuse(self, naam: str, reden: str) -> None:
        """Remember why the start cannot go on."""
        self._redenen.setdefault(naam, reden)

    def read(
        self, naam: str, parse: Callable[[str], T], *, default: T, required: bool = False
    ) -> T:
        """Parse one setting; give `default` when it is not set or, after noting it, wrong."""
        text = self.text(naam)
        if not text:
            if required:
                self.refuse(naam, "ontbreekt")
            return default
        try:
            return parse(text)
        except _Onjuist as fout:
            self.refuse(naam, str(fout))
        except ValueError:
            self.refuse(naam, _allowed(parse))
        return default

    def finish(self) -> None:
        """Raise when anything was wrong."""
        if self._redenen:
            raise InstellingenFout(self._redenen)


def _allowed(parse: object) -> str:
    if isinstance(parse, type) and issubclass(parse, StrEnum):
        return "moet een van deze zijn: " + ", ".join(parse)
    return "heeft niet de juiste vorm"


def _read_databases(reader: _Reader, instance: Path) -> tuple[Geheim | None, Geheim]:
    """Give the office and the public connection; without either, one SQLite file for both."""
    embedded = Geheim(f"sqlite:///{instance / 'wijzer.sqlite3'}")
    public = reader.read("WIJZER_PUBLIEK_DATABASE_URL", _database_url, default=None)
    office = reader.read("WIJZER_DATABASE_URL", _database_url, default=None)
    if not reader.text("WIJZER_DATABASE_URL"):
        return (None, public) if public else (embedded, embedded)
    if office is None:
        return None, public or embedded
    if _is_sqlite(office):
        if public and not _is_sqlite(public):
            reader.refuse("WIJZER_PUBLIEK_DATABASE_URL", "moet net als de andere SQLite zijn")
        return office, public or office
    _require_own_public_role(reader, office, public)
    return office, public or office


def _require_own_public_role(reader: _Reader, office: Geheim, public: Geheim | None) -> None:
    """The public side never reads with the office's role, not on a replica either."""
    naam = "WIJZER_PUBLIEK_DATABASE_URL"
    if public is None:
        reader.refuse(naam, "is verplicht bij PostgreSQL")
    elif _is_sqlite(public):
        reader.refuse(naam, "moet net als de andere PostgreSQL zijn")
    elif urlsplit(public.expose()).username == urlsplit(office.expose()).username:
        reader.refuse(naam, "moet een andere databaserol hebben dan WIJZER_DATABASE_URL")


def _is_sqlite(url: Geheim) -> bool:
    return url.expose().startswith("sqlite")


def _database_url(text: str) -> Geheim:
    scheme, separator, rest = text.partition("://")
    if not separator or not rest:
        raise _Onjuist("is geen adres van een database")
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"}:
        _split(text)
        return Geheim(f"postgresql+psycopg://{rest}")
    if scheme == "sqlite" and rest.strip("/"):
        return Geheim(text)
    raise _Onjuist("moet beginnen met postgresql:// of sqlite:///")


def _split(text: str) -> SplitResult:
    """Split an address, with a port that is a port."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise _Onjuist("is geen geldig adres") from None
    return parts


def _read_secret_key(reader: _Reader, made: Mapping[str, str]) -> Geheim | None:
    default = Geheim(made["secret_key"]) if made else None
    return reader.read("WIJZER_SECRET_KEY", _secret_key, default=default, required=not made)


def _read_adres_sleutels(reader: _Reader, made: Mapping[str, str]) -> tuple[Geheim, ...]:
    default = (Geheim(made["adres_sleutel"]),) if made else ()
    return reader.read("WIJZER_ADRES_SLEUTELS", _adres_sleutels, default=default, required=not made)


def _secret_key(text: str) -> Geheim:
    if len(text) < SECRET_KEY_LENGTH:
        raise _Onjuist(f"moet minstens {SECRET_KEY_LENGTH} tekens lang zijn")
    return Geheim(text)


def _adres_sleutels(text: str) -> tuple[Geheim, ...]:
    """Read keys with commas between them; the first encrypts, all of them decrypt."""
    sleutels = [deel.strip() for deel in text.split(",")]
    for sleutel in sleutels:
        _require_key(sleutel)
    if len(set(sleutels)) != len(sleutels):
        raise _Onjuist("bevat dezelfde sleutel twee keer")
    return tuple(Geheim(sleutel) for sleutel in sleutels)


def _require_key(sleutel: str) -> None:
    try:
        bytes_ = base64.b64decode(sleutel.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        bytes_ = b""
    if len(bytes_) != ADRES_SLEUTEL_BYTES:
        raise _Onjuist(f"moet bestaan uit sleutels van {ADRES_SLEUTEL_BYTES} bytes in base64 (url)")


def _mail_url(text: str) -> Geheim:
    parts = _split(text)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise _Onjuist("moet beginnen met smtp:// of smtps:// en een server noemen")
    return Geheim(text)


def _redis_url(text: str) -> Geheim:
    parts = _split(text)
    if parts.scheme not in {"redis", "rediss", "unix"}:
        raise _Onjuist("moet beginnen met redis://, rediss:// of unix://")
    return Geheim(text)


def _mail_van(text: str) -> str:
    local, _, domain = text.rpartition("@")
    if not local or not domain or any(teken.isspace() or teken in "<>," for teken in text):
        raise _Onjuist("moet één e-mailadres zijn")
    return text


def _sender_for(basis_url: str) -> str:
    return f"niet-beantwoorden@{urlsplit(basis_url).hostname}"


def _basis_url(text: str) -> str:
    """Read the address visitors use; links in mails and the security of cookies hang on it."""
    parts = _split(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _Onjuist("moet beginnen met https:// en een host noemen")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise _Onjuist("mag alleen https://host of https://host:poort zijn")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise _Onjuist("moet met https:// beginnen; http:// mag alleen op deze machine zelf")
    return f"{parts.scheme}://{parts.netloc}"


def _proxies(text: str) -> int:
    if text not in {"0", "1", "2", "3"}:
        raise _Onjuist("moet 0, 1, 2 of 3 zijn: het aantal proxy's dat voor de site staat")
    return int(text)


def _minuten(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MINUTEN_HOOGUIT:
        raise _Onjuist(f"moet een heel getal van 1 tot en met {MINUTEN_HOOGUIT} zijn")
    return int(text)


def _switch(text: str) -> bool:
    if text not in {"0", "1"}:
        raise _Onjuist("moet 0 of 1 zijn")
    return text == "1"


def _read_demo_secrets(reader: _Reader, instance: Path) -> dict[str, str]:
    """The secrets of a demo; none, and a reason, when its folder cannot hold them."""
    try:
        return _demo_secrets(instance)
    except OSError:
        reader.refuse("WIJZER_INSTANCE", "is geen map waarin deze gebruiker kan schrijven")
    except (ValueError, AttributeError):
        reader.refuse("WIJZER_INSTANCE", "heeft een bestand geheimen.json dat niet te lezen is")
    reader.finish()  # what these would have been is not missing besides
    return {}


def _demo_secrets(instance: Path) -> dict[str, str]:
    """Give the secrets of a demo: made once, kept with mode 0600, the same at the next start."""
    path = instance / "geheimen.json"
    if not path.exists():
        instance.mkdir(parents=True, exist_ok=True)
        _keep_once(
            path,
            {
                "secret_key": secrets.token_urlsafe(48),
                "adres_sleutel": base64.urlsafe_b64encode(
                    secrets.token_bytes(ADRES_SLEUTEL_BYTES)
                ).decode(),
            },
        )
    return {str(naam): str(waarde) for naam, waarde in json.loads(path.read_text()).items()}


def _keep_once(path: Path, values: Mapping[str, str]) -> None:
    """Write whole or not at all: of two processes that start together one wins, both read it."""
    handle, draft = tempfile.mkstemp(dir=path.parent)  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(values, file)
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
