"""Who waits for help that has no product code gets the same mail, and no other one when it gets a code."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import AT, make_contractregel
from tests.steun.databases.soorten import OP_SQLITE
from tests.steun.meldingen import Meldproef
from wijzer.domain.inkoop.hulpaanduiding import Hulpaanduiding, of_code, of_hulpvorm
from wijzer.settings import Settings

UUR = timedelta(hours=1)
pytestmark = OP_SQLITE


@pytest.fixture
def proef(settings: Settings) -> Iterator[Meldproef]:
    proef = Meldproef(settings)
    with proef.write() as store:
        store.contracten.add_many([make_contractregel(proef.aanbieder, "hulpvorm:gezinshuis")], [])
    yield proef
    proef.close()


def hang_on(proef: Meldproef, hulp: Hulpaanduiding) -> None:
    """Let the aanbod of the open groep be for this help."""
    with proef.write() as store:
        proef.aanbod[0] = replace(proef.aanbod[0], hulp=hulp)
        store.aanbod.save(proef.aanbod[0])


def test_an_alert_tells_its_help_by_name_and_is_silent_when_it_gets_a_code(proef: Meldproef):
    hang_on(proef, of_hulpvorm("gezinshuis"))
    proef.state(0, 0, AT)
    proef.alert("hulpvorm=gezinshuis")
    proef.state(0, 1, AT + UUR)
    (mail,) = proef.mails(AT + UUR)
    assert "- Gezinshuis" in mail.tekst.splitlines()
    assert "None" not in mail.tekst
    hang_on(proef, of_code("WGZHF"))
    proef.state(0, 1, AT + 2 * UUR)
    assert proef.mails(AT + 30 * UUR) == []


def test_an_alert_by_a_code_hears_nothing_of_aanbod_without_one(proef: Meldproef):
    hang_on(proef, of_hulpvorm("gezinshuis"))
    proef.state(0, 0, AT)
    proef.state(1, 0, AT)
    proef.alert("product=WGZHF")
    proef.state(0, 1, AT + UUR)
    assert proef.mails(AT + UUR) == []
