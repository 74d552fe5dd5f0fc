"""A number is read as it looks, whatever keyboard typed it; anything else is told in Dutch."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectField

from wijzer.web.common.invoer.velden import NIET_OPGEGEVEN, GetalVeld, tell_value


class Formulier(Form):
    getal = GetalVeld("Getal")


@pytest.mark.parametrize(
    ("getypt", "getal"),
    [
        ("12", 12),
        ("１２", 12),
        ("\u0661\u0662", 12),
        ("\u200b1\u00ad2\u00a0", 12),
        ("–3", -3),
        ("007", 7),
        ("", None),
        ("\u200b", None),
    ],
)
def test_a_number_is_read_as_it_looks(getypt: str, getal: int | None):
    form = Formulier(MultiDict({"getal": getypt}))
    assert (form.validate(), form.getal.data) == (True, getal)


@pytest.mark.parametrize(
    "getypt",
    ["--5", "-", "5-", "1,5", "1.000", "½", "1²", "²", "Ⅻ", "1_0", "+5", "9" * 10, "1 2", "1\n2"],
)
def test_what_is_no_whole_number_is_told(getypt: str):
    form = Formulier(MultiDict({"getal": getypt}))
    assert (form.validate(), form.getal.data) == (False, None)
    assert form.errors == {"getal": ["Vul een heel getal in, zonder komma of letters."]}


@pytest.mark.parametrize(
    ("niets", "gezegd"), [(NIET_OPGEGEVEN, "niet opgegeven"), ("Kies een gemeente", "–")]
)
def test_a_choice_that_says_nothing_is_told_where_it_is_an_answer(niets: str, gezegd: str):
    class Keuze(Form):
        keuze = SelectField("Keuze", choices={"": niets, "ja": "ja"})

    assert [tell_value(Keuze().keuze, waarde) for waarde in ("", None, "ja")] == [
        gezegd,
        gezegd,
        "ja",
    ]
