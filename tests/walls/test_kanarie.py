"""A shielded address is looked for in the file at rest; `test_tweeling.py` looks for it in everything that comes out."""

import re
from pathlib import Path

from tests.walls.conftest import Huis
from tests.walls.geheimen import found, secrets_of

_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def test_no_shielded_address_is_readable_in_the_file(huis: Huis):
    huis.database.dispose()
    pad = Path(huis.settings.publiek_database_url.expose().removeprefix("sqlite:///"))
    rest = b"".join(bestand.read_bytes() for bestand in pad.parent.glob("wijzer.sqlite3*"))
    # An id in hexadecimals that ends in 7681c, with "twente" behind it, is no postcode.
    assert not found(secrets_of(huis), _ID.sub(" ", rest.decode("latin-1")))
    huis.database.dispose()
