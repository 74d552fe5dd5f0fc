"""A file for its owner alone, there as a whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(pad: Path) -> Iterator[BinaryIO]:
    """A file to write, that only its owner can read from the first byte on.

    It takes its place when the block ends well. On an error, an `OSError` of the disk too, what
    stood at `pad` before stands there still, and no half file is left.
    """
    concept = pad.with_name(f".{pad.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(concept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as uit:
            yield uit
        concept.replace(pad)
    finally:
        with suppress(OSError):
            concept.unlink(missing_ok=True)


def write_private(pad: Path, inhoud: bytes) -> None:
    """Write a whole file at once."""
    with whole_file(pad) as uit:
        uit.write(inhoud)
