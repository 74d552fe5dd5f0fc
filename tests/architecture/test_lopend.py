"""Which rows are in use is known in one place: a query that reads the tables themselves sees withdrawn rows, and says why."""

import ast
from collections.abc import Iterator
from pathlib import Path

WIJZER = Path(__file__).parents[2] / "wijzer"
RIJEN = {"LocatieRij", "AanbodRij"}
ONDERHOUD, TABELLEN = ("store/onderhoud/", "store/afschermlijst/"), {"LOCATIE", "AANBOD"}
"""What maintenance calls their tables."""
DEFINES = {"store/tables.py", "store/locaties/lopend.py"}

SCHRIJFT = "writes rows by id; what is in use was read before, under the lock"
INGETROKKEN = "is about what is withdrawn"
SLOT = "holds the aanbieder of what is withdrawn too"
HERSTEL = "puts rows of a copy back, withdrawn ones included"
LEEST_TABEL = {
    "store/locaties/locatie.py:lock": SLOT,
    "store/locaties/aanbod.py:lock": SLOT,
    "store/locaties/locatie.py:known_ids": "an id of a withdrawn locatie is not free",
    "store/locaties/locatie.py:kept": "is about the past: a case tells of what was withdrawn",
    "store/locaties/locatie.py:withdrawn": INGETROKKEN,
    "store/locaties/locatie.py:withdrawn_of": INGETROKKEN,
    "store/locaties/locatie.py:withdrawn_in": INGETROKKEN,
    "store/locaties/locatie.py:withdrawals": INGETROKKEN,
    "store/locaties/locatie.py:_ingetrokken": INGETROKKEN,
    "store/locaties/aanbod.py:withdrawals": INGETROKKEN,
    "store/locaties/aanbod.py:withdrawn_of": INGETROKKEN,
    "store/locaties/aanbod.py:kept_of": INGETROKKEN,
    "store/locaties/locatie.py:add_many": SCHRIJFT,
    "store/locaties/locatie.py:save_many": SCHRIJFT,
    "store/locaties/locatie.py:withdraw": SCHRIJFT,
    "store/locaties/locatie.py:bring_back": SCHRIJFT,
    "store/locaties/aanbod.py:add_many": SCHRIJFT,
    "store/locaties/aanbod.py:save_many": SCHRIJFT,
    "store/locaties/aanbod.py:withdraw": SCHRIJFT,
    "store/locaties/aanbod.py:bring_back": SCHRIJFT,
    "store/locaties/locatie.py:delete": "erases, whether withdrawn or not",
    "store/locaties/aanbod.py:delete": "erases, whether withdrawn or not",
    "store/locaties/locatie.py:_forget_remarks": "what was said at an open address goes from withdrawn aanbod too",
    "store/afwijkingen/afwijking.py:_lines_vraag": "a case about a withdrawn locatie still says its name",
    "store/projectie/bijwerken.py:_remaining_locaties": "what was withdrawn just now is looked at, so that its page goes",
    "store/projectie/bijwerken.py:_public_ids": "what was withdrawn just now is looked at, so that its page goes",
    "store/projectie/wachtverloop.py:_sources": "joined with what is published, and nothing withdrawn is",
    "store/projectie/wachtverloop.py:_history": "joined with what is published, and nothing withdrawn is",
    "store/locaties/verschijningen.py:forget_gone": "the day of a withdrawn page is kept with its public id",
    "store/onderhoud/terughouden.py:withdraw_at_shielded": "takes off the site; nothing withdrawn is on it",
    "store/onderhoud/terughouden.py:withdraw_deleted": HERSTEL,
    "store/onderhoud/terughouden.py:keep_withdrawn": HERSTEL,
    "store/onderhoud/terughouden.py:wait_for_all": "asks about what is published; nothing withdrawn is",
    "store/onderhoud/terughouden.py:unpublish": HERSTEL,
    "store/onderhoud/afhandeling.py:_about_this": "compares ids of two databases, withdrawn ones included",
    "store/afschermlijst/afschermingen.py:": "names the tables",
    "store/afschermlijst/afschermingen.py:read_voorganger": HERSTEL,
    "store/afschermlijst/afschermingen.py:_read_ingetrokken": INGETROKKEN,
    "store/afschermlijst/afschermingen.py:_questions": "a withdrawn shielded locatie is shielded after a restore too",
    "store/afschermlijst/afschermingen.py:publieke_ids": HERSTEL,
    "store/onderhoud/voorrang.py:keep_shielded": HERSTEL,
    "store/onderhoud/voorrang.py:_keep_locaties": HERSTEL,
    "store/onderhoud/voorrang.py:_keep_aanbod": HERSTEL,
    "store/onderhoud/voorrang.py:_aanbod_of": HERSTEL,
    "store/onderhoud/voorrang.py:_renew": HERSTEL,
    "store/onderhoud/teksten.py:_clear": SCHRIJFT,
}

READS_THE_TABLE = """
def of_regio(regio):
    return select(LocatieRij).where(LocatieRij.regio == regio)

def to_locatie(rij: LocatieRij) -> AanbodRij: ...

def by_name():
    return Base.metadata.tables["locatie"]
"""


def test_no_query_reads_withdrawn_rows_unless_it_stands_here_with_its_reason():
    found = {
        f"{module}:{functie}"
        for path in WIJZER.glob("**/*.py")
        if (module := path.relative_to(WIJZER).as_posix()) not in DEFINES
        for functie in readers(ast.parse(path.read_text()), names_in(module))
    }
    assert found - LEEST_TABEL.keys() == set(), "reads the table, and is not on the list"
    assert LEEST_TABEL.keys() - found == set(), "on the list, and no longer reads the table"


def test_a_query_that_reads_the_table_is_found_and_a_type_is_none():
    assert set(readers(ast.parse(READS_THE_TABLE), RIJEN)) == {"of_regio", "by_name"}


def names_in(module: str) -> set[str]:
    return RIJEN | TABELLEN if module.startswith(ONDERHOUD) else RIJEN


def readers(tree: ast.Module, namen: set[str]) -> Iterator[str]:
    """The functions and methods that use one of these, types of arguments and results aside; empty: the module itself."""
    for functie, node in used_in(tree, ""):
        match node:
            case ast.Name(id=naam) if naam in namen:
                yield functie
            case ast.Subscript(value=ast.Attribute(attr="tables"), slice=ast.Constant(value=naam)):
                if naam in {"locatie", "aanbod"}:
                    yield functie
            case _:
                pass


def used_in(node: ast.AST, functie: str) -> Iterator[tuple[str, ast.AST]]:
    for veld, waarde in ast.iter_fields(node):
        if veld in {"annotation", "returns"}:
            continue
        for kind in waarde if isinstance(waarde, list) else [waarde]:
            if isinstance(kind, ast.AST):
                hier = kind.name if isinstance(kind, ast.FunctionDef) else functie
                yield hier, kind
                yield from used_in(kind, hier)
