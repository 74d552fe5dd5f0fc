"""The beheerder changes settings that the region's folder began with, or goes back to what the folder says."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor, require_beheerder
from wijzer.domain.fouten import Ongeldig, Ongeldigheden, require_unchanged
from wijzer.domain.regio.gebied import Regio, Versheid
from wijzer.domain.regiomap.feiten import VERSHEID, tekstnaam, versheid_of_fact
from wijzer.domain.regiomap.stappen import BEGIN, check_calls
from wijzer.domain.regiomap.teksten import Tekstgroep, check_regiotekst, clean
from wijzer.domain.regiomap.versheid import check_versheid
from wijzer.services.regio.overzie_instellingen import Instelling, fact_of, settings_of
from wijzer.store.store import Store


def wijzig_versheid(
    store: Store,
    regio: str,
    versheid: Versheid | None,
    *,
    expected_versie: int,
    by: Actor,
    at: datetime,
) -> Regio:
    """Keep for how many days an entry counts; None goes back to the days of the folder. Public the moment this is kept.

    Raises `Ongeldigheden` with what is wrong, `Conflict` when a colleague was there first.
    """
    require_beheerder(by, regio=regio)
    oud = store.regios.get(regio)
    nieuw = replace(oud, versheid=versheid or _in_folder(store, regio))
    if fouten := check_versheid(nieuw.versheid):
        raise Ongeldigheden(fouten)
    return _keep(store, oud, nieuw, [VERSHEID], expected_versie, by, at)


def wijzig_tekstgroep(
    store: Store,
    regio: str,
    groep: Tekstgroep,
    getypt: Mapping[str, str],
    *,
    uit_map: Collection[str],
    expected_versie: int,
    by: Actor,
    at: datetime,
) -> Regio:
    """Keep the texts of one screen by key; those in `uit_map` become what the folder says.

    A key that is not sent stays. An empty text is taken away, where pages can do without. Raises
    `Ongeldigheden` under the keys that are wrong, `Conflict` when a colleague was there first.
    """
    require_beheerder(by, regio=regio)
    oud = store.regios.get(regio)
    teksten, fouten, anders = dict(oud.teksten), list[Ongeldig](), list[str]()
    for instelling in settings_of(store, oud, groep).instellingen:
        waarde = _wanted(instelling, getypt, uit_map)
        if waarde == instelling.waarde:
            continue
        fouten += check_regiotekst(instelling.sleutel, instelling.soort, waarde)
        anders.append(fact_of(instelling))
        teksten[instelling.sleutel] = waarde
    fouten += _check_steps(store, regio, teksten, anders)
    if fouten:
        raise Ongeldigheden(fouten)
    nieuw = replace(oud, teksten=_without_emptied(teksten, oud.teksten))
    return _keep(store, oud, nieuw, anders, expected_versie, by, at)


def _check_steps(
    store: Store, regio: str, teksten: Mapping[str, str], anders: list[str]
) -> list[Ongeldig]:
    """Whether steps that changed send nobody to an aanbieder where that helps nobody."""
    if not any(feit.startswith(tekstnaam(BEGIN)) for feit in anders):
        return []
    return [
        fout
        for hulpvorm in store.regios.hulpvormen(regio)
        if tekstnaam(sleutel := BEGIN + hulpvorm.slug) in anders
        for fout in check_calls(sleutel, teksten.get(sleutel, ""), hulpvorm.route)
    ]


def _without_emptied(teksten: Mapping[str, str], oud: Mapping[str, str]) -> dict[str, str]:
    """A text that was emptied is gone: pages ask whether it is there.

    One that was empty before waits to be filled in.
    """
    return {sleutel: tekst for sleutel, tekst in teksten.items() if tekst or oud.get(sleutel) == ""}


def _wanted(instelling: Instelling, getypt: Mapping[str, str], uit_map: Collection[str]) -> str:
    if instelling.sleutel in uit_map:
        return instelling.in_map or ""
    if instelling.sleutel not in getypt:
        return instelling.waarde
    return clean(instelling.soort, getypt[instelling.sleutel])


def _in_folder(store: Store, regio: str) -> Versheid:
    feit = store.mapwaarden.all(regio).get(VERSHEID)
    return versheid_of_fact(feit) if feit else Versheid()


def _keep(
    store: Store,
    oud: Regio,
    nieuw: Regio,
    feiten: list[str],
    expected_versie: int,
    by: Actor,
    at: datetime,
) -> Regio:
    require_unchanged(expected_versie, oud.versie)
    if nieuw == oud:
        return oud
    store.regios.save(nieuw, oud.versie)
    store.logboek.add(
        by=by,
        at=at,
        handeling="instellingen van de regio gewijzigd",
        object_soort="regio",
        object_id=oud.slug,
        regio=oud.slug,
        details={"feiten": sorted(feiten)},
    )
    return nieuw
