"""The field in which a code is typed: of an app, or a recovery code."""

from typing import Any

from wtforms import StringField
from wtforms.validators import InputRequired, Length

from wijzer.domain.accounts.getyptecode import bare_code
from wijzer.domain.maten import has_control
from wijzer.web.common.invoer.schoonmaak import GeheimVeld


class CodeVeld(GeheimVeld, StringField):
    """A code of at most `hooguit` letters and digits.

    How it was spaced and what was pasted along is left aside at once. With nothing left it is
    empty. A sign that nobody can type is told of, as in every field. `leeg` is what is told of an
    empty one that may not be.
    """

    def __init__(self, label: str, *, hooguit: int, leeg: str | None = None, **anders: Any) -> None:
        verplicht = [InputRequired(leeg)] if leeg else []
        super().__init__(label, [*verplicht, Length(max=hooguit)], **anders)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Keep the code itself, as it is judged and shown again."""
        self.raw_data = [
            tekst if has_control(tekst, behalve="\t\r\n") else bare_code(tekst)
            for tekst in valuelist
        ]
        self.data = self.raw_data[0] if self.raw_data else None
