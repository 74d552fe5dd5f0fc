"""What keeping texts of a region has in common.

Nobody overwrites a colleague, and the audit trail tells which fields changed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import Ongeldig, Ongeldigheden, require_unchanged
from wijzer.domain.regio.gebied import Regio
from wijzer.store.store import Store

Tekstvelden = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Veldengroep:
    """Texts that are kept together. `key` gives where a field is stored, `check` what is wrong in all of them.

    The audit trail calls the change `handeling` and lists the fields as `velden`.
    """

    handeling: str
    velden: str
    key: Callable[[str], str]
    check: Callable[[Tekstvelden], list[Ongeldig]]


def wijzig_regioteksten(
    store: Store,
    regio: Regio,
    groep: Veldengroep,
    getypt: Tekstvelden,
    *,
    stand: Tekstvelden,
    shown: Tekstvelden,
    by: Actor,
    at: datetime,
) -> Regio:
    """Keep what was typed where it differs from `stand`, which says what is stored by field.

    Other fields are left alone.

    `shown` is what stood in the form before: raises `Conflict` when that is no longer what is
    stored, `Ongeldigheden` on a changed field that is wrong. Whether they may is for the caller.
    """
    require_unchanged(
        {veld: shown.get(veld, waarde) for veld, waarde in stand.items()}, dict(stand)
    )
    nieuw = {veld: " ".join(getypt.get(veld, waarde).split()) for veld, waarde in stand.items()}
    anders = {veld: waarde for veld, waarde in nieuw.items() if waarde != stand[veld]}
    if fouten := [fout for fout in groep.check(nieuw) if fout.veld in anders]:
        raise Ongeldigheden(fouten)
    if not anders:
        return regio
    teksten = {groep.key(veld): waarde for veld, waarde in anders.items()}
    gewijzigd = replace(regio, teksten={**regio.teksten, **teksten})
    store.regios.save(gewijzigd, regio.versie)
    store.logboek.add(
        by=by,
        at=at,
        handeling=groep.handeling,
        object_soort="regio",
        object_id=regio.slug,
        regio=regio.slug,
        details={groep.velden: sorted(anders)},
    )
    return gewijzigd
