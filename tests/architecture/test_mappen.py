"""Where a folder is stands in one file: what looks for its own way up is lost once the package stands elsewhere."""

import ast

from wijzer.mappen import GEBOUWD, HUIS, MIGRATIES, PAKKET, SEED, SJABLONEN

ALLEEN = {"mappen.py"}


def test_only_one_file_looks_for_folders_outside_the_package():
    gevonden = {
        pad.relative_to(PAKKET).as_posix()
        for pad in PAKKET.rglob("*.py")
        if any(
            isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).endswith("__file__")
            for node in ast.walk(ast.parse(pad.read_text()))
        )
    }
    assert gevonden == ALLEEN


def test_in_a_checkout_the_folders_stand_at_the_top():
    assert {map_.relative_to(HUIS).parts[0] for map_ in (GEBOUWD, MIGRATIES, SEED, SJABLONEN)} == {
        "migrations",
        "seed",
        "static",
        "templates",
    }
    assert PAKKET.parent == HUIS
