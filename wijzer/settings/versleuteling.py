"""Knows which connections leave this machine, and whether they are encrypted.

What an address says can be known at the start: a weaker way than TLS is refused then. Whether a server really encrypts
shows when the connection is made: `gateways.mail` and the database engines look then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from wijzer.settings.waarden import Buitenverbinding, Geheim, Onjuist

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
"""The names that this machine has for itself in an address that people type."""

_VERSLEUTELD = ("require", "verify-ca", "verify-full")
_STERKSTE = "verify-full"
_DELEN = re.compile(
    r"[\w+]+://(?:(?P<rol>[^:/]*)(?::[^@]*)?@)?(?P<host>\[[^/?]+\]|[^/:?]+)?[^/?]*(?:/[^?]*)?(?:\?(?P<vraag>.*))?"
)
"""An address of a database as SQLAlchemy takes it apart: a password may hold signs that end a part elsewhere."""
_ELDERS = frozenset({"service", "conninfo"})
"""Query keys of a PostgreSQL address that lead to a host which does not stand in it."""
_REDIS_TLS = "ssl_"
"""Query keys of a Redis address that begin so say how a certificate is checked."""
_REDIS_BESTANDEN = frozenset({"ssl_ca_certs", "ssl_ca_path", "ssl_certfile", "ssl_keyfile"})
"""The options that say which certificates to use: they loosen nothing."""


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself: by its usual name, by number, or by a socket in the file system.

    Any other name counts as another machine, whatever it resolves to today.
    """
    host = host.strip().strip("[]").lower()
    if host in LOOPBACK or host.startswith(("/", "@")):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def leaves_machine(url: Geheim, environ: Mapping[str, str]) -> bool:
    """Whether a PostgreSQL address may lead to another machine.

    Every host in it counts, wherever it stands: before the path, in the query (where libpq reads
    `host` and `hostaddr` too), several with commas, or in libpq's own variables when the address
    leaves them open. A `service` is looked up in a file that this does not read, and `conninfo` is
    an address of its own to the driver: both count as another machine.
    """
    if _ELDERS & {naam for naam, _ in _query(url)} or environ.get("PGSERVICE"):
        return True
    return not all(map(is_loopback, _postgres_hosts(url, environ)))


def role_of(url: Geheim) -> str:
    """The role that a PostgreSQL address comes in with: one in the query goes before the one in front of the host."""
    in_vraag = [waarde for naam, waarde in _query(url) if naam == "user" and waarde]
    return in_vraag[-1] if in_vraag else unquote(_parts(url)["rol"] or "")


def require_tls_postgres(url: Geheim, environ: Mapping[str, str]) -> Geheim:
    """The address with TLS asked for, when it leads to another machine.

    Without `sslmode` it gets `verify-full` where a root certificate is named, and else `require`,
    which works with every server that has a certificate. Raises `Onjuist` for a weaker one.
    """
    if not leaves_machine(url, environ):
        return url
    modi = [waarde for naam, waarde in _query(url) if naam == "sslmode"]
    if not modi:
        met_wortel = any(naam == "sslrootcert" for naam, _ in _query(url))
        return _with_query(url, f"sslmode={_STERKSTE if met_wortel else _VERSLEUTELD[0]}")
    if len(modi) > 1 or modi[0] not in _VERSLEUTELD:
        mag = ", ".join(_VERSLEUTELD)
        raise Onjuist(f"moet versleuteld zijn: sslmode is een van {mag} (of laat sslmode weg)")
    return url


def require_tls_redis(url: Geheim) -> Geheim:
    """The same address, as it was given.

    Raises `Onjuist` when it leads to another machine without TLS, or with TLS that is not verified.
    """
    delen = urlsplit(url.expose())
    namen = {naam for naam, _ in parse_qsl(delen.query, keep_blank_values=True)}
    if any(naam.startswith(_REDIS_TLS) and naam not in _REDIS_BESTANDEN for naam in namen):
        raise Onjuist("mag de controle van het certificaat niet anders instellen")
    if delen.scheme == "redis" and not all(map(is_loopback, _redis_hosts(delen))):
        raise Onjuist("moet met rediss:// beginnen; redis:// mag alleen op deze machine zelf")
    return url


def read_zonder_tls(text: str) -> frozenset[Buitenverbinding]:
    """The connections that may go without TLS, with commas between them; raises `ValueError` for any other name."""
    return frozenset(Buitenverbinding(deel.strip()) for deel in text.split(","))


def verified(url: Geheim, environ: Mapping[str, str]) -> bool:
    """Whether the certificate of a PostgreSQL server on another machine is compared with its name."""
    return not leaves_machine(url, environ) or dict(_query(url)).get("sslmode") == _STERKSTE


def _postgres_hosts(url: Geheim, environ: Mapping[str, str]) -> Iterator[str]:
    vraag = _query(url)
    genoemd = [
        *_split_hosts(_parts(url)["host"] or ""),
        *(host for naam, waarde in vraag if naam == "host" for host in _split_hosts(waarde)),
    ]
    yield from genoemd or _split_hosts(environ.get("PGHOST", ""))
    nummers = [waarde for naam, waarde in vraag if naam == "hostaddr"]
    yield from _split_hosts(",".join(nummers or [environ.get("PGHOSTADDR", "")]))


def _redis_hosts(delen: SplitResult) -> Iterator[str]:
    yield from filter(None, [delen.hostname])
    yield from (waarde for naam, waarde in parse_qsl(delen.query) if naam == "host")


def _split_hosts(tekst: str) -> list[str]:
    """Hosts with commas between them, each perhaps with a port; without the port."""
    return [_without_port(deel.strip()) for deel in tekst.split(",") if deel.strip()]


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def _parts(url: Geheim) -> dict[str, str | None]:
    gevonden = _DELEN.match(url.expose())
    return gevonden.groupdict() if gevonden else {"rol": None, "host": "?", "vraag": None}


def _query(url: Geheim) -> list[tuple[str, str]]:
    return parse_qsl(_parts(url)["vraag"] or "", keep_blank_values=True)


def _with_query(url: Geheim, deel: str) -> Geheim:
    teken = "?" if _parts(url)["vraag"] is None else "&"
    return Geheim(f"{url.expose()}{teken}{deel}")
