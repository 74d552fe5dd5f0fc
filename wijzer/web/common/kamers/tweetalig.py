"""A room whose pages exist in every language: Dutch at `/…`, English at `/en/…`, under one name.

Which language a link leads to is filled in from the page that makes it, as the regio is; a switch names the other one:
`url_for("public.start", taal="en")`.
"""

from typing import Any

from flask import Blueprint, current_app
from flask.typing import RouteCallable

from wijzer.web.common.teksten import BRONTAAL, TALEN, current_taal
from wijzer.web.common.verzoek import TAAL

EENTALIG = "eentalig"
"""An option of a route: `@bp.get("/robots.txt", eentalig=True)` has one address, whatever the language."""


class TweetaligeBlueprint(Blueprint):
    """A blueprint that gives each of its addresses in every language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.url_defaults(_same_taal)

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: RouteCallable | None = None,
        provide_automatic_options: bool | None = None,
        **options: Any,
    ) -> None:
        """Add the address once per language, or once when the route says that it has only one."""
        if options.pop(EENTALIG, False):
            super().add_url_rule(rule, endpoint, view_func, provide_automatic_options, **options)
            return
        defaults = options.pop("defaults", None) or {}
        for taal in TALEN:
            super().add_url_rule(
                rule if taal == BRONTAAL else f"/{taal}{rule}".rstrip("/"),
                endpoint,
                view_func,
                provide_automatic_options,
                defaults={**defaults, TAAL: taal},
                **options,
            )


def _same_taal(endpoint: str, values: dict[str, Any]) -> None:
    if current_app.url_map.is_endpoint_expecting(endpoint, TAAL):
        values.setdefault(TAAL, current_taal())
