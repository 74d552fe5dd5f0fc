"""Files that hold what nobody else may read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from wijzer.commando.gedeeld.basis import OpdrachtGeweigerd
from wijzer.domain.storing import disk_reason
from wijzer.gateways.bestand import whole_file


@contextmanager
def private_file(pad: Path) -> Iterator[BinaryIO]:
    """A file that is written whole or not at all, and that only its owner can read, from the first byte on.

    Raises `OpdrachtGeweigerd` when it cannot be written; what stood at `pad` before stands there still.
    """
    try:
        with whole_file(pad) as uit:
            yield uit
    except OSError as fout:
        reden = disk_reason(fout)
        waarom = f": {reden}." if reden else "."
        raise OpdrachtGeweigerd(f"Het bestand {pad} kan niet worden geschreven{waarom}") from fout
