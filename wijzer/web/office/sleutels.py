"""What only this installation can make, under its secret keys: the first makes, all of them recognise."""

import hmac
from collections.abc import Sequence

from wijzer.settings import Settings
from wijzer.web.common.verzoek import current_settings


def signing_keys(settings: Settings) -> Sequence[str] | None:
    """Give the keys in the order of itsdangerous, where the last one signs; None in a process without an office."""
    return [sleutel.expose() for sleutel in reversed(settings.secret_keys)] or None


def keyed_ways(doel: str, tekst: str) -> Sequence[str]:
    """Give a text that only this installation can make from another one, under each key, the first key first.

    `doel` keeps uses apart. What was made before a change of key is recognised by the later ones.
    """
    geheimen = [sleutel.expose() for sleutel in current_settings().secret_keys] or [""]
    inhoud = f"{doel}\0{tekst}".encode()
    return [hmac.new(geheim.encode(), inhoud, "sha256").hexdigest() for geheim in geheimen]
