"""The words of a text: which of them tell something, and where they were typed."""

import pytest

from wijzer.published.verstaan.woord import words_of


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("De Linde", ["linde"]),
        ("de het een", ["de", "het", "een"]),
        ("Zoëken in 7551 EB", ["zoeken", "in", "7551eb"]),
        ("", []),
        ("!?", []),
    ],
)
def test_articles_go_unless_there_is_nothing_else(tekst: str, vormen: list[str]):
    assert [woord.vorm for woord in words_of(tekst)] == vormen


def test_a_word_knows_where_it_was_typed_and_that_it_is_read_as_typed():
    (woord,) = words_of("de Zoëken")
    assert (woord.getypt, woord.van, woord.tot, woord.is_mended) == ("Zoëken", 3, 9, False)


@pytest.mark.parametrize(
    ("tekst", "vormen"),
    [
        ("wonen klasse D", ["wonen", "klasse", "d"]),
        ("verblijf klasse z", ["verblijf", "klasse", "z"]),
        ("gezinshuis D", ["gezinshuis", "d"]),
        ("gezinshuis d", ["gezinshuis"]),
        ("A child", ["child"]),
        ("een d groep", ["groep"]),
    ],
)
def test_the_letter_of_a_product_is_no_article(tekst: str, vormen: list[str]):
    assert [woord.vorm for woord in words_of(tekst)] == vormen


def test_a_piece_of_a_word_knows_where_it_stands():
    (woord,) = words_of("Autismegroep")
    stuk = woord.piece(7, 12)
    assert (stuk.getypt, stuk.vorm, stuk.van, stuk.tot) == ("groep", "groep", 7, 12)
