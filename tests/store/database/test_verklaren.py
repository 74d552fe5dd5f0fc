"""From what a database says of a broken constraint to the error of the domain, without a database."""

from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.exc import DataError, IntegrityError, OperationalError

from wijzer.domain.fouten import Conflict, Geweigerd, Ongeldig, WijzerFout
from wijzer.domain.storing import DatabaseZonderTabellen
from wijzer.published.tables import PublishedBase
from wijzer.store.database import fouten
from wijzer.store.database.fouten import (
    DatabaseNieuwer,
    NietGemigreerd,
    constraint_of,
    explain,
)
from wijzer.store.tables import Base

BESIDE_A_FIELD = {
    "uq_gebruiker_email": "email",
    "ck_gebruiker_rol": "rol",
    "ck_gebruiker_aanbieder": "aanbieder",
    "pk_agb": "agb",
    "uq_product_regio_code_geldig_van": "productcode",
    "uq_synoniem_regio_sleutel": "woorden",
    "ck_product_geldigheid": "geldig_tot",
    "ck_contractregel_periode": "einddatum",
    "ck_locatie_groepsgrootte": "groepsgrootte",
    "uq_aanbod_locatie_id_productcode": "productcode",
    "uq_aanbod_locatie_id_hulpvorm": "hulpvorm",
    "ck_aanbod_hulp": "hulpvorm",
    "ck_contractregel_hulp": "hulpvorm",
    "ck_aanbod_vrije_plekken": "vrije_plekken",
    "ck_aanbod_aanmeldwachttijd": "aanmeldwachttijd_weken",
    "ck_aanbod_behandelwachttijd": "behandelwachttijd_weken",
}
"""Beside which field the message of a constraint stands."""


@pytest.mark.parametrize("naam", BESIDE_A_FIELD)
def test_a_rule_of_one_field_is_told_beside_it(naam: str):
    fout = explain(naam)
    assert isinstance(fout, Ongeldig)
    assert fout.veld == BESIDE_A_FIELD[naam]
    assert naam not in fout.melding, "in words, and not by its name"


def test_every_message_beside_a_field_is_in_this_list():
    met_veld = {naam for naam in fouten._MELDINGEN if isinstance(explain(naam), Ongeldig)}
    assert met_veld == BESIDE_A_FIELD.keys()


def test_who_asks_for_the_same_alert_at_once_is_told_that_somebody_was_first():
    assert isinstance(explain("uq_melding_vraag_hash"), Conflict)


@pytest.mark.parametrize("naam", ["fk_aanbod_locatie_id_locatie", "fk_onbekend", "fk_"])
def test_a_broken_reference_is_told_without_saying_which(naam: str):
    fout = explain(naam)
    assert type(fout) is Geweigerd
    assert "verwijst" in fout.melding
    assert naam not in fout.melding


@pytest.mark.parametrize("naam", ["uq_locatie_publiek_id", "ck_inzage_duur", "xfk_iets"])
def test_a_rule_without_words_of_its_own_is_told_by_its_name(naam: str):
    fout = explain(naam)
    assert type(fout) is Geweigerd
    assert fout.melding == f"Dit kan niet worden opgeslagen ({naam})."


def test_without_a_name_no_rule_was_broken():
    assert explain(None) is None


# ── how PostgreSQL says it ──


def test_postgresql_names_the_constraint():
    orig = SimpleNamespace(diag=SimpleNamespace(constraint_name="pk_agb"))
    assert constraint_of(orig) == "pk_agb"


@pytest.mark.parametrize("naam", [None, ""])
def test_postgresql_may_have_no_name_for_it(naam: str | None):
    """A column that may not be empty has none."""
    assert constraint_of(SimpleNamespace(diag=SimpleNamespace(constraint_name=naam))) is None


# ── how SQLite says it ──


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [
        ("CHECK constraint failed: ck_gebruiker_rol", "ck_gebruiker_rol"),
        ("UNIQUE constraint failed: gebruiker.email", "uq_gebruiker_email"),
        ("UNIQUE constraint failed: agb.regio, agb.code", "pk_agb"),
        (
            "UNIQUE constraint failed: product.regio, product.code, product.geldig_van",
            "uq_product_regio_code_geldig_van",
        ),
        ("UNIQUE constraint failed: gebruiker.bestaat_niet", None),
        ("UNIQUE constraint failed: agb.code, agb.regio", None),
        ("FOREIGN KEY constraint failed", "fk_onbekend"),
        ("NOT NULL constraint failed: gebruiker.email", None),
        ("database is locked", None),
        ("", None),
    ],
)
def test_sqlite_says_it_in_words(tekst: str, naam: str | None):
    assert constraint_of(Exception(tekst)) == naam


def test_whatever_has_to_be_unique_is_known_by_its_columns():
    for tabel in Base.metadata.tables.values():
        for constraint in tabel.constraints:
            if isinstance(constraint, UniqueConstraint | PrimaryKeyConstraint):
                kolommen = ", ".join(f"{tabel.name}.{kolom.name}" for kolom in constraint.columns)
                fout = Exception(f"UNIQUE constraint failed: {kolommen}")
                assert constraint_of(fout) == constraint.name


# ── what an engine raises ──


def told(fout: BaseException, *, uit: Any = None) -> WijzerFout | None:
    """What an engine makes of what its driver raised; `uit` is how SQLAlchemy sees it."""
    context: Any = SimpleNamespace(
        sqlalchemy_exception=uit,
        original_exception=fout,
        engine=None,
        is_disconnect=False,
        dialect=SimpleNamespace(name="sqlite"),
    )
    return fouten._translate(context)


def test_a_broken_constraint_is_told_in_the_words_of_the_domain():
    orig = Exception("UNIQUE constraint failed: gebruiker.email")
    fout = told(orig, uit=IntegrityError("INSERT", {"email": "jan@x.example"}, orig))
    assert isinstance(fout, Ongeldig)
    assert "jan@x.example" not in str(fout)


@pytest.mark.parametrize(
    ("fout", "uit"),
    [
        (ValueError("x"), DataError("INSERT", {}, ValueError("x"))),
        (OverflowError("int too large"), None),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"), None),
    ],
    ids=["the database refuses it", "a number too large", "half a character"],
)
def test_what_cannot_be_kept_at_all_is_refused(fout: Exception, uit: object):
    gezegd = told(fout, uit=uit)
    assert type(gezegd) is Geweigerd
    assert "teken of een getal" in gezegd.melding


@pytest.mark.parametrize(
    "tekst",
    [
        "no such table: locatie",
        "no such table: main.locatie",
        "no such table: published_locatie",
        'relation "locatie" does not exist',
        'relation "published_locatie" does not exist\nLINE 1: SELECT',
    ],
)
def test_a_table_of_ours_that_is_not_there_says_that_there_are_none(tekst: str):
    orig = Exception(tekst)
    assert isinstance(told(orig, uit=OperationalError("SELECT", {}, orig)), DatabaseZonderTabellen)


@pytest.mark.parametrize(
    "tekst",
    [
        "no such table: van_een_ander",
        "no such table: locatie_oud",
        'relation "van_een_ander" does not exist',
        "no such column: locatie.kleur",
        "error: no such table: locatie",
    ],
)
def test_a_table_that_we_do_not_have_is_a_fault_of_the_program(tekst: str):
    assert not fouten._misses_table(Exception(tekst))


def test_every_table_of_ours_can_be_missed():
    for naam in (*Base.metadata.tables, *PublishedBase.metadata.tables):
        assert fouten._misses_table(Exception(f"no such table: {naam}"))
        assert fouten._misses_table(Exception(f'relation "{naam}" does not exist'))


def test_who_finds_other_tables_is_told_what_to_do_by_which_version():
    assert "wijzer init" in NietGemigreerd().melding
    assert "nieuwere versie" in DatabaseNieuwer().melding
    assert isinstance(DatabaseNieuwer(), NietGemigreerd), "who catches the one catches the other"
