"""Files that carry the name .csv and are something else: told by how they begin."""

import re

_BEGIN: tuple[tuple[str, re.Pattern[bytes]], ...] = tuple(
    (wat, re.compile(patroon, re.IGNORECASE | re.DOTALL))
    for wat, patroon in (
        ("een PDF", rb"%PDF-"),
        (
            "een webpagina (HTML)",
            rb"<(?:!doctype html|html|head|body|table|meta|div|style|script)\b",
        ),
        ("een XML-bestand", rb"<\?xml|<!--|<[a-z][\w:.-]*[\s/>]"),
        ("een JSON-bestand", rb"\{\s*[\"}]|\[\s*[\[{\]\"]"),
        ("een tekstdocument (RTF)", rb"\{\\rtf"),
        ("een plaatje", rb"\x89PNG|\xff\xd8\xff|GIF8[79]a"),
        ("een ingepakt bestand", rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|PK\x05\x06"),
    )
)
_KIJK = 512
"""Bytes that are looked at, behind a byte order mark and blank lines."""


def name_of(inhoud: bytes) -> str | None:
    """What a file is that is no table of text (`een PDF`), or None when it may be one."""
    begin = inhoud[:_KIJK].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((wat for wat, patroon in _BEGIN if patroon.match(begin)), None)
