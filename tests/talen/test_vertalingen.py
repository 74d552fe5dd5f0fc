"""The English is complete: every public text has one, with the same values in it, and none is left over."""

import ast
import re

from babel.messages.catalog import Message

from tests.talen.oogst import (
    ALLEEN_KANTOOR,
    CODE,
    ROOT,
    SJABLONEN,
    harvest,
    read_english,
    strings_of,
)

_WAARDE = re.compile(r"%\(\w+\)[sd]")


def sleutels(bericht: Message) -> tuple[str, ...]:
    return strings_of(bericht.id)


def translated() -> list[Message]:
    """What has its English; the first test here finds what has not."""
    return [bericht for bericht in read_english() if bericht.id and all(strings_of(bericht.string))]


def values_in(tekst: str) -> set[str]:
    return set(_WAARDE.findall(tekst))


def test_every_public_text_has_its_english():
    english = read_english()
    zonder = [
        bericht.id
        for bericht in harvest()
        if bericht.id
        and ((er := english.get(bericht.id)) is None or er.fuzzy or not all(strings_of(er.string)))
    ]
    assert not zonder, (
        f"{len(zonder)} texts have no English (`make talen` lists them): {zonder[:8]}"
    )


def loose_texts(code: str) -> list[str]:
    """What is told from a table of plain texts: nobody gathers those, so they stay Dutch."""
    boom = ast.parse(code)
    tabellen = {
        doel.id: knoop.value.values
        for knoop in boom.body
        if isinstance(knoop, ast.Assign) and isinstance(knoop.value, ast.Dict)
        for doel in knoop.targets
        if isinstance(doel, ast.Name)
    }
    verteld = {
        knoop.args[0].value.id
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Call)
        and isinstance(knoop.func, ast.Name)
        and knoop.func.id in {"_", "gettext"}
        and isinstance(knoop.args[0], ast.Subscript)
        and isinstance(knoop.args[0].value, ast.Name)
    }
    return [
        waarde.value
        for naam in verteld & tabellen.keys()
        for waarde in tabellen[naam]
        if isinstance(waarde, ast.Constant) and isinstance(waarde.value, str)
    ]


def test_what_is_told_from_a_table_stands_in_it_between_tekst():
    assert loose_texts('_W = {1: "dag", 2: Tekst("nacht")}\nx = _(_W[n])') == ["dag"]
    los = {
        path.relative_to(ROOT).as_posix(): gevonden
        for map_ in CODE
        for path in (ROOT / map_).rglob("*.py")
        if (gevonden := loose_texts(path.read_text()))
    }
    assert not los, f"write them as `Tekst(…)`, or `make talen` does not see them: {los}"


def test_the_english_has_no_text_that_nobody_uses():
    oogst = harvest()
    over = [bericht.id for bericht in read_english() if bericht.id and bericht.id not in oogst]
    assert not over, f"texts that nobody uses (`make talen` drops them): {over[:8]}"


def test_a_text_with_a_plural_has_both_forms():
    half = [
        bericht.id
        for bericht in translated()
        if bericht.pluralizable
        and (len(strings_of(bericht.string)) != 2 or not all(strings_of(bericht.string)))
    ]
    assert not half


def test_no_value_was_lost_or_added_in_translation():
    """The form for one may say "one" without its number; nothing else may differ."""
    for bericht in translated():
        gevraagd = set().union(*map(values_in, sleutels(bericht)))
        for vorm in strings_of(bericht.string):
            assert values_in(vorm) <= gevraagd, f"adds a value: {vorm}"
        assert values_in(strings_of(bericht.string)[-1]) == gevraagd, f"loses a value: {bericht.id}"


def test_a_sentence_ends_as_the_dutch_does_and_no_percent_sign_is_loose():
    for bericht in translated():
        nederlands, english = sleutels(bericht)[0], strings_of(bericht.string)[0]
        assert nederlands[-1:] in ".?" or english[-1:] not in ".?", english
        assert nederlands[-1:] not in ".?" or english[-1:] in ".?", english
        assert english == english.strip(), f"spaces around: {english!r}"
        assert not re.search(r"%(?!\(\w+\)[sd]|%)", english), f"a loose percent sign: {english}"


def test_the_harvest_looks_where_the_public_rooms_are():
    """A folder that moved would make every other test here pass."""
    for map_ in (*CODE, *SJABLONEN):
        assert list((ROOT / map_).rglob("*")), map_
    for bestand in ALLEEN_KANTOOR:
        assert (ROOT / bestand).is_file(), bestand
    gevonden = {pad for bericht in harvest() for pad, _ in bericht.locations}
    assert {"templates/public/start.html", "wijzer/published/vraag/waarden.py"} <= gevonden
    assert {"seed/twente/hulpvormen.csv", "seed/twente/regio.toml"} <= gevonden
