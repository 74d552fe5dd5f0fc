"""What one layer in front of the app takes up of what a layer behind it answers."""

from collections.abc import Callable, Iterable


class Opvang:
    """Takes up the status and the headers of an answer, for who decides afterwards what becomes of it."""

    def __init__(self) -> None:
        self.status = ""
        self.koppen: tuple[tuple[str, str], ...] = ()

    @property
    def code(self) -> str:
        """The three digits of the status."""
        return self.status[:3]

    def start(
        self, status: str, koppen: list[tuple[str, str]], exc_info: object = None
    ) -> Callable[[bytes], object]:
        """Remember it: this is the `start_response` of WSGI."""
        self.status, self.koppen = status, tuple(koppen)
        return no_write


def close_parts(delen: Iterable[bytes]) -> None:
    """Let the pieces of an answer go, of which no more is read."""
    close = getattr(delen, "close", None)
    if close is not None:
        close()


def no_write(_: bytes) -> object:
    """Refuse: an app that writes instead of giving its answer back is not one of ours."""
    raise NotImplementedError("this app gives its answers back")
