"""A code as people type it: of an app, or a recovery code from paper.

A telephone puts a space or a dash in it, a keyboard of another language gives other digits, and who
copies it takes a line end or a sign that cannot be seen along. None of that makes it another code.
"""

import unicodedata


def bare_code(tekst: str) -> str:
    """The letters and digits of a code alone: letters in upper case, every digit as one of 0-9.

    Nothing is guessed: a letter that looks like a digit stays a letter, and what is in no code
    stays too, so that it fits none.
    """
    plat = "".join(
        unicodedata.normalize("NFKC", teken) if teken.isalpha() else teken for teken in tekst
    )
    return "".join(_as_digit(teken) for teken in plat.upper() if teken.isalnum())


def _as_digit(teken: str) -> str:
    waarde = unicodedata.decimal(teken, None)
    return teken if waarde is None else str(waarde)
