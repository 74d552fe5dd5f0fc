"""What an aanbod tells the public once it begins another life there."""

from dataclasses import replace
from datetime import datetime

from wijzer.domain.ids import PubliekId
from wijzer.domain.locaties.beschikbaarheid import Aanbod


def renewed(
    aanbod: Aanbod, publiek_id: PubliekId, *, keep_toelichting: bool, at: datetime
) -> Aanbod:
    """The aanbod of a locatie that was shielded, opened or brought back.

    It gets another id, and times that do not lead back to the old one. What was stated stays, with
    the day on which it was true. A remark from before a shielding is not kept: who looks for its
    words in a search engine finds the old page.
    """
    moment, opgave = (at, aanbod.opgave) if aanbod.opgave else (None, None)
    if opgave and not keep_toelichting:
        opgave = replace(opgave, toelichting=None)
    return replace(
        aanbod, publiek_id=publiek_id, opgave=opgave, bevestigd_at=moment, gewijzigd_at=moment
    )
