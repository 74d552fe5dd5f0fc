"""What the pressed button of the availability form asks: which lines are still true, and where to come back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from wijzer.domain.ids import AanbiederId
from wijzer.domain.locaties.voorbij import STOP
from wijzer.web.aanbieder.delen import Bezwaren, passed_alone, place_of_deel, place_of_regel
from wijzer.web.aanbieder.opgaven import OpgaveRegel
from wijzer.web.common.invoer.bewaard_als import bewaard_als

_RIJ = re.compile(r"r[0-9a-f-]{36}")
ALLES, ZONDER = "alles", "zonder"
"""Which lines a wish is about.

`alles` are the own lines, `alles:<id>` those of one onderaannemer, `zonder:<id>` one line without
its day that has passed.
"""


@dataclass(frozen=True, slots=True)
class Wens:
    """A pressed button: `daad` is `alles`, `zonder` or empty, `van` the id of an aanbieder or of an aanbod."""

    daad: str
    van: str
    aanbieder_id: AanbiederId | None
    """The aanbieder of whoever presses the button."""
    rij: str = ""
    """The id of the line in which somebody pressed Enter, as the script tells it."""

    @property
    def alles(self) -> bool:
        """Whether every line of one aanbieder is asked: then what cannot be confirmed is left out and told."""
        return self.daad == ALLES

    @property
    def plek(self) -> str:
        """The id on the page where its presser comes back; empty is the top."""
        if self.alles:
            return place_of_deel(self.van) if self.van else ""
        return place_of_regel(self.van) if self.van else self.rij

    def confirms(self, regel: OpgaveRegel) -> bool:
        """Whether it says of this line that it is still true."""
        if not self.alles:
            return self.van == str(regel.aanbod.id)
        van = self.van or str(self.aanbieder_id)
        return regel.is_te_bevestigen and str(regel.locatie.aanbieder.id) == van

    def named(self, regels: Iterable[OpgaveRegel]) -> str:
        """Whose lines it confirms, where somebody keeps those of several aanbieders; empty where there is but one."""
        namen = {str(regel.locatie.aanbieder.id): regel.locatie.aanbieder.naam for regel in regels}
        van = self.van or str(self.aanbieder_id)
        return namen.get(van, "") if self.alles and len(namen) > 1 else ""

    def without_passed(
        self, velden: MultiDict[str, str], regels: Sequence[OpgaveRegel], bezwaren: Bezwaren
    ) -> MultiDict[str, str]:
        """What was typed, as if the line that asks so has its passed day taken out, with the stop that it ended.

        Not where another day was typed.
        """
        anders = MultiDict(velden)
        for regel in regels:
            if self.daad == ZONDER and self.van == str(regel.aanbod.id):
                naam = passed_alone(bezwaren.get(regel.aanbod.id, ()))
                if naam and bewaard_als(regel.form[naam]) is False:
                    anders.setlist(regel.form[naam].name, [""])
                    if naam == STOP:
                        anders.poplist(regel.form.aanmeldstop.name)
        return anders


def read_wens(tekst: str, aanbieder_id: AanbiederId | None, *, rij: str = "") -> Wens:
    """Read what the pressed button sent; anything odd names no line."""
    rij = rij if _RIJ.fullmatch(rij) else ""
    if tekst == ALLES:
        return Wens(ALLES, "", aanbieder_id)
    daad, _teken, van = tekst.rpartition(":")
    return Wens(daad if van and daad in (ALLES, ZONDER) else "", van, aanbieder_id, rij)
