"""Files that hold what nobody else may read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from wijzer.commando.basis import Geweigerd


@contextmanager
def private_file(pad: Path) -> Iterator[BinaryIO]:
    """A file that is written whole or not at all, and that only its owner can read, from the first byte on.

    Raises `Geweigerd` when it cannot be written; what stood at `pad` before stands there still.
    """
    concept = pad.with_name(f".{pad.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(concept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as uit:
            yield uit
        concept.replace(pad)
    except OSError as fout:
        raise Geweigerd(f"Het bestand {pad} kan niet worden geschreven.") from fout
    finally:
        concept.unlink(missing_ok=True)
