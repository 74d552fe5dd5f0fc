"""The differences that are planted in the demo: at least three of every kind that the adrescontrole knows.

Each is planted with the outcome it must have. That outcome follows from what was planted, not from running the check.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from wijzer.demo.modellen import Demo, DemoLocatie, dice, has_postcode
from wijzer.demo.plantbed import Plantbed
from wijzer.demo.verzinsels.adressen import Adresboek
from wijzer.domain.adressen.adres import Adres
from wijzer.domain.afwijkingen.afwijking import Afwijkingsoort, Verschilwoord
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding

VAN_ELK = 3
_ADRES = Afwijkingsoort.ADRES_NIET_GECONTRACTEERD


def plant_afwijkingen(demo: Demo, adresboek: Adresboek, gemeenten: list[str], *, seed: int) -> Demo:
    """Bend a region in which everything fits, so that the check has something to find."""
    bed = Plantbed(demo, adresboek, dice(seed, "afwijkingen"))
    for plant in (_plant_geen_contract, _plant_aanbieder_beeindigd):
        _repeat(plant, bed, VAN_ELK if plant is _plant_geen_contract else 1)
    for _ in range(VAN_ELK):
        _plant_gemeente(bed, gemeenten)
    for plant in _VAN_ELK_DRIE:
        _repeat(plant, bed, VAN_ELK)
    for plant in _VAN_ELK_EEN:
        _repeat(plant, bed, 1)
    return bed.harvest()


def _repeat(plant: Callable[[Plantbed], None], bed: Plantbed, keer: int) -> None:
    for _ in range(keer):
        plant(bed)


# ── contracts ────────────────────────────────────────────────────────────────


def _plant_geen_contract(bed: Plantbed) -> None:
    locatie = bed.pick(lambda _: True, alleen=True)
    bed.postpone(bed.rows_of(locatie), bed.today + timedelta(days=45))
    uitleg = "Het contract van deze aanbieder gaat pas later in."
    bed.note(Afwijkingsoort.GEEN_CONTRACT, locatie, uitleg, Verschilwoord.INGANGSDATUM)


def _plant_aanbieder_beeindigd(bed: Plantbed) -> None:
    locatie = bed.pick(lambda _: True, alleen=True)
    bed.end(bed.rows_of(locatie), bed.today - timedelta(days=20))
    uitleg = "Het hele contract van deze aanbieder is afgelopen."
    bed.note(Afwijkingsoort.CONTRACT_BEEINDIGD, locatie, uitleg, Verschilwoord.EINDDATUM)


def _plant_locatie_beeindigd(bed: Plantbed) -> None:
    locatie = bed.pick(lambda kandidaat: _codes(kandidaat) <= _elsewhere(bed, kandidaat))
    bed.end(bed.rows_of(locatie), bed.today - timedelta(days=35))
    uitleg = "Op dit adres is alles afgelopen, elders lopen dezelfde producten door."
    bed.note(Afwijkingsoort.CONTRACT_BEEINDIGD, locatie, uitleg, Verschilwoord.EINDDATUM)


def _plant_product_beeindigd(bed: Plantbed) -> None:
    locatie = bed.pick(lambda kandidaat: len(kandidaat.aanbod) > 1)
    code = min(_codes(locatie))
    bed.end(bed.rows_of(locatie, code=code), bed.today - timedelta(days=50))
    uitleg = "Van dit product is het contract op dit adres afgelopen."
    bed.note(
        Afwijkingsoort.CONTRACT_BEEINDIGD, locatie, uitleg, Verschilwoord.EINDDATUM, product=code
    )


def _plant_product_alleen_elders(bed: Plantbed) -> None:
    locatie = bed.pick(lambda kandidaat: len(kandidaat.aanbod) > 1 and _shared(bed, kandidaat))
    code = min(_codes(locatie) & _elsewhere(bed, locatie))
    bed.drop(bed.rows_of(locatie, code=code))
    uitleg = "De aanbieder heeft dit product op een ander adres, niet op dit."
    bed.note(
        Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD,
        locatie,
        uitleg,
        _what_differs(code),
        product=code,
    )


def _plant_product_nergens(bed: Plantbed) -> None:
    locatie = bed.pick(lambda kandidaat: len(kandidaat.aanbod) > 1 and _own(bed, kandidaat))
    code = min(_codes(locatie) - _elsewhere(bed, locatie))
    bed.drop(bed.rows_of(locatie, code=code))
    uitleg = "De aanbieder heeft dit product nergens in het contract."
    bed.note(
        Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD,
        locatie,
        uitleg,
        _what_differs(code),
        product=code,
    )


def _plant_hulpvorm_niet(bed: Plantbed) -> None:
    locatie = bed.pick(lambda kandidaat: len(kandidaat.aanbod) > 1 and bool(_slugs(kandidaat)))
    sleutel = min(_slugs(locatie))
    bed.drop(bed.rows_of(locatie, code=sleutel))
    uitleg = "De aanbieder heeft deze soort hulp op dit adres niet in het contract."
    bed.note(
        Afwijkingsoort.PRODUCT_NIET_GECONTRACTEERD,
        locatie,
        uitleg,
        _what_differs(sleutel),
        product=sleutel,
    )


def _plant_niet_ingevoerd(bed: Plantbed) -> None:
    locatie = bed.pick(lambda kandidaat: any(bed.siblings(kandidaat)))
    bed.forget(locatie)
    uitleg = "De locatie staat in het contract en is niet ingevoerd."
    bed.note(Afwijkingsoort.LOCATIE_NIET_INGEVOERD, locatie, uitleg)


def _plant_gemeente(bed: Plantbed, gemeenten: list[str]) -> None:
    locatie = bed.pick(lambda kandidaat: kandidaat.is_afgeschermd)
    anders = bed.rng.choice([code for code in gemeenten if code != locatie.gemeente])
    bed.enter(locatie, gemeente=anders)
    uitleg = "De groep is afgeschermd onder een gemeente waar de postcode niet ligt."
    soort = Afwijkingsoort.GEMEENTE_POSTCODE_STRIJDIG
    bed.note(soort, locatie, uitleg, Verschilwoord.POSTCODE, Verschilwoord.GEMEENTE)


# ── addresses ────────────────────────────────────────────────────────────────


def _plant_huisnummer(bed: Plantbed) -> None:
    uitleg = "Zelfde straat en postcode, ander huisnummer."
    _plant_adres(
        bed,
        lambda adres: replace(adres, huisnummer=_far_number(adres)),
        uitleg,
        Verschilwoord.HUISNUMMER,
    )


def _plant_huisletter(bed: Plantbed) -> None:
    uitleg = "Zelfde adres, maar met een huisletter die niet in het contract staat."
    _plant_adres(
        bed, lambda adres: replace(adres, huisletter="K"), uitleg, Verschilwoord.HUISLETTER
    )


def _plant_toevoeging(bed: Plantbed) -> None:
    uitleg = "Zelfde adres, maar met een toevoeging die niet in het contract staat."
    _plant_adres(
        bed, lambda adres: replace(adres, toevoeging="bis"), uitleg, Verschilwoord.TOEVOEGING
    )


def _plant_straat(bed: Plantbed) -> None:
    def change(adres: Adres) -> Adres:
        return replace(adres, straat="Zindelingenhof", huisnummer=_far_number(adres))

    uitleg = "Zelfde postcode, maar een andere straat en een ander huisnummer."
    _plant_adres(bed, change, uitleg, Verschilwoord.STRAAT, Verschilwoord.HUISNUMMER)


def _plant_postcode(bed: Plantbed) -> None:
    uitleg = "Zelfde straat en huisnummer, andere postcode."
    _plant_adres(
        bed,
        lambda adres: replace(adres, postcode=_other_letters(adres)),
        uitleg,
        Verschilwoord.POSTCODE,
    )


def _plant_plaats(bed: Plantbed) -> None:
    """The contract has no postcode: that leaves the place to differ."""
    locatie = bed.pick(lambda kandidaat: _has_two_places(bed, kandidaat))
    fout = bed.adresboek.elsewhere(locatie.real_adres, locatie.gemeente)
    assert fout is not None  # noqa: S101 - that is what was picked for
    bed.contract_at(locatie, replace(locatie.real_adres, postcode=None))
    bed.enter(locatie, adres=locatie.with_adres(fout))
    bed.note(_ADRES, locatie, "Zelfde straat en huisnummer, andere plaats.", Verschilwoord.PLAATS)


def _plant_tikfout_straat(bed: Plantbed) -> None:
    locatie = bed.pick(lambda kandidaat: kandidaat.real_adres.straat.isalpha())
    adres = locatie.real_adres
    bed.contract_at(locatie, replace(adres, postcode=None))
    bed.enter(locatie, adres=locatie.with_adres(replace(adres, straat=_slip(adres.straat))))
    bed.note(
        _ADRES,
        locatie,
        "Een letter van de straat is weggevallen.",
        Verschilwoord.STRAAT,
        Verschilwoord.TIKFOUT,
    )


def _plant_tikfout_huisnummer(bed: Plantbed) -> None:
    def change(adres: Adres) -> Adres:
        return replace(adres, huisnummer=int(str(adres.huisnummer)[::-1]))

    uitleg = "De cijfers van het huisnummer zijn verwisseld."
    _plant_adres(
        bed, change, uitleg, Verschilwoord.HUISNUMMER, Verschilwoord.TIKFOUT, kan=_is_swappable
    )


def _plant_tikfout_postcode(bed: Plantbed) -> None:
    def change(adres: Adres) -> Adres:
        postcode = adres.postcode or ""
        return replace(adres, postcode=postcode[:5] + ("K" if postcode[5] != "K" else "M"))

    uitleg = "Eén letter van de postcode is anders."
    _plant_adres(bed, change, uitleg, Verschilwoord.POSTCODE, Verschilwoord.TIKFOUT)


def _plant_onbekend_adres(bed: Plantbed) -> None:
    """No address of the contract is near: a move that nobody reported."""
    locatie = bed.pick(lambda kandidaat: _is_far_from_siblings(bed, kandidaat))
    bed.drop(bed.rows_of(locatie))
    woorden = (
        Verschilwoord.STRAAT,
        Verschilwoord.HUISNUMMER,
        Verschilwoord.POSTCODE,
        Verschilwoord.PLAATS,
    )
    bed.note(_ADRES, locatie, "Geen adres in het contract lijkt hierop.", *woorden)


_VAN_ELK_DRIE = (
    _plant_onbekend_adres,
    _plant_plaats,
    _plant_huisnummer,
    _plant_straat,
    _plant_postcode,
    _plant_product_alleen_elders,
    _plant_niet_ingevoerd,
    _plant_toevoeging,
)
_VAN_ELK_EEN = (
    _plant_locatie_beeindigd,
    _plant_product_beeindigd,
    _plant_product_beeindigd,
    _plant_product_nergens,
    _plant_tikfout_straat,
    _plant_tikfout_huisnummer,
    _plant_tikfout_postcode,
    _plant_huisletter,
    _plant_hulpvorm_niet,
)


# ── what is needed for them ──────────────────────────────────────────────────


def _plant_adres(
    bed: Plantbed,
    change: Callable[[Adres], Adres],
    uitleg: str,
    *verschil: Verschilwoord,
    kan: Callable[[Adres], bool] = lambda _: True,
) -> None:
    """The contract has the true address; the aanbieder entered a changed one."""
    locatie = bed.pick(
        lambda kandidaat: _is_plain(kandidaat.real_adres) and kan(kandidaat.real_adres)
    )
    adres = locatie.real_adres
    bed.contract_at(locatie, adres)
    bed.enter(locatie, adres=locatie.with_adres(change(adres)))
    bed.note(_ADRES, locatie, uitleg, *verschil)


def _codes(locatie: DemoLocatie) -> set[str]:
    return {aanbod.hulp.sleutel for aanbod in locatie.aanbod}


def _slugs(locatie: DemoLocatie) -> set[str]:
    """The hulpvormen that are given without a code."""
    return {aanbod.hulp.sleutel for aanbod in locatie.aanbod if aanbod.hulp.hulpvorm}


def _what_differs(sleutel: str) -> Verschilwoord:
    is_product = Hulpaanduiding.of_sleutel(sleutel).productcode is not None
    return Verschilwoord.PRODUCT if is_product else Verschilwoord.HULPVORM


def _elsewhere(bed: Plantbed, locatie: DemoLocatie) -> set[str]:
    """The codes that are contracted at other locaties of the same aanbieder."""
    return {
        rij.hulp.sleutel
        for andere_locatie in bed.siblings(locatie)
        for rij in bed.rows_of(andere_locatie)
        if rij.productcode
    }


def _shared(bed: Plantbed, locatie: DemoLocatie) -> bool:
    return bool(_codes(locatie) & _elsewhere(bed, locatie))


def _own(bed: Plantbed, locatie: DemoLocatie) -> bool:
    return bool(_codes(locatie) - _elsewhere(bed, locatie))


def _is_plain(adres: Adres) -> bool:
    return adres.huisletter is None and adres.toevoeging is None


def _has_two_places(bed: Plantbed, locatie: DemoLocatie) -> bool:
    return bed.adresboek.elsewhere(locatie.real_adres, locatie.gemeente) is not None


def _is_swappable(adres: Adres) -> bool:
    cijfers = str(adres.huisnummer)
    return len(cijfers) == 2 and cijfers[0] != cijfers[1] and cijfers[1] != "0"


def _is_far_from_siblings(bed: Plantbed, locatie: DemoLocatie) -> bool:
    """Whether every other address of the contract differs in street, number, postcode and place alone."""
    adres, anderen = locatie.real_adres, list(bed.siblings(locatie))
    buren = [andere_locatie.real_adres for andere_locatie in anderen]
    return (
        bool(buren)
        and _codes(locatie) <= _elsewhere(bed, locatie)
        and _is_plain(adres)
        and all(_is_plain(buur) and _differs(adres, buur) for buur in buren)
        and all(
            has_postcode(rij) for andere_locatie in anderen for rij in bed.rows_of(andere_locatie)
        )
    )


def _differs(adres: Adres, buur: Adres) -> bool:
    return adres.plaats != buur.plaats and abs(adres.huisnummer - buur.huisnummer) > 2


def _far_number(adres: Adres) -> int:
    """Another number in the street, too far off for a slip of the finger."""
    return adres.huisnummer + 222


def _other_letters(adres: Adres) -> str:
    return (adres.postcode or "")[:4] + "FY"


def _slip(straat: str) -> str:
    return straat[:4] + straat[5:]
