"""What somebody was shown of one line of availability, in a form that goes along with the page and comes back with it.

Two of these texts are equal when somebody who looks sees no difference. So a form can tell which lines its sender changed, and
which lines somebody else changed since: only a line that both changed is a conflict.
"""

import json
from dataclasses import fields
from datetime import date
from hashlib import blake2b

from wijzer.domain.beschikbaarheid import Opgave


def as_shown(opgave: Opgave | None, *, medische_verwijzing: bool) -> str:
    """The line as one short text, however long its remark is: all that is asked of it is whether it equals another.

    The peildatum is left out: whoever confirms a line changes nothing in what it says.
    """
    velden = (
        {} if opgave is None else {each.name: getattr(opgave, each.name) for each in fields(Opgave)}
    )
    velden |= {"peildatum": None, "medische_verwijzing": medische_verwijzing}
    regel = json.dumps(
        {
            naam: waarde.isoformat() if isinstance(waarde, date) else waarde
            for naam, waarde in sorted(velden.items())
            if waarde is not None and waarde is not False and waarde != ""
        }
    )
    return blake2b(regel.encode(), digest_size=16).hexdigest()
