"""SQL that is compiled once in a process, whichever engine asks for it: most tests make an engine of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from sqlalchemy import ClauseElement
from sqlalchemy.engine import Dialect
from sqlalchemy.util import LRUCache

_MANY = 5000
_MADE_FROM_THE_REST = {
    "dbapi",
    "dispatch",
    "identifier_preparer",
    "type_compiler",
    "type_compiler_instance",
    "_psycopg_adapters_map",
    "_type_memos",
}
"""What each dialect makes for itself from its class and its settings. Anything else that differs makes another dialect."""


class OnceCompiled:
    """Gives engines of one kind the same dialect to compile with, and one place to keep what came of it.

    What is compiled depends on the statement and on the settings of the dialect, never on the database behind it. Dialects
    whose settings are equal in everything are taken together; each engine still executes, and translates errors, with its own.
    """

    def __init__(self) -> None:
        self._kept: LRUCache[Any, Any] = LRUCache(_MANY)
        self._first: dict[tuple[object, ...], Dialect] = {}
        self._known: WeakKeyDictionary[Dialect, Dialect] = WeakKeyDictionary()
        self._compile = ClauseElement._compile_w_cache

    def __call__(
        self, statement: ClauseElement, dialect: Dialect, *, compiled_cache: Any, **how: Any
    ) -> Any:
        """Compile a statement, or give what was made of it before."""
        if compiled_cache is None or dialect.server_version_info is None:
            return self._compile(statement, dialect, compiled_cache=compiled_cache, **how)
        first = self._known.get(dialect) or self._same(dialect)
        return self._compile(statement, first, compiled_cache=self._kept, **how)

    def _same(self, dialect: Dialect) -> Dialect:
        """Give the first dialect that was just like this one."""
        told = vars(dialect)
        settings = sorted((name, repr(told[name])) for name in told.keys() - _MADE_FROM_THE_REST)
        first = self._first.setdefault((type(dialect), *settings), dialect)
        self._known[dialect] = first
        return first


@pytest.fixture(scope="session", autouse=True)
def _sql_compiled_once() -> Iterator[None]:
    """Keep what SQLAlchemy compiles for every next engine of this process."""
    once = OnceCompiled()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClauseElement, "_compile_w_cache", lambda *args, **how: once(*args, **how))
        yield
