"""Recovery codes, shown once: the answer to the POST that made them, because nothing keeps them in readable form."""

from collections.abc import Sequence

from flask import Response, make_response, render_template


def herstelcodes_page(codes: Sequence[str], *, verder: str) -> Response:
    """Show fresh recovery codes, and where to go on to."""
    return make_response(render_template("office/herstelcodes.html", codes=codes, verder=verder))
