"""What a form showed goes along with it, signed, and comes back: from it follows what its sender changed."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from flask import json
from itsdangerous import BadSignature, Signer
from wtforms import HiddenField

from wijzer.domain.bewaren.samenvoegen import Getoond, Samenvoegwaarde, Veldwaarden
from wijzer.domain.maten import GETOOND
from wijzer.web.common.verzoek import current_settings
from wijzer.web.office.sleutels import signing_keys

MIJNE, BEWAARDE = "getypt", "bewaard"
"""The two answers to a question: what I typed, or what is kept now."""


class GetoondVeld(HiddenField):
    """What a form showed of one thing, and what was chosen where that was asked.

    Only what this installation made counts, and only for the thing it was made of: anything else
    says nothing of what was shown, so that whatever differs is asked and nothing is overwritten.
    """

    def __init__(self, **bij_formulier: Any) -> None:
        super().__init__("Wat deze pagina liet zien", **bij_formulier)
        self.flags.maxlength = GETOOND

    def process(
        self, formdata: Any, data: object = None, extra_filters: Sequence[Any] | None = None
    ) -> None:
        """Read what came back; what it was made with is no answer."""
        self._gestuurd: Mapping[str, Any] = formdata or {}
        super().process(formdata, "", extra_filters)

    @property
    def is_sent(self) -> bool:
        """Whether this is of a form that was sent."""
        return bool(self._gestuurd)

    def read(self, wat: str) -> tuple[Getoond, dict[str, str]]:
        """What was shown of `wat`, and the answer to each question.

        A question goes by its first cell, and its answer is empty where there is none.
        """
        opened = _open(str(self.data or ""), self.name, wat)
        if opened is None:
            return Getoond(cellen=None), {}
        cellen, vragen = opened
        antwoorden = {vraag: self._gestuurd.get(self.name_of(vraag), "") for vraag in vragen}
        gesteld = frozenset(
            vraag for vraag, kies in antwoorden.items() if kies in (MIJNE, BEWAARDE)
        )
        return Getoond(cellen=cellen, gesteld=gesteld, open=frozenset(vragen) - gesteld), antwoorden

    def shown(self, wat: str) -> Veldwaarden | None:
        """The cells that were shown of `wat`; None when nobody can tell."""
        return self.read(wat)[0].cellen

    def show(self, wat: str, cellen: Veldwaarden, vragen: tuple[str, ...] = ()) -> None:
        """Let this go along: what the page shows of `wat`, and the first cells of what it asks."""
        self.data = _close(cellen, vragen, self.name, wat)

    def name_of(self, vraag: str) -> str:
        """The name of the answer to a question."""
        return f"{self.name}-{vraag}"


def _close(cellen: Veldwaarden, vragen: tuple[str, ...], naam: str, wat: str) -> str:
    gevuld = {cel: _as_json(waarde) for cel, waarde in cellen.items() if waarde is not None}
    tekst = json.dumps([gevuld, list(vragen)], separators=(",", ":"))
    return _signer(naam, wat).sign(urlsafe_b64encode(zlib.compress(tekst.encode()))).decode()


def _open(tekst: str, naam: str, wat: str) -> tuple[dict[str, Samenvoegwaarde], list[str]] | None:
    try:
        inhoud = _signer(naam, wat).unsign(tekst.encode("ascii"))
    except (BadSignature, UnicodeEncodeError):
        return None
    gevuld, vragen = json.loads(zlib.decompress(urlsafe_b64decode(inhoud)))
    return {cel: _from_json(waarde) for cel, waarde in gevuld.items()}, vragen


def _as_json(waarde: Samenvoegwaarde) -> object:
    return sorted(waarde) if isinstance(waarde, frozenset) else waarde


def _from_json(waarde: list[str] | bool | int | str) -> Samenvoegwaarde:
    return frozenset(waarde) if isinstance(waarde, list) else waarde


def _signer(naam: str, wat: str) -> Signer:
    """Signs for one field of one thing: what was shown of another is nothing here."""
    return Signer(signing_keys(current_settings()) or "", salt=f"getoond\0{wat}\0{naam}")
