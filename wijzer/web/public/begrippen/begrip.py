"""One explanation of the site: a word or a question, what there is to know, and where more stands."""

from typing import NamedTuple


class Begrip(NamedTuple):
    """A word, or a question, where it stands on the page, and what it means in at most two lines.

    `meer` is the page that tells more of it, as an endpoint of this room with a place on
    it; otherwise the word itself.
    """

    anker: str
    woord: str
    uitleg: str
    meer: tuple[str, str] = ("uitleg", "")
