"""A form that merges what was typed with what somebody else kept since it was shown, and asks what both changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from wtforms import BooleanField, DateField, Field, SelectMultipleField

from wijzer.domain.bewaren.samenvoegen import (
    ONLEESBARE_WAARDE,
    Eenheid,
    Getoond,
    Samenvoeging,
    Samenvoegwaarde,
    Veldwaarden,
    all_units,
    merge,
    plain,
)
from wijzer.domain.taal.schoon import clean_line
from wijzer.web.common.invoer.begrensd import what_is_wrong
from wijzer.web.common.invoer.velden import tell_value
from wijzer.web.common.opmaak import opsomming
from wijzer.web.common.teksten import gettext as _
from wijzer.web.office.samenvoegen.getoond import BEWAARDE, GetoondVeld


@dataclass(frozen=True, slots=True, kw_only=True)
class Botsing:
    """One question: what was typed beside what is kept now.

    `verborgen` are the fields that go along unseen until it is answered.

    `melding` says why it is asked once more, empty the first time. No answer is chosen beforehand.
    """

    id: str
    naam: str
    wat: str
    getypt: str
    bewaard: str
    melding: str
    verborgen: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Gevolgd:
    """A field that the sender left alone and somebody else changed: what it was on the page, and what is kept now."""

    wat: str
    was: str
    nu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What there is to merge with.

    It holds the values that are kept now, by field, and of what thing they are (`wat`, unique with
    the form).
    """

    wat: str
    waarden: Mapping[str, object]
    eenheden: Iterable[Eenheid] = ()


class MetGetoond:
    """Mixed into a form of which an old page may be sent. `merge_with` comes before anything is validated or read."""

    getoond = GetoondVeld()
    botsingen: Sequence[Botsing] = ()
    gevolgd: Sequence[Gevolgd] = ()
    samen: Samenvoeging | None = None
    zag: Getoond = Getoond(cellen=None)
    wil: Veldwaarden = MappingProxyType({})
    """What was typed, and where that was chosen after a question what was kept then."""

    def merge_with(
        self, stand: Stand, *, vraag_alles: bool = False, gesteld: frozenset[str] = frozenset()
    ) -> None:
        """Let the form hold what is to be kept: what was typed, and what is kept now where nothing was typed.

        `botsingen` are the questions that keep it from being kept, `gevolgd` is what somebody else
        changed. A form that is shown for the first time only remembers what it shows. `gesteld` are
        fields that whoever sends the form states anyhow.
        """
        velden = {naam: veld for naam, veld in _fields_of(self).items() if naam in stand.waarden}
        bewaard = {naam: plain(stand.waarden[naam]) for naam in velden}
        if not self.getoond.is_sent:
            self.zag, self.wil = Getoond(cellen=bewaard), bewaard
            self.getoond.show(stand.wat, bewaard)
            return
        zag, antwoorden = self.getoond.read(stand.wat)
        self.zag = replace(zag, gesteld=zag.gesteld | gesteld)
        eenheden = list(all_units(bewaard, stand.eenheden))
        toen = self.zag.cellen or {}
        getypt = {naam: _typed(veld, toen.get(naam)) for naam, veld in velden.items()}
        self.wil = getypt | _taken_back(eenheden, antwoorden, toen)
        self.samen = merge(self.zag, self.wil, bewaard, eenheden=eenheden, vraag_alles=vraag_alles)
        leesbaar = [
            eenheid
            for eenheid in self.samen.botsingen
            if all(_is_right(self, velden[cel]) for cel in eenheid)
        ]
        self.botsingen = [self._ask(eenheid, velden, stand, antwoorden) for eenheid in leesbaar]
        self.gevolgd = [
            _follow(veld, toen.get(naam), bewaard[naam])
            for naam, veld in velden.items()
            if naam in self.samen.gevolgd
        ]
        _settle(velden, stand, self.samen, self.wil)
        blijft = self.samen.botsende_cellen - {cel for eenheid in leesbaar for cel in eenheid}
        self.getoond.show(
            stand.wat,
            {cel: toen.get(cel) if cel in blijft else nu for cel, nu in bewaard.items()},
            tuple(eenheid[0] for eenheid in leesbaar),
        )

    @property
    def vraagt(self) -> bool:
        """Whether something has to be chosen before this can be kept."""
        return self.samen is not None and bool(self.samen.botsingen)

    def is_decided(self) -> bool:
        """Whether nothing is left to choose; otherwise that is told above the form."""
        if self.vraagt:
            errors: list[str] = self.__dict__["form_errors"]
            errors.append(
                _(
                    "Iemand anders heeft dit ondertussen gewijzigd. Kies wat klopt en bewaar opnieuw."
                )
            )
        return not self.vraagt

    def _ask(
        self,
        eenheid: Eenheid,
        velden: Mapping[str, Field],
        stand: Stand,
        antwoorden: Mapping[str, str],
    ) -> Botsing:
        """Word the question, and take its fields off the page until it is answered."""
        anders = [cel for cel in eenheid if plain(velden[cel].data) != plain(stand.waarden[cel])]
        verborgen = [
            (velden[cel].name, str(raw)) for cel in eenheid for raw in velden[cel].raw_data or ()
        ]
        for cel in eenheid:
            velden[cel].flags.botst = True
        return Botsing(
            id=f"{self.getoond.id}-{eenheid[0]}",
            naam=self.getoond.name_of(eenheid[0]),
            wat=opsomming(_label(velden[cel]) for cel in anders),
            getypt=_tell(anders, velden, {cel: velden[cel].data for cel in anders}),
            bewaard=_tell(anders, velden, stand.waarden),
            melding=_why_again(antwoorden.get(eenheid[0])),
            verborgen=verborgen,
        )


def _settle(
    velden: Mapping[str, Field], stand: Stand, samen: Samenvoeging, wil: Veldwaarden
) -> None:
    """Put what is kept now in the fields that the sender left alone, and the merged choices in a list."""
    for naam, veld in velden.items():
        waarde = samen.cellen[naam]
        if (
            naam in samen.botsende_cellen
            or wil[naam] == ONLEESBARE_WAARDE
            or plain(veld.data) == waarde
        ):
            continue
        if isinstance(veld, SelectMultipleField):
            veld.data = sorted(waarde) if isinstance(waarde, frozenset) else []
        elif naam not in samen.gewijzigd:
            veld.data, veld.raw_data = stand.waarden[naam], None


def _why_again(antwoord: str | None) -> str:
    """Say why a question is asked again. None: it was not asked before; empty: nothing was chosen."""
    if antwoord is None:
        return ""
    return (
        _("Dit is net opnieuw gewijzigd. Kies nog eens.")
        if antwoord
        else _("Kies een van de twee.")
    )


def _is_right(form: Any, veld: Field) -> bool:
    """Whether what stands there may be chosen; if not it stays in its field, to be mended first."""
    return bool(veld.validate(form)) and what_is_wrong(veld) is None


def _fields_of(form: object) -> dict[str, Field]:
    fields: dict[str, Field] = form.__dict__["_fields"]
    return fields


def _typed(veld: Field, toen: Samenvoegwaarde) -> Samenvoegwaarde:
    """What was typed; what was shown then (`toen`) when the field was left alone.

    A browser takes line ends out of a text and a field its odd spaces: nobody typed that difference.
    """
    if veld.process_errors:
        return ONLEESBARE_WAARDE
    waarde = plain(veld.data)
    if isinstance(waarde, str) and isinstance(toen, str) and _one_line(waarde) == _one_line(toen):
        return toen
    return waarde


def _one_line(tekst: str) -> str:
    return clean_line(tekst.replace("\r", "").replace("\n", ""))


def _taken_back(
    eenheden: Iterable[Eenheid], antwoorden: Mapping[str, str], toen: Veldwaarden
) -> dict[str, Samenvoegwaarde]:
    """The cells of which was chosen what the question showed as kept."""
    return {
        cel: toen.get(cel)
        for eenheid in eenheden
        if antwoorden.get(eenheid[0]) == BEWAARDE
        for cel in eenheid
    }


def _follow(veld: Field, was: Samenvoegwaarde, nu: Samenvoegwaarde) -> Gevolgd:
    return Gevolgd(_label(veld), *(tell_value(veld, _as_data(veld, kant)) for kant in (was, nu)))


def _as_data(veld: Field, waarde: Samenvoegwaarde) -> object:
    """The value of a cell as its field holds it."""
    if isinstance(veld, BooleanField):
        return bool(waarde)
    if isinstance(veld, DateField) and waarde is not None:
        return date.fromisoformat(str(waarde))
    return sorted(waarde) if isinstance(waarde, frozenset) else waarde


def _label(veld: Field) -> str:
    return str(veld.label.text).rstrip("?:.")


def _tell(cellen: Sequence[str], velden: Mapping[str, Field], waarden: Mapping[str, object]) -> str:
    """What stands in these cells, in words; with their labels where there are several."""
    teksten = [
        (_label(velden[cel]), tell_value(velden[cel], waarden[cel] or _nothing(waarden[cel])))
        for cel in cellen
    ]
    if len(teksten) == 1:
        return teksten[0][1]
    return "; ".join(_("%(veld)s: %(waarde)s", veld=naam, waarde=tekst) for naam, tekst in teksten)


def _nothing(waarde: object) -> object:
    """Zero and "no" are told as they are; an empty text or list as nothing."""
    return waarde if waarde in (0, False) and waarde is not None else None
