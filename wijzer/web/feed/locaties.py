"""Groepen, vestigingen and aanbieders."""

from uuid import UUID

from flask import Response

from wijzer.domain.locaties.locatie import MEERVOUD, LocatieSoort
from wijzer.published.gegevens import AanbiederInfo, LocatieInfo
from wijzer.web.common.verzoek import current_reader
from wijzer.web.feed.antwoorden import as_text, href, json_answer, list_answer, self_link, told
from wijzer.web.feed.kamer import PREFIX, bp
from wijzer.web.feed.vragen import LIJSTSLEUTELS, read_feedvraag, refuse_keys


@bp.get("/groepen")
def groepen() -> Response:
    """All groepen of which something is visible."""
    return _list("groep")


@bp.get("/groepen/<uuid:locatie_id>")
def groep(locatie_id: UUID) -> Response:
    """One groep; 410 when it is gone."""
    return _one("groep", locatie_id)


@bp.get("/vestigingen")
def vestigingen() -> Response:
    """All vestigingen of which something is visible."""
    return _list("vestiging")


@bp.get("/vestigingen/<uuid:locatie_id>")
def vestiging(locatie_id: UUID) -> Response:
    """One vestiging; 410 when it is gone."""
    return _one("vestiging", locatie_id)


@bp.get("/aanbieders")
def aanbieders() -> Response:
    """All aanbieders of which something is visible."""
    reader = current_reader()
    vraag = read_feedvraag(reader, LIJSTSLEUTELS)
    return list_answer(reader, vraag, reader.aanbieders(vraag.regio), _aanbieder_text)


@bp.get("/aanbieders/<uuid:aanbieder_id>")
def aanbieder(aanbieder_id: UUID) -> Response:
    """One aanbieder; 410 when it is gone."""
    refuse_keys()
    return json_answer(_aanbieder_text(current_reader().aanbieder(aanbieder_id)))


def _list(soort: LocatieSoort) -> Response:
    reader = current_reader()
    vraag = read_feedvraag(reader, LIJSTSLEUTELS)
    locaties, telling = reader.locaties(soort, vraag.regio), reader.tel_soort(soort, vraag.regio)
    return list_answer(reader, vraag, locaties, _locatie_text, told(telling))


def _one(soort: LocatieSoort, locatie_id: UUID) -> Response:
    refuse_keys()
    return json_answer(_locatie_text(current_reader().locatie(locatie_id, soort)))


def _locatie_text(locatie: LocatieInfo) -> str:
    meervoud = MEERVOUD[locatie.soort]
    links = {
        "self": self_link(meervoud, locatie.id),
        "aanbieder": self_link("aanbieders", locatie.aanbieder.id),
        "aanbod": {"href": href(f"{PREFIX}/aanbod?locatie={locatie.id}")},
        "pagina": {"href": href(f"/{locatie.regio}/{meervoud}/{locatie.id}")},
    }
    return as_text({**locatie.stuk, "_links": links})


def _aanbieder_text(aanbieder: AanbiederInfo) -> str:
    links = {
        "self": self_link("aanbieders", aanbieder.id),
        "aanbod": {"href": href(f"{PREFIX}/aanbod?aanbieder={aanbieder.id}")},
        "pagina": {"href": href(f"/{aanbieder.regio}/aanbieders/{aanbieder.id}")},
    }
    return as_text({**aanbieder.stuk, "_links": links})
