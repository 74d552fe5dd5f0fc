"""What we stand on gives way: a database, a disk. Nobody who asks something can help it.

`melding` is for whoever visits: what it means for them. `oorzaak` is for whoever runs the site: one
line that names what is wrong, with the file when there is one. Neither holds a value that somebody
entered.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from wijzer.domain.fouten import NuNiet
from wijzer.domain.tekst import Tekst


class Storing(NuNiet):
    """Something below us failed; what was asked was not done, and nothing of it was kept."""

    melding = Tekst(
        "Dit lukt nu niet. Er is niets gewijzigd. Probeer het over een paar minuten opnieuw."
    )
    oorzaak = "Er is een storing."

    def __init__(self, oorzaak: str | None = None) -> None:
        super().__init__()
        self.oorzaak = oorzaak or self.oorzaak

    @property
    def voor_beheer(self) -> str:
        """The cause: who runs the site can do something about it."""
        return self.oorzaak


class DatabaseBezet(Storing):
    """Others held the database, or all connections to it, longer than is waited for; nothing was written."""

    melding = Tekst("Het is nu te druk om op te slaan. Probeer het over een minuut opnieuw.")
    oorzaak = (
        "De database is te druk: een ander houdt hem bezet. Probeer het over een minuut opnieuw."
    )


class DatabaseOnbereikbaar(Storing):
    """There is no connection to be had, or it broke."""

    oorzaak = "De database is niet bereikbaar."


class DatabaseVol(Storing):
    """The disk under the database is full."""

    oorzaak = "De schijf van de database is vol. Er is niets gewijzigd. Maak ruimte en probeer het opnieuw."


class DatabaseAlleenLezen(Storing):
    """The database, its file or its folder cannot be written."""

    oorzaak = "De database is alleen te lezen: er kan niets worden bewaard."


class DatabaseBeschadigd(Storing):
    """The file that stands there is no database, or a damaged one."""

    oorzaak = (
        "De database is beschadigd, of het bestand is geen database. Zet het opzij en voer `wijzer restore` uit met een"
        " reservekopie."
    )


class DatabaseZonderTabellen(Storing):
    """Tables that this version has are not there: another database was put under a site that runs."""

    oorzaak = (
        "In de database ontbreken tabellen. Is dit de goede database? Zet anders een reservekopie terug met"
        " `wijzer restore`."
    )


class SchijfFout(Storing):
    """A file could not be written or read."""

    oorzaak = "De schijf geeft een fout."


_SCHIJF = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol voor deze gebruiker",
    errno.EFBIG: "het bestand wordt groter dan het mag zijn",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.EACCES: "deze gebruiker heeft er geen toegang",
    errno.EPERM: "deze gebruiker heeft er geen toegang",
    errno.ENOTDIR: "er staat een bestand waar een map moet zijn",
    errno.EEXIST: "er staat een bestand waar een map moet zijn",
    errno.EISDIR: "er staat een map waar een bestand moet zijn",
    errno.ELOOP: "deze snelkoppelingen wijzen naar elkaar",
    errno.EIO: "de schijf geeft een fout",
    errno.EMFILE: "er zijn te veel bestanden open",
    errno.ENFILE: "er zijn te veel bestanden open",
}
"""What the system says of a file, in words.

What is not in here, such as a file that is not there, is no failure of the disk.
"""


def disk_reason(fout: OSError) -> str | None:
    """Why a file could not be written, in words that fit behind a colon; None when the disk is not to blame."""
    return _SCHIJF.get(fout.errno or 0)


def explain_disk(fout: OSError) -> SchijfFout | None:
    """The failure behind an error of the system; None when it is no failure of the disk but a fault of the program."""
    reden = disk_reason(fout)
    if reden is None:
        return None
    waar = f"{fout.filename}: " if isinstance(fout.filename, str) else ""
    return SchijfFout(f"{waar}{reden}." if waar else f"{reden[0].upper()}{reden[1:]}.")


@contextmanager
def disk_explained() -> Iterator[None]:
    """Let what the disk refuses in a `with` block be a `SchijfFout`."""
    try:
        yield
    except OSError as fout:
        storing = explain_disk(fout)
        if storing is None:
            raise
        raise storing from fout
