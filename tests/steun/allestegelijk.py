"""A form that is sent with everything wrong at once, and again with only what was named mended: nothing new may be told then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.test import TestResponse

from tests.steun.pagina import CheckedClient, Pagina, filled_in


@dataclass(frozen=True)
class Proef:
    """A form: its address, and per name of a field what is wrong and what is right."""

    pad: str
    fout: Mapping[str, object]
    goed: Mapping[str, object]

    def __str__(self) -> str:
        """Name the form in the list of tests."""
        return self.pad


def mend_all(client: CheckedClient, proef: Proef) -> None:
    """Send it twice; fails unless the first answer names all that is wrong, each with a way there, and the second saves."""
    form = next(
        form
        for form in client.pagina(proef.pad).post_forms()
        if set(proef.fout) & {veld.get("name") for veld in form.iter()}
    )
    actie, begin = form.get("action") or proef.pad, filled_in(form)
    eerste = client.post(actie, data={**begin, **proef.fout})
    genoemd = named(eerste)
    assert genoemd == set(proef.fout), f"{proef.pad}: genoemd {genoemd}"
    hersteld = {naam: proef.goed[naam] for naam in genoemd}
    tweede = client.post(actie, data={**begin, **proef.fout, **hersteld})
    assert tweede.status_code == 303, f"{proef.pad}: nu ook {named(tweede)}"


def named(answer: TestResponse) -> set[str]:
    """The fields to which the summary on top leads; each has its error beside it as well."""
    assert answer.status_code in (200, 400)
    pagina = Pagina(answer.get_data(as_text=True))
    lijsten = [blok for blok in pagina.all("div") if blok.get("data-foutlijst") is not None]
    assert len(lijsten) == 1, "one summary"
    links = {str(link.get("href")).removeprefix("#") for link in lijsten[0].iter("a")}
    beside = {
        str(alinea.get("id")).removesuffix("-fout")
        for alinea in pagina.all("p")
        if str(alinea.get("id")).endswith("-fout")
    }
    assert links <= beside, f"not told beside the field: {links - beside}"
    return links
