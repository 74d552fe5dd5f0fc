"""A public site with a small Twente on it, that all tests of a module only look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from werkzeug.test import TestResponse

import wijzer.klok
from tests.factories import AT
from tests.steun.databases.soorten import Voorraad, settings_for
from tests.steun.machine.servers import let_go, made
from tests.steun.pagina import CheckedClient
from tests.web.public.wereld import Wereld
from wijzer.store.engine import Database

API = "/api/v1"


@dataclass(frozen=True)
class Buiten:
    """Somebody outside, and what there is to see."""

    client: CheckedClient
    wereld: Wereld

    def get(self, pad: str, **koppen: str) -> TestResponse:
        """Ask with these headers alone; `accept_language` stands for `Accept-Language`."""
        eigen = {naam.replace("_", "-"): waarde for naam, waarde in koppen.items()}
        return self.client.get(pad, headers=eigen)

    def json(self, pad: str, **koppen: str) -> Any:
        """What a program gets, which must be there."""
        antwoord = self.get(pad, **koppen)
        assert antwoord.status_code == 200, f"{pad}: {antwoord.status} {antwoord.text}"
        return antwoord.get_json(force=True)


@pytest.fixture(scope="module")
def buiten(
    voorraden: dict[str, Voorraad], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Buiten]:
    """The site of the small Twente: De Linde, De Eik (shielded), an office and De Berk."""
    folder = tmp_path_factory.mktemp("buiten")
    settings = settings_for(voorraden["sqlite"].take(folder), folder / "instance")
    with pytest.MonkeyPatch.context() as klok:
        klok.setattr(wijzer.klok, "_system_time", lambda: AT)
        database = Database(settings)
        wereld = Wereld(database)
        app = made(settings)
        client = app.test_client()
        assert isinstance(client, CheckedClient)
        yield Buiten(client, wereld)
        let_go(app)
        database.dispose()
