"""Whoever reads and then writes something of an aanbieder or an account locks it first; a verb that forgets it fails here.

Read from the source: of every function in `services`, what it does first with what the lock guards. A call to another
function of `services` counts as what that one does first, so a verb may leave the lock to a helper.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import pytest

WIJZER = Path(__file__).parents[2] / "wijzer"
SERVICES, STORES = WIJZER / "services", WIJZER / "store"

GUARDED = {
    "locaties": "locaties/locatie.py",
    "aanbod": "locaties/aanbod.py",
    "aanbieders": "inkoop/aanbieders.py",
    "contracten": "inkoop/contracten.py",
    "afwijkingen": "afwijkingen/afwijking.py",
    "gebruikers": "accounts/gebruikers.py",
}
"""The parts of the store whose rows belong to one aanbieder, or to one account."""
LOCKS = {"lock", "lock_by_email", "lock_by_link", "lock_regio", "lock_with_onderaannemers"}
WRITES = {
    "add", "add_historie", "add_many", "add_step", "add_steps", "bring_back", "delete", "erase_of_products", "keep", "save", "save_many",
    "touch", "withdraw",
    "add_sessie", "add_uitnodiging", "change_rol", "claim_totp_stap", "close", "delete_sessies", "expire_uitnodigingen",
    "forget_factor", "note_ingelogd", "reopen", "replace_herstelcodes", "set_factor", "set_wachtwoord", "start_over",
    "use_herstelcode", "use_uitnodiging",
}  # fmt: skip
DECIDES_NOTHING = {"cleanup", "delete_sessie", "touch_sessie"}
"""Writes that only take away one thing, or what is too old, or move a moment: right whatever else happens."""

STATEMENTS = {"insert_rows", "update_rows", "upsert_rows", "insert", "update", "delete"}
"""What writes rows inside a part of the store."""
HALVES = {
    "begin_sessie", "check_dossiers", "keep_herstelcodes", "offer_again", "send_link", "send_uitnodiging", "set_up_factor", "set_wachtwoord", "use_code",
    "use_herstelcode", "use_own_code",
}  # fmt: skip
"""What verbs share: whoever calls one holds the account or the aanbieders already. Rooms call none of them."""


@dataclass(frozen=True, eq=False)
class Functie:
    """A function or method of `services`, and the module it stands in."""

    module: str
    node: ast.FunctionDef


Functies = Mapping[str, Functie]


class Eerst(Enum):
    """What a function does first."""

    LOCKS = "locks"
    READS_OR_WRITES = "reads or writes"
    NOTHING = "nothing"


READS_FIRST = """
def verb(store):
    een = store.locaties.get(1)
    store.locaties.lock([1])
    store.locaties.save(een)
"""
ONLY_WRITES = """
def verb(store):
    store.aanbod.save(1)
"""
HELPER_READS_FIRST = """
def verb(store):
    een = _own(store)
    store.locaties.lock([1])
    store.locaties.save(een)

def _own(store):
    return store.locaties.get(1)
"""
METHOD_WRITES = """
def verb(store, plan):
    store.contracten.regels("twente")
    plan.hold(store)

class Plan:
    def hold(self, store):
        store.aanbod.save_many([])
"""
HELPER_LOCKS = """
def verb(store):
    een = _own(store)
    store.locaties.save(een)

def _own(store):
    store.locaties.lock([1])
    return store.locaties.get(1)
"""


def test_every_verb_that_writes_something_of_an_aanbieder_locks_before_it_reads():
    functies = all_functions()
    forgotten = [
        naam
        for naam, functie in functies.items()
        if is_verb(functie)
        and naam not in HALVES
        and writes(functie, functies)
        and first_of(functie, functies) is not Eerst.LOCKS
    ]
    assert forgotten == []


def test_nothing_outside_the_services_calls_half_a_verb():
    rooms = (path for path in WIJZER.glob("**/*.py") if SERVICES not in path.parents)
    imported = {
        naam.name
        for path in rooms
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wijzer.services")
        for naam in node.names
    }
    assert imported & HALVES == set()
    assert set(all_functions()) >= HALVES


def test_the_verbs_that_are_known_to_write_are_seen_as_such():
    functies = all_functions()
    seen = {
        naam for naam, functie in functies.items() if is_verb(functie) and writes(functie, functies)
    }
    assert seen >= {
        "voeg_locatie_toe", "wijzig_locatie", "publiceer_locatie", "haal_van_de_site", "trek_locatie_in",
        "geef_beschikbaarheid_op", "bevestig_beschikbaarheid", "wijzig_gegevens", "importeer_contracten",
        "importeer_locaties", "importeer_historie", "zet_locatie_terug", "wis_ingetrokken", "wis_verlopen", "change_status", "add_note", "check_locatie_adres",
        "check_aanbieder_adressen",
        "log_in", "controleer_code", "accepteer_uitnodiging", "geef_wachtwoord", "wijzig_wachtwoord", "vervang_factor",
        "vernieuw_herstelcodes", "vraag_wachtwoord_herstel", "herstel_wachtwoord", "nodig_uit", "herzend_uitnodiging",
        "herstel_factor", "schakel_uit", "schakel_in", "wijzig_rol", "act_proven",
    }  # fmt: skip


def test_every_way_to_write_these_rows_is_known_here():
    """A new method of a guarded part that writes belongs in `WRITES`, one that locks in `LOCKS`."""
    per_part = {part: methods_of(STORES / plek) for part, plek in GUARDED.items()}
    writing = {
        naam
        for methods in per_part.values()
        for naam, method in methods.items()
        if not naam.startswith("_") and changes_rows(method, methods)
    }
    assert writing == WRITES | DECIDES_NOTHING
    locking = {naam for methods in per_part.values() for naam in methods if naam.startswith("lock")}
    assert locking == LOCKS


@pytest.mark.parametrize("bron", [READS_FIRST, ONLY_WRITES, HELPER_READS_FIRST, METHOD_WRITES])
def test_a_verb_that_locks_too_late_or_never_is_found(bron: str):
    functies = functions_in(ast.parse(bron))
    assert writes(functies["verb"], functies)
    assert first_of(functies["verb"], functies) is Eerst.READS_OR_WRITES


def test_a_helper_may_lock_for_a_verb():
    functies = functions_in(ast.parse(HELPER_LOCKS))
    assert writes(functies["verb"], functies)
    assert first_of(functies["verb"], functies) is Eerst.LOCKS


@cache
def all_functions() -> Functies:
    return {
        naam: functie
        for path in sorted(SERVICES.glob("**/*.py"))
        for naam, functie in functions_in(
            ast.parse(path.read_text()), path.relative_to(SERVICES).as_posix()
        ).items()
    }


def functions_in(tree: ast.Module, module: str = "") -> dict[str, Functie]:
    """Functions and methods by name; what is private to a module stands under the name of that module too."""
    return {
        f"{module}.{node.name}" if node.name.startswith("_") else node.name: Functie(module, node)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }


def is_verb(functie: Functie) -> bool:
    """Whether it is something that rooms may call with an open transaction."""
    node = functie.node
    gets_store = bool(node.args.args) and node.args.args[0].arg == "store"
    return gets_store and node.col_offset == 0 and not node.name.startswith("_")


def writes(functie: Functie, functies: Functies) -> bool:
    """Whether it changes guarded rows, itself or through another function."""
    return any(
        method in WRITES if isinstance(method, str) else writes(method, functies)
        for method in touches(functie, functies)
    )


def first_of(functie: Functie, functies: Functies) -> Eerst:
    for method in touches(functie, functies):
        if isinstance(method, str):
            return Eerst.LOCKS if method in LOCKS else Eerst.READS_OR_WRITES
        if (eerst := first_of(method, functies)) is not Eerst.NOTHING:
            return eerst
    return Eerst.NOTHING


def touches(functie: Functie, functies: Functies) -> Iterator[str | Functie]:
    """In the order in which they run: methods of guarded parts that it calls, and functions that it hands the store."""
    for call in calls_in(functie.node):
        match call:
            case ast.Call(
                func=ast.Attribute(
                    value=ast.Attribute(value=ast.Name(id="store"), attr=part), attr=method
                )
            ):
                if part in GUARDED:
                    yield method
            case ast.Call(func=ast.Name(id=naam) | ast.Attribute(attr=naam)) if hands_store(call):
                ander = functies.get(f"{functie.module}.{naam}") or functies.get(naam)
                if ander is not None and ander is not functie:
                    yield ander


def hands_store(call: ast.Call) -> bool:
    return any(isinstance(arg, ast.Name) and arg.id == "store" for arg in call.args)


def calls_in(node: ast.AST) -> Iterator[ast.Call]:
    """Every call, those in the arguments of another one before that one."""
    for child in ast.iter_child_nodes(node):
        yield from calls_in(child)
    if isinstance(node, ast.Call):
        yield node


def methods_of(path: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(path.read_text())
    (part,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and is_part(node))
    return {node.name: node for node in part.body if isinstance(node, ast.FunctionDef)}


def is_part(klasse: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id == "Onderdeel" for base in klasse.bases)


def changes_rows(method: ast.FunctionDef, methods: Mapping[str, ast.FunctionDef]) -> bool:
    """Whether it holds a statement that writes, itself or through another method of its class."""
    for call in calls_in(method):
        match call.func:
            case ast.Name(id=naam) if naam in STATEMENTS:
                return True
            case ast.Attribute(value=ast.Name(id="self"), attr=naam) if naam in methods:
                if naam != method.name and changes_rows(methods[naam], methods):
                    return True
            case _:
                pass
    return False
