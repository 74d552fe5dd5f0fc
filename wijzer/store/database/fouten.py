"""A broken constraint in the words of the domain: its name decides beside which field the message stands."""

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, PrimaryKeyConstraint, UniqueConstraint, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DataError, IntegrityError

from wijzer.domain.fouten import Conflict, Geweigerd, Ongeldig, WijzerFout
from wijzer.domain.inkoop.hulpaanduiding import EEN_VAN_BEIDE
from wijzer.domain.storing import DatabaseBezet, DatabaseOnbereikbaar, DatabaseZonderTabellen
from wijzer.published.database.storing import storing_of
from wijzer.published.tables import PublishedBase
from wijzer.store.tables import Base

__all__ = [
    "DatabaseBezet",
    "DatabaseOnbereikbaar",
    "NietGemigreerd",
    "constraint_of",
    "explain",
    "translate_errors",
]


class NietGemigreerd(WijzerFout):
    """The database does not have the tables of this version."""

    melding = "De database past niet bij deze versie. Voer eerst `wijzer init` uit."


class DatabaseNieuwer(NietGemigreerd):
    """A newer version made these tables: this one can neither use them nor bring them back."""

    melding = (
        "De database is van een nieuwere versie dan dit programma. Gebruik die versie, of zet "
        "een oudere reservekopie terug in een lege database."
    )


_MELDINGEN: dict[str, Callable[[], WijzerFout]] = {
    "uq_gebruiker_email": lambda: Ongeldig("email", "Er is al een account met dit e-mailadres."),
    "ck_gebruiker_rol": lambda: Ongeldig("rol", "Kies aanbieder of beheerder."),
    "ck_gebruiker_aanbieder": lambda: Ongeldig(
        "aanbieder",
        "Een account van een aanbieder hoort bij één aanbieder; een beheerder bij geen.",
    ),
    "pk_agb": lambda: Ongeldig("agb", "Deze AGB-code hoort al bij een aanbieder in deze regio."),
    "uq_product_regio_code_geldig_van": lambda: Ongeldig(
        "productcode", "Dit product bestaat al met deze ingangsdatum."
    ),
    "uq_melding_vraag_hash": Conflict,
    "uq_synoniem_regio_sleutel": lambda: Ongeldig("woorden", "Dit woord staat al in de lijst."),
    "ck_product_geldigheid": lambda: Ongeldig(
        "geldig_tot", "Het product eindigt voordat het begint."
    ),
    "ck_contractregel_periode": lambda: Ongeldig(
        "einddatum", "Het contract eindigt voordat het begint."
    ),
    "ck_locatie_groepsgrootte": lambda: Ongeldig(
        "groepsgrootte", "Een groep heeft een groepsgrootte, een vestiging niet."
    ),
    "uq_aanbod_locatie_id_productcode": lambda: Ongeldig(
        "productcode", "Dit product staat al bij deze locatie."
    ),
    "uq_aanbod_locatie_id_hulpvorm": lambda: Ongeldig(
        "hulpvorm", "Deze hulpvorm staat al bij deze locatie."
    ),
    "ck_aanbod_hulp": lambda: Ongeldig("hulpvorm", EEN_VAN_BEIDE),
    "ck_contractregel_hulp": lambda: Ongeldig("hulpvorm", EEN_VAN_BEIDE),
    "ck_aanbod_vrije_plekken": lambda: Ongeldig(
        "vrije_plekken", "Het aantal vrije plekken kan niet onder 0 liggen."
    ),
    "ck_aanbod_aanmeldwachttijd": lambda: Ongeldig(
        "aanmeldwachttijd_weken", "Een wachttijd kan niet onder 0 liggen."
    ),
    "ck_aanbod_behandelwachttijd": lambda: Ongeldig(
        "behandelwachttijd_weken", "Een wachttijd kan niet onder 0 liggen."
    ),
}
_ONTBREEKT = re.compile(
    r'no such table: (main\.)?(?P<sqlite>\w+)$|relation "(?P<postgresql>\w+)" does not exist'
)
_TABELLEN = Base.metadata.tables.keys() | PublishedBase.metadata.tables.keys()
_VERWIJZING = "Dit verwijst naar iets dat er niet (meer) is, of er verwijst nog iets naar."
_PAST_NIET = "Er is een teken of een getal bij dat niet kan worden opgeslagen."


def translate_errors(engine: Engine) -> None:
    """Let this engine raise domain errors for broken constraints and for a database that cannot do its work.

    What the database itself says is dropped: its detail repeats the values of the row.
    """
    event.listen(engine, "handle_error", _translate, retval=True)


def _translate(context: ExceptionContext) -> WijzerFout | None:
    match context.sqlalchemy_exception:
        case IntegrityError(orig=orig):
            return explain(constraint_of(orig))
        case DataError():
            return Geweigerd(_PAST_NIET)
        case None if isinstance(context.original_exception, OverflowError | UnicodeEncodeError):
            return Geweigerd(_PAST_NIET)
        case _ if _misses_table(context.original_exception):
            return DatabaseZonderTabellen()
        case _:
            return storing_of(context)


def _misses_table(fout: BaseException) -> bool:
    """Whether a table of ours is not there. One that we do not have is a fault of the program."""
    gevonden = _ONTBREEKT.match(str(fout))
    return gevonden is not None and (gevonden["sqlite"] or gevonden["postgresql"]) in _TABELLEN


def explain(constraint: str | None) -> WijzerFout | None:
    """The domain error of a constraint by its name. None for no name: then it was no rule that somebody broke."""
    if constraint is None:
        return None
    make = _MELDINGEN.get(constraint)
    if make:
        return make()
    if constraint.startswith("fk_"):
        return Geweigerd(_VERWIJZING)
    return Geweigerd(f"Dit kan niet worden opgeslagen ({constraint}).")


def constraint_of(orig: Any) -> str | None:
    """The name of the constraint that was broken. SQLite does not say which reference: `fk_onbekend`."""
    diag = getattr(orig, "diag", None)
    if diag is not None:
        return str(diag.constraint_name) if diag.constraint_name else None
    match str(orig).partition(" constraint failed"):
        case "CHECK", _, waarvan:
            return waarvan.removeprefix(": ")
        case "UNIQUE", _, waarvan:
            return _UNIEK.get(waarvan.removeprefix(": "))
        case "FOREIGN KEY", _, _:
            return "fk_onbekend"
        case _:
            return None


def _unique_constraints() -> dict[str, str]:
    """How SQLite names a unique constraint (`table.column, …`), and how we do."""
    return {
        ", ".join(f"{table.name}.{column.name}" for column in constraint.columns): str(
            constraint.name
        )
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint | PrimaryKeyConstraint)
    }


_UNIEK = _unique_constraints()
