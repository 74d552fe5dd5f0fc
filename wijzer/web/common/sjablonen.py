"""Everything a template may count on, put into an app at one stroke."""

from flask import Flask
from jinja2 import StrictUndefined

from wijzer.mappen import SJABLONEN
from wijzer.web.common.invoer.bewaard_als import register_bewaard
from wijzer.web.common.invoer.formulieren import register_formulieren
from wijzer.web.common.opmaak import register_opmaak
from wijzer.web.common.statisch import register_statisch
from wijzer.web.common.teksten import register_teksten


def register_sjablonen(app: Flask) -> None:
    """Make templates strict and give them texts, filters and the addresses of static files."""
    app.template_folder = str(SJABLONEN)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    register_teksten(app)
    register_opmaak(app)
    register_formulieren(app)
    register_bewaard(app)
    register_statisch(app)
