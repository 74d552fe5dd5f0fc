"""What an installation sets: read once from the environment, then frozen.

Nothing else reads the environment. A value that is missing or wrong stops the start with an
error that names the setting and never shows what was in it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import SplitResult, urlsplit

from wijzer.settings.demogeheimen import demo_secrets
from wijzer.settings.namen import unknown_names
from wijzer.settings.sleutelreeks import parse_adres_sleutels, parse_secret_keys
from wijzer.settings.versleuteling import (
    LOOPBACK,
    is_loopback,
    read_zonder_tls,
    require_tls_postgres,
    require_tls_redis,
    role_of,
)
from wijzer.settings.waarden import (
    Buitenverbinding,
    Geheim,
    Geocoderkeuze,
    InstellingenFout,
    LogVorm,
    Onjuist,
)

__all__ = [
    "LOOPBACK",
    "Buitenverbinding",
    "Geheim",
    "Geocoderkeuze",
    "InstellingenFout",
    "LogVorm",
    "Settings",
    "is_loopback",
]

T = TypeVar("T")

MINUTEN_HOOGUIT = 60
NERGENS: frozenset[Buitenverbinding] = frozenset()
DEMO_BASIS_URL = "http://127.0.0.1:8000"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All settings of one process.

    `secret_key` signs and seals, `oude_secret_keys` verify and open what an earlier one made.
    `zonder_tls` names the connections that may leave this machine unencrypted. `database_url` is
    None in a public-only process: then there is no office here, no key and no outgoing mail. On
    SQLite the public side may name the same file as the office; its connection refuses everything
    but the published tables.
    """

    publiek_database_url: Geheim
    instance: Path
    basis_url: str
    database_url: Geheim | None = None
    secret_key: Geheim | None = None
    oude_secret_keys: tuple[Geheim, ...] = ()
    adres_sleutels: tuple[Geheim, ...] = ()
    mail_url: Geheim | None = None
    mail_van: str = "niet-beantwoorden@localhost"
    redis_url: Geheim | None = None
    zonder_tls: frozenset[Buitenverbinding] = NERGENS
    geocoder: Geocoderkeuze = Geocoderkeuze.PLAATSEN
    log: LogVorm = LogVorm.JSON
    proxies: int = 0
    hartslag_minuten: int = 5
    demo: bool = False

    @property
    def secret_keys(self) -> tuple[Geheim, ...]:
        """Give every secret key: the first signs and seals, all of them verify and open."""
        return (self.secret_key, *self.oude_secret_keys) if self.secret_key else ()

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
        reader = _Omgevingslezer(os.environ if environ is None else environ)
        instance = Path(reader.text("WIJZER_INSTANCE") or "instance").resolve()
        demo = reader.read("WIJZER_DEMO", _switch, default=False)
        zonder_tls = reader.read("WIJZER_ZONDER_TLS", read_zonder_tls, default=NERGENS)
        office_url, public_url = _read_databases(reader, instance, zonder_tls)
        office = office_url is not None
        made = _read_demo_secrets(reader, instance) if demo and office else {}
        secret_keys = _read_secret_keys(reader, made) if office else ()
        if not office:
            reader.pass_over("WIJZER_SECRET_KEY", "WIJZER_ADRES_SLEUTELS")
        basis_url = reader.read(
            "WIJZER_BASIS_URL", _basis_url, default=DEMO_BASIS_URL, required=not demo
        )
        settings = cls(
            database_url=office_url,
            publiek_database_url=public_url,
            instance=instance,
            basis_url=basis_url,
            secret_key=secret_keys[0] if secret_keys else None,
            oude_secret_keys=secret_keys[1:],
            adres_sleutels=_read_adres_sleutels(reader, made) if office else (),
            mail_url=reader.read("WIJZER_MAIL_URL", _mail_url, default=None),
            mail_van=reader.read("WIJZER_MAIL_VAN", _mail_van, default=_sender_for(basis_url)),
            redis_url=reader.read("WIJZER_REDIS_URL", _redis_url_for(zonder_tls), default=None),
            zonder_tls=zonder_tls,
            geocoder=reader.read("WIJZER_GEOCODER", Geocoderkeuze, default=Geocoderkeuze.PLAATSEN),
            log=reader.read("WIJZER_LOG", LogVorm, default=LogVorm.TEKST if demo else LogVorm.JSON),
            proxies=reader.read("WIJZER_PROXIES", _proxies, default=0),
            hartslag_minuten=reader.read("WIJZER_HARTSLAG_MINUTEN", _minuten, default=5),
            demo=demo,
        )
        reader.finish()
        return settings


class _Omgevingslezer:
    """Reads settings one by one and remembers what was wrong, so that all is told at once."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self._redenen: dict[str, str] = {}
        self._gevraagd: set[str] = set()

    def text(self, naam: str) -> str:
        """Give what was set, without spaces around it; empty when nothing was."""
        self.pass_over(naam)
        return self.environ.get(naam, "").strip()

    def pass_over(self, *namen: str) -> None:
        """Know these settings, whether or not this process has a use for them."""
        self._gevraagd.update(namen)

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
        except Onjuist as fout:
            self.refuse(naam, str(fout))
        except ValueError:
            self.refuse(naam, _allowed(parse))
        return default

    def finish(self) -> None:
        """Raise when anything was wrong, or when a setting was given that nothing asked for."""
        for naam, reden in unknown_names(self.environ, self._gevraagd).items():
            self.refuse(naam, reden)
        self.stop()

    def stop(self) -> None:
        """Raise when anything was wrong until now: the settings that were not read yet are not called unknown."""
        if self._redenen:
            raise InstellingenFout(self._redenen)


def _allowed(parse: object) -> str:
    if parse is read_zonder_tls:
        return "moet een of meer van deze zijn, met komma's ertussen: " + ", ".join(
            Buitenverbinding
        )
    if isinstance(parse, type) and issubclass(parse, StrEnum):
        return "moet een van deze zijn: " + ", ".join(parse)
    return "heeft niet de juiste vorm"


def _read_databases(
    reader: _Omgevingslezer, instance: Path, zonder_tls: frozenset[Buitenverbinding]
) -> tuple[Geheim | None, Geheim]:
    """Give the office and the public connection; without either, one SQLite file for both."""

    def _database_url(text: str) -> Geheim:
        url = _parse_database_url(text)
        if _is_sqlite(url) or Buitenverbinding.DATABASE in zonder_tls:
            return url
        return require_tls_postgres(url, reader.environ)

    embedded = Geheim(f"sqlite:///{instance / 'wijzer.sqlite3'}")
    public = reader.read("WIJZER_PUBLIEK_DATABASE_URL", _database_url, default=None)
    office = reader.read("WIJZER_DATABASE_URL", _database_url, default=None)
    if not reader.text("WIJZER_DATABASE_URL"):
        alleen_publiek = bool(reader.text("WIJZER_PUBLIEK_DATABASE_URL"))
        return (None, public or embedded) if alleen_publiek else (embedded, embedded)
    if office is None:
        return None, public or embedded
    if _is_sqlite(office):
        if public and not _is_sqlite(public):
            reader.refuse("WIJZER_PUBLIEK_DATABASE_URL", "moet net als de andere SQLite zijn")
        return office, public or office
    _require_own_public_role(reader, office, public)
    return office, public or office


def _require_own_public_role(
    reader: _Omgevingslezer, office: Geheim, public: Geheim | None
) -> None:
    """The public side never reads with the office's role, not on a replica either."""
    naam = "WIJZER_PUBLIEK_DATABASE_URL"
    if public is None:
        reader.refuse(naam, "is verplicht bij PostgreSQL")
    elif _is_sqlite(public):
        reader.refuse(naam, "moet net als de andere PostgreSQL zijn")
    elif role_of(public) == role_of(office):
        reader.refuse(naam, "moet een andere databaserol hebben dan WIJZER_DATABASE_URL")


def _is_sqlite(url: Geheim) -> bool:
    return url.expose().startswith("sqlite")


def _parse_database_url(text: str) -> Geheim:
    scheme, separator, rest = text.partition("://")
    if not separator or not rest:
        raise Onjuist("is geen adres van een database")
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"}:
        _split(text)
        return Geheim(f"postgresql+psycopg://{rest}")
    if scheme == "sqlite" and rest.strip("/"):
        return Geheim(text)
    raise Onjuist("moet beginnen met postgresql:// of sqlite:///")


def _split(text: str) -> SplitResult:
    """Split an address, with a port that is a port."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise Onjuist("is geen geldig adres") from None
    return parts


def _read_secret_keys(reader: _Omgevingslezer, made: Mapping[str, str]) -> tuple[Geheim, ...]:
    default = (Geheim(made["secret_key"]),) if made else ()
    return reader.read("WIJZER_SECRET_KEY", parse_secret_keys, default=default, required=not made)


def _read_adres_sleutels(reader: _Omgevingslezer, made: Mapping[str, str]) -> tuple[Geheim, ...]:
    default = (Geheim(made["adres_sleutel"]),) if made else ()
    return reader.read(
        "WIJZER_ADRES_SLEUTELS", parse_adres_sleutels, default=default, required=not made
    )


def _mail_url(text: str) -> Geheim:
    parts = _split(text)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise Onjuist("moet beginnen met smtp:// of smtps:// en een server noemen")
    return Geheim(text)


def _redis_url_for(zonder_tls: frozenset[Buitenverbinding]) -> Callable[[str], Geheim]:
    """Give the reader of a Redis address, which asks for TLS unless that was left off."""
    if Buitenverbinding.REDIS in zonder_tls:
        return _redis_url
    return lambda text: require_tls_redis(_redis_url(text))


def _redis_url(text: str) -> Geheim:
    _split(text)
    if not text.startswith(("redis://", "rediss://", "unix://")):  # as the driver reads it
        raise Onjuist("moet beginnen met redis://, rediss:// of unix://")
    return Geheim(text)


def _mail_van(text: str) -> str:
    local, _, domain = text.rpartition("@")
    if not local or not domain or any(teken.isspace() or teken in "<>," for teken in text):
        raise Onjuist("moet één e-mailadres zijn")
    return text


def _sender_for(basis_url: str) -> str:
    return f"niet-beantwoorden@{urlsplit(basis_url).hostname}"


def _basis_url(text: str) -> str:
    """Read the address visitors use; links in mails and the security of cookies hang on it."""
    parts = _split(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Onjuist("moet beginnen met https:// en een host noemen")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise Onjuist("mag alleen https://host of https://host:poort zijn")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Onjuist("moet met https:// beginnen; http:// mag alleen op deze machine zelf")
    return f"{parts.scheme}://{parts.netloc}"


def _proxies(text: str) -> int:
    if text not in {"0", "1", "2", "3"}:
        raise Onjuist("moet 0, 1, 2 of 3 zijn: het aantal proxy's dat voor de site staat")
    return int(text)


def _minuten(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MINUTEN_HOOGUIT:
        raise Onjuist(f"moet een heel getal van 1 tot en met {MINUTEN_HOOGUIT} zijn")
    return int(text)


def _switch(text: str) -> bool:
    if text not in {"0", "1"}:
        raise Onjuist("moet 0 of 1 zijn")
    return text == "1"


def _read_demo_secrets(reader: _Omgevingslezer, instance: Path) -> dict[str, str]:
    """The secrets of a demo; none, and a reason, when its folder cannot hold them."""
    try:
        return demo_secrets(instance)
    except OSError:
        reader.refuse("WIJZER_INSTANCE", "is geen map waarin deze gebruiker kan schrijven")
    except (ValueError, AttributeError):
        reader.refuse("WIJZER_INSTANCE", "heeft een bestand geheimen.json dat niet te lezen is")
    reader.stop()  # what these would have been is not missing besides
    return {}
