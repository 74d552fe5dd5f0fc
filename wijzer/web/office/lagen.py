"""A form has two layers: what its fields can hold, and what the domain says of it. What is wrong in either is told at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.store.store import Store
from wijzer.web.common.formulieren import Formulier
from wijzer.web.office.deur import office, office_trial


@contextmanager
def office_for(form: Formulier, gevonden: Sequence[Ongeldig] = ()) -> Iterator[Store]:
    """Open one transaction for what a form states; what is done in it is kept only when every field holds.

    `gevonden` is what was wrong already while the form was read. It is raised together with what the domain finds, as
    `Ongeldigheden`. What the fields themselves found stands in the form afterwards: nothing was kept when `form.errors` is filled.
    """
    geldig = form.validate() and not gevonden
    try:
        with office() if geldig else office_trial() as store:
            yield store
    except Ongeldigheden as fout:
        raise Ongeldigheden(each_once([*gevonden, *fout.fouten])) from None
    except Ongeldig as fout:
        raise Ongeldigheden(each_once([*gevonden, fout])) from None
    if gevonden:
        raise Ongeldigheden(list(gevonden))


def each_once(fouten: Sequence[Ongeldig]) -> list[Ongeldig]:
    """The same findings in the same order, without what is said twice of one field."""
    return list({(fout.veld, fout.melding): fout for fout in reversed(fouten)}.values())[::-1]
