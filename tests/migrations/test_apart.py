"""Mail that was set aside is given up by a version that knows no such thing."""

from sqlalchemy import text

from tests.factories import AT
from tests.store.taken.test_mail_en_taken import write
from wijzer.store.database.migraties import migrate
from wijzer.store.engine import Database


def test_going_down_gives_up_what_stood_aside_and_going_up_leaves_what_waits(database: Database):
    with database.transaction(at=AT) as store:
        wacht, stuk = write(store), write(store)
        store.session.execute(
            text("UPDATE mail SET tekst_versleuteld = :weg WHERE id = :id").bindparams(
                weg=b"x", id=stuk if database.engine.dialect.name == "postgresql" else stuk.hex
            )
        )
        assert [mail.id for mail in store.mail.due(AT)] == [wacht]
    migrate(database.engine, "0014")
    with database.engine.connect() as connection:
        wachtend = connection.scalars(
            text("SELECT pogingen FROM mail WHERE volgende_poging_at IS NOT NULL")
        )
        assert len(wachtend.all()) == 1
    migrate(database.engine)
    with database.transaction() as store:
        assert [mail.id for mail in store.mail.due(AT)] == [wacht]
        assert store.mail.aside() == []
