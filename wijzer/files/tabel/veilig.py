"""Text that a spreadsheet would run as a formula.

On export such a text gets an apostrophe in front, on import that apostrophe goes. A text that
itself begins with apostrophes before such a sign gets one more, so that every text comes back as it
was.
"""

import re

# Tab and return let a formula through in some spreadsheets, and so do the full-width forms (OWASP, CSV injection).
_GEVAARLIJK = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_ONTSNAPT = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")


def escape(tekst: str) -> str:
    """The text in a form that no spreadsheet runs."""
    return f"'{tekst}" if _GEVAARLIJK.match(tekst) else tekst


def unescape(tekst: str) -> str:
    """What was meant: undoes `escape`, and leaves any other text alone."""
    return tekst[1:] if _ONTSNAPT.match(tekst) else tekst


def is_formula(tekst: str) -> bool:
    """Whether the text, as it stands in the file, begins as a formula.

    `+31…` and `-` do not: people type those as text.
    """
    return tekst[:1] in {"=", "＝"}
