"""An XLSX without the second in which it was made: the same table is the same bytes, so that it can be cached and compared."""

import io
import re
import zipfile
from datetime import UTC, datetime

_TIJD = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def pin_xlsx(bestand: bytes, at: datetime) -> bytes:
    """Let the file, and everything in it, say that it is of this moment."""
    uit = io.BytesIO()
    moment = at.astimezone(UTC)
    with zipfile.ZipFile(io.BytesIO(bestand)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for naam in oud.namelist():
            deel = zipfile.ZipInfo(naam, moment.timetuple()[:6])
            deel.compress_type = zipfile.ZIP_DEFLATED
            nieuw.writestr(deel, _TIJD.sub(rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode(), oud.read(naam)))  # fmt: skip
    return uit.getvalue()
