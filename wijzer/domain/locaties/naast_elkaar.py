"""What one locatie may be given to offer side by side: no code beside the hulpvorm that it is of."""

from collections.abc import Collection, Iterator

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding
from wijzer.domain.inkoop.hulpindeling import Hulpindeling
from wijzer.domain.locaties.locatie import Locatie


def check_naast_elkaar(
    locatie: Locatie,
    hulp: Collection[Hulpaanduiding],
    indeling: Hulpindeling,
    *,
    bekend: Collection[Hulpaanduiding] = (),
    veld: str = "producten",
) -> list[Ongeldig]:
    """The codes that a locatie would offer beside their hulpvorm: a visitor would find the same places twice.

    `hulp` is all that it is to offer, `bekend` what of that it offers already: two that stand beside
    each other already are not judged anew. `indeling` says which codes are of which hulpvorm today.

    Source: our choice.
    """
    return [
        Ongeldig(
            veld, _told(locatie, code, hulpvorm, bekend), verwacht="een code of de hulpvorm ervan"
        )
        for code, hulpvorm in _pairs(hulp, indeling)
        if code not in bekend or hulpvorm not in bekend
    ]


def _pairs(
    hulp: Collection[Hulpaanduiding], indeling: Hulpindeling
) -> Iterator[tuple[Hulpaanduiding, Hulpaanduiding]]:
    """Each code with the hulpvorm that it is of, where both are chosen."""
    zonder_code = {een_hulp.hulpvorm: een_hulp for een_hulp in hulp if een_hulp.hulpvorm}
    for een_hulp in sorted(hulp, key=lambda een_hulp: een_hulp.sleutel):
        slug = indeling.slug_of(een_hulp)
        if een_hulp.productcode is not None and slug in zonder_code:
            yield een_hulp, zonder_code[slug]


def _told(
    locatie: Locatie,
    code: Hulpaanduiding,
    hulpvorm: Hulpaanduiding,
    bekend: Collection[Hulpaanduiding],
) -> str:
    wie = "Deze groep" if locatie.is_groep else "Deze vestiging"
    if code in bekend:
        return (
            f"{wie} heeft al aanbod met code {code.tekst} van deze hulpvorm."
            " Gebruik die code, of trek dat aanbod eerst in."
        )
    if hulpvorm in bekend:
        stond = f"{wie} heeft al aanbod van deze hulpvorm zonder code."
        return f"{stond} Zet dat om naar code {code.tekst}, of trek het in."
    return f"Code {code.tekst} is van deze hulpvorm. Kies de code of de hulpvorm, en niet allebei."
