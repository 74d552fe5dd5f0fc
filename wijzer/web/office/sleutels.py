"""What only this installation can make, under its secret keys: the first makes, all of them recognise."""

import hmac
from collections.abc import Sequence

from wijzer.settings import Settings
from wijzer.web.common.verzoek import current_settings


def signing_keys(settings: Settings) -> Sequence[str] | None:
    """Give the keys in the order of itsdangerous, where the last one signs; None in a process without an office."""
    return [sleutel.expose() for sleutel in reversed(settings.secret_keys)] or None


def keyed_by(settings: Settings, doel: str, tekst: str) -> str:
    """Give a text that only this installation can make from another one, under its first key.

    `doel` keeps uses apart.
    """
    return _under_each_key(settings, doel, tekst)[0]


def keyed_ways(doel: str, tekst: str) -> Sequence[str]:
    """Give that text under each key of the running app, the first key first.

    So what was made before a change of key is recognised.
    """
    return _under_each_key(current_settings(), doel, tekst)


def _under_each_key(settings: Settings, doel: str, tekst: str) -> Sequence[str]:
    geheimen = [sleutel.expose() for sleutel in settings.secret_keys] or [""]
    inhoud = f"{doel}\0{tekst}".encode()
    return [hmac.new(geheim.encode(), inhoud, "sha256").hexdigest() for geheim in geheimen]
