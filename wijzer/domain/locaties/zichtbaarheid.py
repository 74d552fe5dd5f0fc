"""Whether visitors see a locatie today, and if not why: one answer, which every page of the office shows."""

from collections.abc import Collection
from enum import StrEnum


class Zichtbaarheid(StrEnum):
    """What visitors see of a locatie today.

    The first reason that holds, in the order in which somebody would mend it.
    """

    WACHT_OP_BEVESTIGING = "wacht-op-bevestiging"
    NIET_GEPUBLICEERD = "niet-gepubliceerd"
    GEEN_PRODUCT = "geen-product"
    GEEN_CONTRACT = "geen-contract"
    NIET_VINDBAAR = "niet-vindbaar"
    WACHT_OP_DAG = "wacht-op-dag"
    DEELS = "deels"
    OP_DE_SITE = "op-de-site"

    @property
    def is_zichtbaar(self) -> bool:
        """Whether visitors find the locatie."""
        return self in (Zichtbaarheid.DEELS, Zichtbaarheid.OP_DE_SITE)

    @property
    def label(self) -> str:
        """Whether visitors see it, in two or three words."""
        return _TEKSTEN[self][0]

    @property
    def uitleg(self) -> str:
        """Whether visitors see it, in a sentence with the reason."""
        return _TEKSTEN[self][1]


_TEKSTEN = {
    Zichtbaarheid.WACHT_OP_BEVESTIGING: (
        "Wacht op bevestiging",
        "Nee. De locatie is teruggezet uit een kopie en wacht op de beheerder.",
    ),
    Zichtbaarheid.NIET_GEPUBLICEERD: (
        "Niet op de site",
        "Nee. De aanbieder heeft de locatie niet op de site gezet.",
    ),
    Zichtbaarheid.GEEN_PRODUCT: (
        "Niet zichtbaar: geen hulp",
        "Nee. De aanbieder heeft de locatie op de site gezet, maar er is geen soort hulp gekozen.",
    ),
    Zichtbaarheid.GEEN_CONTRACT: (
        "Niet zichtbaar: geen contract",
        "Nee. De aanbieder heeft de locatie op de site gezet, maar vandaag loopt er geen contract voor.",
    ),
    Zichtbaarheid.NIET_VINDBAAR: (
        "Niet zichtbaar: soort hulp",
        (
            "Nee. De aanbieder heeft de locatie op de site gezet, maar de hulp is vandaag niet te vinden: "
            "het product staat niet in de catalogus, of bezoekers zoeken er niet naar."
        ),
    ),
    Zichtbaarheid.WACHT_OP_DAG: (
        "Binnenkort op de site",
        "Nog niet. De locatie verschijnt vanzelf op een latere dag.",
    ),
    Zichtbaarheid.DEELS: (
        "Deels op de site",
        "Ja, maar niet met alle hulp: voor de rest loopt vandaag geen contract, of die is niet te vinden.",
    ),
    Zichtbaarheid.OP_DE_SITE: ("Op de site", "Ja. Bezoekers kunnen de locatie vinden."),
}


def judge_zichtbaarheid(
    *,
    gepubliceerd: bool,
    gecontracteerd: Collection[bool],
    zichtbaar: Collection[bool],
    wacht_op_dag: bool,
    wacht_op_bevestiging: bool = False,
) -> Zichtbaarheid:
    """Judge whether a locatie can be seen by its aanbod.

    Of each aanbod it is given whether a contract row runs that covers it, and whether it may be
    seen today.
    """
    if not gepubliceerd:
        return (
            Zichtbaarheid.WACHT_OP_BEVESTIGING
            if wacht_op_bevestiging
            else Zichtbaarheid.NIET_GEPUBLICEERD
        )
    if not gecontracteerd:
        return Zichtbaarheid.GEEN_PRODUCT
    if not any(gecontracteerd):
        return Zichtbaarheid.GEEN_CONTRACT
    if not any(zichtbaar):
        return Zichtbaarheid.NIET_VINDBAAR
    if wacht_op_dag:
        return Zichtbaarheid.WACHT_OP_DAG
    return Zichtbaarheid.OP_DE_SITE if all(zichtbaar) else Zichtbaarheid.DEELS
