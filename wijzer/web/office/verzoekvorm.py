"""What a request brings stays in memory: a contract list holds shielded addresses, and a temporary file keeps them."""

from io import BytesIO
from typing import IO

from wijzer.web.common.http.sleutels import Aanvraag


class GeheugenVerzoek(Aanvraag):
    """A request whose uploads never touch the disk. `max_content_length` is what bounds them, and is checked first."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()
