"""The libraries that a reading process gets: those named here, out of all that are installed beside them."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from pathlib import Path

_TOEGESTAAN = frozenset({"python_calamine", "phonenumbers", "email_validator", "idna"})


def folder() -> str:
    """The folder in which they are installed."""
    spec = find_spec("python_calamine")
    if spec is None or spec.origin is None:
        raise ImportError("python_calamine")
    return str(Path(spec.origin).parents[1])


def allow(folder: str) -> None:
    """Let these libraries be found in this folder, in a process without a site, and nothing else that lies in it."""
    sys.meta_path.append(_Alleen(folder))


class _Alleen:
    """Finds packages by name in one folder."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def find_spec(
        self, naam: str, path: Sequence[str] | None = None, target: object = None
    ) -> ModuleSpec | None:
        return PathFinder.find_spec(naam, [self._folder]) if naam in _TOEGESTAAN else None
