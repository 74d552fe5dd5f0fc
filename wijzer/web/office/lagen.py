"""Tells at once all that is wrong with a form.

That is what is wrong in its fields, what the domain says of it, and what two people both changed.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from wijzer.domain.fouten import Ongeldig, Ongeldigheden
from wijzer.store.store import Store
from wijzer.web.common.invoer.formulieren import Formulier
from wijzer.web.office.deur import office, office_trial
from wijzer.web.office.samenvoegen.formulier import MetGetoond


@contextmanager
def office_for(form: Formulier, gevonden: Sequence[Ongeldig] = ()) -> Iterator[Store]:
    """Open one transaction for what a form states.

    It is kept only when every field holds and nothing is left to choose.

    `gevonden` is what was wrong already while the form was read. It is raised together with what
    the domain finds, as `Ongeldigheden`. What the fields themselves found, and that something has
    to be chosen, stands in the form afterwards: nothing was kept when `form.errors` is filled.
    """
    geldig = form.validate() and not gevonden
    geldig = (not isinstance(form, MetGetoond) or form.is_decided()) and geldig
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
