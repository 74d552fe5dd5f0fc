"""What a row states about availability, completed with what is stored of the columns that its file leaves out."""

from collections.abc import Set
from dataclasses import replace
from datetime import date
from typing import Any

from wijzer.domain.fouten import Ongeldig
from wijzer.domain.locaties.beschikbaarheid import Opgave
from wijzer.files.opgave import AANMELDSTOP, GEEN_DAG, PEILDATUM, WAARDE_KOLOMMEN


def complete_opgave(
    given: Opgave | None, stored: Opgave | None, ontbreekt: Set[str]
) -> Opgave | None:
    """The opgave with the missing values put in; None when nothing is stated.

    Without the column peildatum it must say what is stored already, for nobody knows on which day
    another value was true: raises `Ongeldig`.
    """
    if given is None:
        return None
    heel = replace(given, **_kept(stored, ontbreekt)) if stored else given
    if given.peildatum != GEEN_DAG:
        return heel
    if stored is None and replace(heel, peildatum=GEEN_DAG) == Opgave(peildatum=GEEN_DAG):
        return None  # no more than that nothing is so
    if stored is None or replace(heel, peildatum=stored.peildatum) != stored:
        melding = "Bij deze opgave hoort een peildatum."
        raise Ongeldig(
            PEILDATUM.naam, melding, verwacht="een kolom peildatum met de dag waarop dit klopte"
        )
    return None


def without_past(opgave: Opgave, ontbreekt: Set[str]) -> tuple[Opgave, list[str]]:
    """The opgave without kept days that were over on its peildatum, and a sentence for each.

    A file that leaves out the next free place or the stop does not say anew that they are still to come.
    """
    voorbij: list[str] = []
    dag = opgave.eerstvolgende_plek
    if "eerstvolgende_plek" in ontbreekt and dag is not None and dag < opgave.peildatum:
        voorbij.append(f"de eerstvolgende plek van {_tell(dag)} is voorbij en vervalt")
        opgave = replace(opgave, eerstvolgende_plek=None)
    tot = opgave.aanmeldstop_tot
    if AANMELDSTOP.naam in ontbreekt and tot is not None and tot < opgave.peildatum:
        voorbij.append(f"de aanmeldstop tot en met {_tell(tot)} is voorbij en vervalt")
        opgave = replace(opgave, aanmeldstop=False, aanmeldstop_tot=None)
    return opgave, voorbij


def _kept(stored: Opgave, ontbreekt: Set[str]) -> dict[str, Any]:
    velden = [kolom.naam for kolom in WAARDE_KOLOMMEN if kolom.naam in ontbreekt]
    if AANMELDSTOP.naam in velden:  # one column, two facts
        velden.append("aanmeldstop_tot")
    return {veld: getattr(stored, veld) for veld in velden}


def _tell(dag: date) -> str:
    return dag.strftime("%d-%m-%Y")
