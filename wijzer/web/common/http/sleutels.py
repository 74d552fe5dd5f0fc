"""The keys behind the question mark and the fields of a form, from bytes to text.

Pages, the feed and the office read them in this one place. Text is UTF-8. What is not is never
guessed at, never searched with a � in it, and never an error of the program: a key of an address
stands apart (`unreadable_keys`), for the feed to refuse and for a page to tell beside its field; a
form is refused as a whole, because no browser sends one.
"""

import re
from collections.abc import Iterable
from typing import IO, Any, TypeVar, cast
from urllib.parse import parse_qsl, urlencode

from flask import Request, request
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.formparser import FormDataParser
from werkzeug.utils import cached_property

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.taal.schoon import clean_line, is_broken
from wijzer.domain.tekst import Tekst

T = TypeVar("T")
Paren = list[tuple[str, str]]

ONLEESBAAR = Tekst("Hier staan tekens die niet te lezen zijn. Typ het opnieuw.")
_FORMULIER = Tekst("In dit formulier staan tekens die niet te lezen zijn. Verstuur het opnieuw.")
_BUITEN_ASCII = re.compile(rb"[\x80-\xff]")
_VERVANGEN = "�"


class Aanvraag(Request):
    """A request whose keys are text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take it in; a byte that somebody sent as it is counts as its percent sign."""
        super().__init__(*args, **kwargs)
        self.query_string = _as_ascii(self.query_string)
        self.form_data_parser_class = Formulierlezer

    @cached_property
    def paren(self) -> Paren:
        """Every key with its value; what is no text has surrogates in it."""
        return read_pairs(self.query_string)

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The keys that can be read, they and their values clean. What a form sent is cleaned by its fields."""
        leesbaar = (paar for paar in self.paren if is_text(*paar))
        return self.parameter_storage_class(
            [(clean_line(sleutel), clean_line(waarde)) for sleutel, waarde in leesbaar]
        )


class Formulierlezer(FormDataParser):
    """Reads a form that was sent. Raises `Ongeldig` for one that holds what is no text."""

    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]:
        """Give the fields and the files; none of a form that is broken off."""
        self.silent = False
        try:
            rest, velden, bestanden = super().parse(stream, mimetype, content_length, options)
        except UnicodeError:
            raise Ongeldig("formulier", _FORMULIER) from None
        except ValueError:
            return stream, self.cls(), self.cls()
        if mimetype == "multipart/form-data":
            velden, bestanden = _named(velden), _named(bestanden)
            if any(map(_was_replaced, velden.items(multi=True))):
                raise Ongeldig("formulier", _FORMULIER)
        return rest, velden, bestanden

    def _parse_urlencoded(
        self, stream: IO[bytes], mimetype: str, content_length: int | None, options: dict[str, str]
    ) -> tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]:
        paren = read_pairs(stream.read())
        if not all(is_text(*paar) for paar in paren):
            raise Ongeldig("formulier", _FORMULIER)
        return stream, self.cls(paren), self.cls()


def read_pairs(query: bytes) -> Paren:
    """Give every key with its value, in their order.

    A byte that is no text becomes a surrogate, so that nothing is lost.
    """
    tekst = _as_ascii(query).decode("ascii")
    return parse_qsl(tekst, keep_blank_values=True, errors="surrogateescape")


def write_pairs(paren: Iterable[tuple[str, str]]) -> str:
    """Write keys as they stand in an address; the other way round of `read_pairs`."""
    return urlencode(list(paren), errors="surrogateescape")


def is_text(*teksten: str) -> bool:
    """Whether all of this was UTF-8: `surrogateescape` keeps any other byte as half a character."""
    return not any(map(is_broken, teksten))


def unreadable_keys() -> list[str]:
    """Give the keys of this request that are no text, or whose value is none.

    In a key itself such bytes are written out.
    """
    paren = cast("Aanvraag", request).paren
    sleutels = (sleutel for sleutel, waarde in paren if not is_text(sleutel, waarde))
    return [
        sleutel.encode(errors="surrogateescape").decode(errors="backslashreplace")
        for sleutel in dict.fromkeys(sleutels)
    ]


def unreadable_fouten(known: Iterable[str]) -> list[Ongeldig]:
    """Give an error for each of these keys that is no text: a page tells it beside the field, and searches the rest."""
    sleutels = set(known)
    return [Ongeldig(sleutel, ONLEESBAAR) for sleutel in unreadable_keys() if sleutel in sleutels]


def _named(delen: MultiDict[str, T]) -> MultiDict[str, T]:
    """The parts that say which field they are; of one without a name Werkzeug makes None."""
    return type(delen)([deel for deel in delen.items(multi=True) if deel[0]])


def _was_replaced(veld: tuple[str, str]) -> bool:
    """Whether Werkzeug put a sign of its own for what it could not read; it leaves no other trace."""
    return any(_VERVANGEN in tekst for tekst in veld)


def _as_ascii(query: bytes) -> bytes:
    return (
        query
        if query.isascii()
        else _BUITEN_ASCII.sub(lambda teken: b"%%%02X" % teken[0][0], query)
    )
