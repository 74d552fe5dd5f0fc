import pytest

from tests.cli.conftest import Wijzer
from tests.factories import AT, make_aanbieder
from tests.steun.accounts import Account, add_account
from wijzer.domain.accounts.toegang import Rol
from wijzer.settings import Settings
from wijzer.store.engine import Database


@pytest.fixture
def database(wijzer: Wijzer, settings: Settings):
    wijzer("init")
    database = Database(settings)
    with database.transaction(at=AT) as store:
        store.aanbieders.add(make_aanbieder("De Voorbeeldhoeve", agb=("73730001",)))
    yield database
    database.dispose()


def test_a_beheerder_and_an_aanbieder_are_invited_by_mail(wijzer: Wijzer, database: Database):
    assert wijzer("uitnodigen", "Beheer@Twente.example", "--rol", "beheerder").exit_code == 0
    uitkomst = wijzer(
        "uitnodigen", "ik@hoeve.example", "--rol", "aanbieder", "--aanbieder", "73730001"
    )
    assert uitkomst.exit_code == 0
    assert "/uitnodiging/" not in uitkomst.stdout
    with database.read() as store:
        beheerder = store.gebruikers.by_email("beheer@twente.example")
        aanbieder = store.gebruikers.by_email("ik@hoeve.example")
        assert beheerder is not None
        assert aanbieder is not None
        assert (beheerder.rol, beheerder.aanbieder_id) == (Rol.BEHEERDER, None)
        hoeve = store.aanbieders.by_agb("twente", "73730001")
        assert hoeve is not None
        assert aanbieder.aanbieder_id == hoeve.id
        assert store.mail.queue()[0] == 2
        regels = store.logboek.page("twente")
    assert [regel.object_id for regel in regels[:2]] == [str(aanbieder.id), str(beheerder.id)]


def test_what_was_copied_into_a_command_is_read_as_it_looks(wijzer: Wijzer, database: Database):
    args = ["\u200bIk@Hoeve.example\xa0", "--rol", "aanbieder", "--aanbieder", "７３７３\u200b0001"]
    assert wijzer("uitnodigen", *args, "--regio", "twente\ufeff").exit_code == 0
    with database.read() as store:
        assert store.gebruikers.by_email("ik@hoeve.example") is not None


@pytest.mark.parametrize(
    ("args", "melding"),
    [
        (["geen-adres", "--rol", "beheerder"], "geen e-mailadres"),
        (
            ["a@b.example", "--rol", "aanbieder", "--aanbieder", "99999999"],
            "geen aanbieder met AGB-code",
        ),
        (["a@b.example", "--rol", "beheerder", "--regio", "elders"], "bestaat niet"),
    ],
)
def test_an_invitation_that_cannot_be_is_refused(
    wijzer: Wijzer, database: Database, args: list[str], melding: str
):
    uitkomst = wijzer("uitnodigen", *args)
    assert uitkomst.exit_code == 1
    assert melding in uitkomst.stderr


def test_nobody_is_invited_twice(wijzer: Wijzer, database: Database):
    wijzer("uitnodigen", "a@b.example", "--rol", "beheerder")
    assert wijzer("uitnodigen", "a@b.example", "--rol", "beheerder").exit_code == 1


@pytest.fixture
def bea(database: Database) -> Account:
    with database.transaction(at=AT) as store:
        return add_account(store, email="bea@twente.example")


def test_the_last_beheerder_sets_up_the_second_step_anew_by_the_command_line(
    wijzer: Wijzer, database: Database, bea: Account
):
    uitkomst = wijzer("uitnodigen", "Bea@Twente.example", "--opnieuw")
    assert uitkomst.exit_code == 0
    assert "/uitnodiging/" not in uitkomst.stdout
    with database.read() as store:
        na = store.gebruikers.get(bea.gebruiker.id)
        assert (na.heeft_factor, na.wachtwoord_hash) == (False, bea.gebruiker.wachtwoord_hash)
        assert store.mail.queue()[0] == 1


def test_who_did_not_finish_an_invitation_gets_another(wijzer: Wijzer, database: Database):
    wijzer("uitnodigen", "a@b.example", "--rol", "beheerder")
    assert wijzer("uitnodigen", "a@b.example", "--opnieuw").exit_code == 0
    with database.read() as store:
        assert store.mail.queue()[0] == 2


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["niemand@b.example", "--opnieuw"], 1),
        (["bea@twente.example", "--opnieuw", "--rol", "beheerder"], 2),
        (["bea@twente.example"], 2),
    ],
)
def test_setting_up_anew_is_about_an_account_that_is_there_and_nothing_else(
    wijzer: Wijzer, bea: Account, args: list[str], code: int
):
    assert wijzer("uitnodigen", *args).exit_code == code


def test_a_closed_account_stays_closed(wijzer: Wijzer, database: Database):
    with database.transaction(at=AT) as store:
        add_account(store, email="weg@twente.example", uitgeschakeld_at=AT)
    uitkomst = wijzer("uitnodigen", "weg@twente.example", "--opnieuw")
    assert (uitkomst.exit_code, "uitgeschakeld" in uitkomst.stderr) == (1, True)
