"""A shielded address is looked for in the file at rest; `test_tweeling.py` looks for it in everything that comes out."""

from pathlib import Path

from tests.steun.ids import without_ids
from tests.walls.conftest import Huis
from tests.walls.geheimen import found, secrets_of


def test_no_shielded_address_is_readable_in_the_file(huis: Huis):
    huis.database.dispose()
    pad = Path(huis.settings.publiek_database_url.expose().removeprefix("sqlite:///"))
    rest = b"".join(bestand.read_bytes() for bestand in pad.parent.glob("wijzer.sqlite3*"))
    # An id in hexadecimals that ends in 7681c, with "twente" behind it, is no postcode.
    assert not found(secrets_of(huis), without_ids(rest.decode("latin-1")))
    huis.database.dispose()
