"""html5lib takes in a whole tag at a time where nothing can be wrong with it: many tests read many pages.

The library walks through a tag letter by letter, which is half of its work on a page. A tag of plain names, with values
between double quotes, is recognised by one expression; at anything else the library looks itself. Trees and errors stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import Any

import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

_NAME = r"[A-Za-z][A-Za-z0-9:-]*"
_VALUE = r'[^"&\0]*(?:&(?:amp|lt|gt|quot|#34|#39);[^"&\0]*)*'
_TAG = re.compile(rf'(/)?([A-Za-z][A-Za-z0-9]*)((?:[ \n\t]+{_NAME}(?:="{_VALUE}")?)*)[ \n\t]*(/)?>')
_START, _END = tokenTypes["StartTag"], tokenTypes["EndTag"]
_ATTRIBUTE = re.compile(rf'({_NAME})(?:="({_VALUE})")?')


@pytest.fixture(scope="session", autouse=True)
def _tags_read_at_once() -> Iterator[None]:
    """Have html5lib read a good tag in one go, for as long as tests run."""
    with pytest.MonkeyPatch.context() as patch:
        read_tags_at_once(patch)
        yield


def read_tags_at_once(patch: pytest.MonkeyPatch) -> None:
    """Put the expression before the library's own way; `patch` takes it away again."""
    by_letter = HTMLTokenizer.tagOpenState

    def tag_open(tokenizer: Any) -> Any:
        stream = tokenizer.stream
        found = _TAG.match(stream.chunk, stream.chunkOffset)
        token = _token(*found.groups()) if found else None
        if found is None or token is None:
            return by_letter(tokenizer)
        stream.chunkOffset = found.end()
        tokenizer.currentToken = token
        tokenizer.emitCurrentToken()
        return True

    patch.setattr(HTMLTokenizer, "tagOpenState", tag_open)


def _token(end: str | None, name: str, rest: str, closed: str | None) -> dict[str, Any] | None:
    """Make what the library makes of a tag; None where it has something to complain of."""
    if end:
        wrong = rest or closed
        return None if wrong else {"type": _END, "name": name, "data": [], "selfClosing": False}
    attributes = _attributes(rest) if rest else ()
    if attributes is None:
        return None
    return {
        "type": _START,
        "name": name,
        "data": attributes,
        "selfClosing": bool(closed),
        "selfClosingAcknowledged": False,
    }


@lru_cache(20_000)
def _attributes(text: str) -> tuple[tuple[str, str], ...] | None:
    """Name the attributes of a tag with their values; None where one stands there twice."""
    found = tuple((key.lower(), unescape(value)) for key, value in _ATTRIBUTE.findall(text))
    return found if len({key for key, _ in found}) == len(found) else None
