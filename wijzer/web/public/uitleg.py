"""Pages that explain: waiting times and shielded addresses, accessibility, privacy."""

from flask import render_template

from wijzer.web.public.crisis import crisis_of
from wijzer.web.public.kamer import bp, current_regio


@bp.get("/<regio>/uitleg")
def uitleg() -> str:
    """Explain waiting times, freshness, order of results, shielded addresses and the ways in."""
    regio = current_regio()
    return render_template(
        "public/uitleg.html",
        versheid_dagen=regio.versheid,
        crisis=crisis_of(regio),
    )


@bp.get("/toegankelijkheid")
def toegankelijkheid() -> str:
    """State how accessible the site is."""
    return render_template("public/toegankelijkheid.html")


@bp.get("/privacy")
def privacy() -> str:
    """Say what the site keeps of a visitor: nothing."""
    return render_template("public/privacy.html")
