"""The secrets of a demo, which nobody sets."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from pathlib import Path

from wijzer.settings.sleutelreeks import ADRES_SLEUTEL_BYTES


def demo_secrets(instance: Path) -> dict[str, str]:
    """Give the secrets of a demo: made once, kept with mode 0600, the same at the next start."""
    path = instance / "geheimen.json"
    if not path.exists():
        instance.mkdir(parents=True, exist_ok=True)
        _keep_once(
            path,
            {
                "secret_key": secrets.token_urlsafe(48),
                "adres_sleutel": urlsafe_b64encode(
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
