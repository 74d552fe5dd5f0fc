"""What both maps tell of the answer to a search, beside the map itself."""

from collections.abc import Sequence
from dataclasses import replace

from wijzer.domain.fouten import Ongeldig
from wijzer.published.reader import Reader
from wijzer.published.vraag.zoekvraag import Zoekvraag
from wijzer.published.zoeken.uitkomst import Zoekresultaat
from wijzer.web.public.crisis import crisis_of, nood_of
from wijzer.web.public.kamer import asked_regio
from wijzer.web.public.zoeken.advies import advise
from wijzer.web.public.zoeken.begrepen import show_begrepen
from wijzer.web.public.zoeken.formulier import list_errors
from wijzer.web.public.zoeken.gekozen import meant
from wijzer.web.public.zoeken.vormen.weergave import move_begrepen, move_filters


def show_answer(
    reader: Reader,
    vraag: Zoekvraag,
    gevonden: Zoekresultaat,
    fouten: Sequence[Ongeldig],
    *,
    hier: str,
) -> dict[str, object]:
    """How much fits, what was chosen and understood, and what to do next; `hier` is the map without any question."""
    regio = asked_regio()
    gevonden = replace(gevonden, vraag=vraag.on_page(1))  # the map itself looks at one result alone
    return {
        "crisis": crisis_of(regio, nood_of(gevonden)),
        "advies": advise(reader, regio, gevonden),
        "aantal": gevonden.aantal,
        "gekozen": move_filters(meant(reader, regio, gevonden), hier),
        "begrepen": move_begrepen(show_begrepen(reader, regio, gevonden), hier),
        "foutlijst": list_errors(fouten),
    }
