"""Two who save at once: one is first, the other hears what is wrong with its own, and nothing shielded comes out.

Each race is run several times with real threads: at one moment, and with either of both in the middle of its transaction
when the other begins. Which is first differs, what is true afterwards does not.
"""

from collections.abc import Callable, Iterator
from itertools import count
from uuid import uuid4

import pytest

from tests.factories import (
    AT,
    TODAY,
    make_aanbieder,
    make_actor,
    make_contractregel,
    make_gebruiker,
    twente_in,
)
from tests.services.locaties.wereld_gelijktijdig import ADRESSEN, TWEEDE_PRODUCT, Buurt
from tests.steun.gelijktijdig import (
    Daad,
    Draad,
    at_once,
    forbidden_in,
    overlapping,
    overlapping_backwards,
)
from wijzer.domain.accounts.toegang import SYSTEEM, Actor
from wijzer.domain.adressen.adres import AfgeschermdAdres
from wijzer.domain.fouten import Conflict, Geweigerd, NietGevonden, Ongeldigheden, WijzerFout
from wijzer.domain.ids import AanbodId
from wijzer.services.controle.controleer_adressen import check_regio
from wijzer.services.importverslag import Importverslag
from wijzer.services.locaties.geef_beschikbaarheid_op import (
    OnjuisteOpgaven,
    bevestig_beschikbaarheid,
)
from wijzer.settings import Settings
from wijzer.store.database.fouten import DatabaseBezet
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.store.verzegeling.sleutels import Zegel, Zegelstand

pytestmark = pytest.mark.proef

HIER, DAAR, VRIJ = ADRESSEN
"""The address of the first groep, that of the second, and one where nobody is yet."""
STRAAT = "https://zonnewende.example"

Keren = Callable[[int, int], int]
Wedstrijd = Callable[[Buurt], tuple[Daad, Daad]]


Samenloop = Callable[[Database, Daad, Daad], list[object]]


@pytest.fixture
def samen(keren: Keren) -> Iterator[Samenloop]:
    """Every way in which two can meet, each some times."""
    return iter((at_once, overlapping, overlapping_backwards) * keren(1, 7))


@pytest.fixture
def twente(database: Database) -> Database:
    with database.transaction(at=AT) as store:
        twente_in(store)
    return database


def refused(uitkomst: object) -> bool:
    """Whether nothing was kept: an error of the domain, or a file that was refused."""
    return isinstance(uitkomst, WijzerFout) or (
        isinstance(uitkomst, Importverslag) and uitkomst.is_geweigerd
    )


def tell(uitkomst: object) -> str:
    """What the loser hears, as the page that shows it does."""
    match uitkomst:
        case Ongeldigheden(fouten=fouten):
            return " ".join(fout.melding for fout in fouten)
        case Importverslag(fouten=fouten):
            return " ".join(fout.fout for fout in fouten)
        case WijzerFout(melding=melding):
            return str(melding)
        case _:
            raise AssertionError("this one was kept")


def draft_at(buurt: Buurt) -> None:
    """The second groep is open at the free address, and not on the site yet."""
    nummer = buurt.locatie(buurt.groepen[1])
    done(buurt, buurt.withdraw(nummer))
    done(buurt, buurt.change(buurt.locatie(nummer), VRIJ, shield=False, naam="Huis concept"))


def shielded(buurt: Buurt) -> None:
    """The first groep is shielded where it is."""
    done(buurt, buurt.change(buurt.groepen[0], HIER, shield=True, naam="Huis dicht"))


def done(buurt: Buurt, daad: Daad) -> None:
    with buurt.database.transaction(at=AT) as store:
        daad(store)


def confirm(by: Actor, aanbod: list[AanbodId]) -> Daad:
    return lambda store: bevestig_beschikbaarheid(store, aanbod, by=by, at=AT, today=TODAY)


# ── races with one winner ────────────────────────────────────────────────────


def shield_and_move(buurt: Buurt) -> tuple[Daad, Daad]:
    een, ander = buurt.groepen
    return (
        buurt.change(een, VRIJ, shield=True, naam="Huis dicht"),
        buurt.change(ander, VRIJ, shield=False, naam="Huis open"),
    )


def shield_and_move_by_the_hoofdaannemer(buurt: Buurt) -> tuple[Daad, Daad]:
    een, ander = buurt.groepen
    return (
        buurt.change(een, VRIJ, shield=True, naam="Huis dicht"),
        buurt.change(ander, VRIJ, shield=False, naam="Huis open", by=buurt.boven),
    )


def move_shielded_and_move(buurt: Buurt) -> tuple[Daad, Daad]:
    shielded(buurt)
    een, ander = map(buurt.locatie, buurt.groepen)
    return (
        buurt.change(een, VRIJ, shield=True, naam="Huis dicht"),
        buurt.change(ander, VRIJ, shield=False, naam="Huis open"),
    )


def open_again_and_shield_there(buurt: Buurt) -> tuple[Daad, Daad]:
    shielded(buurt)
    een, ander = map(buurt.locatie, buurt.groepen)
    return (
        buurt.change(een, VRIJ, shield=False, naam="Huis weer open"),
        buurt.change(ander, VRIJ, shield=True, naam="Huis ander"),
    )


def publish_and_shield_there(buurt: Buurt) -> tuple[Daad, Daad]:
    draft_at(buurt)
    een, ander = map(buurt.locatie, buurt.groepen)
    return buurt.publish(ander), buurt.change(een, VRIJ, shield=True, naam="Huis dicht")


def remark_and_move_shielded(buurt: Buurt) -> tuple[Daad, Daad]:
    """The aanbod keeps its versie here: only the present address tells that the remark may not stay."""
    shielded(buurt)
    groep, aanbod = buurt.locatie(buurt.groepen[0]), buurt.stored(buurt.aanbod[0].id)
    return (
        buurt.state(aanbod, 1, "Bij de Zonnewende"),
        buurt.change(groep, VRIJ, shield=True, naam="Huis dicht"),
    )


def contact_and_shield(buurt: Buurt) -> tuple[Daad, Daad]:
    return (
        buurt.contact(buurt.onder, STRAAT),
        buurt.change(buurt.groepen[0], VRIJ, shield=True, naam="Huis dicht"),
    )


def contact_of_the_hoofdaannemer_and_shield(buurt: Buurt) -> tuple[Daad, Daad]:
    return (
        buurt.contact(buurt.boven, STRAAT),
        buurt.change(buurt.groepen[0], VRIJ, shield=True, naam="Huis dicht"),
    )


def file_that_shields_and_move(buurt: Buurt) -> tuple[Daad, Daad]:
    een, ander = buurt.groepen
    return (
        buurt.file(een, VRIJ, shield=True, naam="Huis dicht"),
        buurt.change(ander, VRIJ, shield=False, naam="Huis open"),
    )


def file_that_moves_and_shield(buurt: Buurt) -> tuple[Daad, Daad]:
    een, ander = buurt.groepen
    return (
        buurt.change(een, VRIJ, shield=True, naam="Huis dicht"),
        buurt.file(ander, VRIJ, shield=False, naam="Huis open"),
    )


def new_file_and_shield(buurt: Buurt) -> tuple[Daad, Daad]:
    """A file publishes a new locatie at once, so it is a publish like any other."""
    return (
        buurt.file(None, VRIJ, shield=False, naam="Huis nieuw"),
        buurt.change(buurt.groepen[0], VRIJ, shield=True, naam="Huis dicht"),
    )


def the_same_form_twice(buurt: Buurt) -> tuple[Daad, Daad]:
    groep = buurt.groepen[0]
    return (
        buurt.change(groep, VRIJ, shield=False, naam="Huis Noord"),
        buurt.change(groep, VRIJ, shield=True, naam="Huis Zuid"),
    )


ONE_WINS: list[Wedstrijd] = [
    shield_and_move, shield_and_move_by_the_hoofdaannemer, move_shielded_and_move, open_again_and_shield_there,
    publish_and_shield_there, remark_and_move_shielded, contact_and_shield,
    contact_of_the_hoofdaannemer_and_shield, file_that_shields_and_move, file_that_moves_and_shield,
    new_file_and_shield, the_same_form_twice,
]  # fmt: skip


@pytest.mark.parametrize("wedstrijd", ONE_WINS, ids=lambda daad: daad.__name__)
def test_of_two_who_contradict_each_other_one_wins_and_the_other_hears_why(
    twente: Database, wedstrijd: Wedstrijd, samen: Iterator[Samenloop]
):
    for together in samen:
        buurt = Buurt.make(twente)
        uitkomsten = together(twente, *wedstrijd(buurt))
        verliezers = [uitkomst for uitkomst in uitkomsten if refused(uitkomst)]
        assert len(verliezers) == 1, uitkomsten
        assert isinstance(
            verliezers[0], Conflict | Geweigerd | Ongeldigheden | OnjuisteOpgaven | Importverslag
        )
        assert tell(verliezers[0])
        assert forbidden_in(twente, buurt.aanbieders) == []


# ── races that both may win ──────────────────────────────────────────────────


def test_a_remark_that_tells_the_street_goes_with_the_shielding_or_is_refused_after_it(
    twente: Database, samen: Iterator[Samenloop]
):
    for together in samen:
        buurt = Buurt.make(twente)
        opgegeven, afgeschermd = together(
            twente,
            buurt.state(buurt.aanbod[0], 1, "Bij de Zonnewende"),
            buurt.change(buurt.groepen[0], VRIJ, shield=True, naam="Huis dicht"),
        )
        assert not refused(afgeschermd), "what shielding drops does not stop it"
        assert not refused(opgegeven) or tell(opgegeven)
        opgave = buurt.stored(buurt.aanbod[0].id).opgave
        assert opgave is None or opgave.toelichting is None
        assert forbidden_in(twente, buurt.aanbieders) == []


def test_what_was_stated_just_before_a_groep_is_shielded_is_not_lost(
    twente: Database, samen: Iterator[Samenloop]
):
    for plekken, together in enumerate(samen, start=2):
        buurt = Buurt.make(twente)
        opgegeven, afgeschermd = together(
            twente,
            buurt.state(buurt.aanbod[0], plekken % 7, "Bel ons."),
            buurt.change(buurt.groepen[0], HIER, shield=True, naam="Huis dicht"),
        )
        assert not refused(afgeschermd)
        stated = buurt.stored(buurt.aanbod[0].id).opgave
        assert stated is not None
        assert stated.toelichting is None, "what was said at the open address leads to the old page"
        assert stated.vrije_plekken == (1 if refused(opgegeven) else plekken % 7)
        assert not refused(opgegeven) or isinstance(opgegeven, Conflict)
        assert forbidden_in(twente, buurt.aanbieders) == []


def test_a_confirmation_and_a_shielding_both_hold(twente: Database, samen: Iterator[Samenloop]):
    for together in samen:
        buurt = Buurt.make(twente)
        uitkomsten = together(
            twente,
            buurt.confirm(buurt.aanbod[0]),
            buurt.change(buurt.groepen[0], HIER, shield=True, naam="Huis dicht"),
        )
        assert not any(map(refused, uitkomsten)), uitkomsten
        assert buurt.locatie(buurt.groepen[0]).is_afgeschermd
        assert buurt.stored(buurt.aanbod[0].id).opgave == buurt.aanbod[0].opgave
        assert forbidden_in(twente, buurt.aanbieders) == []


def test_publishing_while_somebody_shields_the_same_groep_never_writes_the_old_row_back(
    twente: Database, samen: Iterator[Samenloop]
):
    for together in samen:
        buurt = Buurt.make(twente)
        done(buurt, buurt.withdraw(buurt.groepen[0]))
        groep = buurt.locatie(buurt.groepen[0])
        gepubliceerd, afgeschermd = together(
            twente,
            buurt.publish(groep),
            buurt.change(groep, HIER, shield=True, naam="Huis dicht"),
        )
        assert not refused(gepubliceerd)
        nu = buurt.locatie(groep)
        assert nu.gepubliceerd
        assert nu.is_afgeschermd == (not refused(afgeschermd))
        assert not refused(afgeschermd) or isinstance(afgeschermd, Conflict)
        assert forbidden_in(twente, buurt.aanbieders) == []


def test_withdrawing_and_publishing_at_once_leave_one_of_both(
    twente: Database, samen: Iterator[Samenloop]
):
    for together in samen:
        buurt = Buurt.make(twente)
        uitkomsten = together(
            twente, buurt.withdraw(buurt.groepen[0]), buurt.publish(buurt.groepen[0])
        )
        assert not any(map(refused, uitkomsten)), uitkomsten
        assert forbidden_in(twente, buurt.aanbieders) == []


def test_a_form_of_a_locatie_that_was_just_deleted_is_as_if_it_was_not_there(
    twente: Database, samen: Iterator[Samenloop]
):
    for together in samen:
        buurt = Buurt.make(twente)
        done(buurt, buurt.withdraw(buurt.groepen[1]))
        groep = buurt.locatie(buurt.groepen[1])
        verwijderd, bewaard = together(
            twente,
            buurt.delete(groep),
            buurt.change(groep, VRIJ, shield=False, naam="Huis Noord"),
        )
        assert not refused(verwijderd)
        assert not refused(bewaard) or isinstance(bewaard, NietGevonden)
        assert [locatie.id for locatie in buurt.locaties()] == [buurt.groepen[0].id]
        assert forbidden_in(twente, buurt.aanbieders) == []


def test_a_product_from_a_file_is_never_taken_away_by_a_form_that_did_not_list_it(
    twente: Database, samen: Iterator[Samenloop]
):
    for together in samen:
        buurt = Buurt.make(twente)
        groep = buurt.groepen[0]
        ingelezen, bewaard = together(
            twente,
            buurt.file(groep, HIER, shield=False, naam=groep.naam, product=TWEEDE_PRODUCT),
            buurt.change(groep, HIER, shield=False, naam="Huis Noord"),
        )
        assert not refused(ingelezen)
        assert not refused(bewaard) or isinstance(bewaard, Conflict)
        with twente.read() as store:
            codes = {aanbod.hulp.sleutel for aanbod in store.aanbod.of_locatie(groep.id)}
        assert TWEEDE_PRODUCT in codes
        assert forbidden_in(twente, buurt.aanbieders) == []


def test_a_new_name_in_a_contract_never_tells_a_shielded_street(
    twente: Database, samen: Iterator[Samenloop]
):
    """Either the list of contracts is refused, or who shields is."""
    for together in samen:
        buurt = Buurt.make(twente)
        ingelezen, afgeschermd = together(
            twente,
            buurt.contract("Stichting Zonnewende"),
            buurt.change(buurt.groepen[0], VRIJ, shield=True, naam="Huis dicht"),
        )
        assert refused(ingelezen) != refused(afgeschermd)
        assert forbidden_in(twente, buurt.aanbieders) == []


def test_an_address_that_changes_while_keys_are_changed_stays_the_new_one(
    twente: Database, samen: Iterator[Samenloop], monkeypatch: pytest.MonkeyPatch
):
    """Every address counts as one under an older key, so that all of them are sealed anew."""
    monkeypatch.setattr(Zegel, "stand", lambda *_: Zegelstand.OUDER)
    for together in samen:
        buurt = Buurt.make(twente)
        shielded(buurt)
        groep = buurt.locatie(buurt.groepen[0])
        uitkomsten = together(
            twente,
            lambda store: store.reseal_adressen(),
            buurt.change(groep, VRIJ, shield=True, naam="Huis dicht"),
        )
        assert not any(map(refused, uitkomsten)), uitkomsten
        assert buurt.locatie(groep).adres == AfgeschermdAdres(VRIJ)


# ── waiting ──────────────────────────────────────────────────────────────────


def test_who_waits_reads_what_the_other_kept(twente: Database):
    """Step by step: the second has not begun to read while the first is not done."""
    buurt = Buurt.make(twente)
    een, ander = shield_and_move(buurt)
    eerst = Draad(twente, een)
    assert eerst.is_done(10)
    daarna = Draad(twente, ander)
    assert not daarna.is_done(0.3)
    assert not refused(eerst.end(keep=True))
    assert daarna.is_done(10)
    assert "afgeschermde locatie" in tell(daarna.end(keep=True))


def test_who_waits_goes_on_when_the_other_gives_up(twente: Database):
    buurt = Buurt.make(twente)
    een, ander = shield_and_move(buurt)
    eerst = Draad(twente, een)
    assert eerst.is_done(10)
    daarna = Draad(twente, ander)
    assert eerst.end(keep=False) is None
    assert not refused(daarna.end(keep=True))
    assert buurt.locatie(buurt.groepen[1]).adres != buurt.groepen[1].adres


def test_aanbieders_that_have_nothing_to_do_with_each_other_do_not_wait(
    twente: Database,
):
    """On PostgreSQL alone: SQLite has one writer at a time, whoever it is."""
    een, ander = Buurt.make(twente), Buurt.make(twente)
    eerst = Draad(twente, een.withdraw(een.groepen[0]))
    assert eerst.is_done(10)
    daarna = Draad(twente, ander.change(ander.groepen[0], VRIJ, shield=True, naam="Huis dicht"))
    waits = twente.engine.dialect.name == "sqlite"
    assert daarna.is_done(0.3 if waits else 10) is not waits
    eerst.end(keep=True)
    assert not refused(daarna.end(keep=True))


def test_who_waits_too_long_hears_that_it_is_busy(
    twente: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("wijzer.store.database.verbinding._WACHT_MS", 100)
    impatient = Database(settings)
    buurt = Buurt.make(twente)
    een, ander = shield_and_move(buurt)
    eerst = Draad(twente, een)
    assert eerst.is_done(10)
    with pytest.raises(DatabaseBezet), impatient.transaction(at=AT) as store:
        ander(store)
    eerst.end(keep=True)
    impatient.dispose()


def test_a_new_onderaannemer_that_appears_while_a_contact_waits_is_a_conflict(twente: Database):
    """Its shielded locaties would not be held; so the contact is judged again, by whoever saves it again."""
    buurt = Buurt.make(twente)
    nieuw = make_aanbieder()

    def contract(store: Store) -> None:
        store.aanbieders.lock_regio("twente")
        store.aanbieders.add(nieuw)
        store.contracten.add_many([make_contractregel(nieuw, hoofdaannemer_id=buurt.boven)])

    eerst = Draad(twente, contract)
    assert eerst.is_done(10)
    daarna = Draad(twente, buurt.contact(buurt.boven, "https://boven.example"))
    wacht = not daarna.is_done(0.3)
    assert eerst.end(keep=True) is None
    uitkomst = daarna.end(keep=True)
    assert wacht
    # On SQLite the second has not looked at all before the first is done, so it knows the new one.
    assert isinstance(uitkomst, Conflict) is (twente.engine.dialect.name == "postgresql")


def test_everybody_at_once_never_stands_in_each_others_way_for_good(twente: Database, keren: Keren):
    """Forms, files, the check of addresses, the change of day and the rebuild: nobody becomes the victim of a deadlock."""
    nummer = count(1)
    for _ in range(keren(2, 20)):
        buurt, ander = Buurt.make(twente), Buurt.make(twente)
        een, twee = buurt.groepen
        hoofd = make_actor(make_gebruiker(buurt.boven), {buurt.onder, ander.onder})
        beide = [buurt.aanbod[0].id, ander.aanbod[0].id]

        uitkomsten = at_once(
            twente,
            buurt.change(een, VRIJ, shield=True, naam="Huis dicht"),
            buurt.change(twee, VRIJ, shield=False, naam="Huis open"),
            buurt.contact(buurt.boven, "https://boven.example"),
            buurt.file(een, HIER, shield=False, naam="Huis Noord"),
            buurt.contract(f"Stichting {next(nummer)}"),
            confirm(hoofd, beide),
            confirm(hoofd, beide[::-1]),
            lambda store: check_regio(
                store, "twente", new_id=uuid4, by=SYSTEEM, at=AT, today=TODAY
            ),
            lambda store: store.projectie.rebuild(AT),
            lambda store: store.projectie.advance(AT, TODAY),
        )
        assert not any(isinstance(uit, DatabaseBezet) for uit in uitkomsten), uitkomsten
        assert forbidden_in(twente, (*buurt.aanbieders, *ander.aanbieders)) == []
