"""The blueprint of this room; each screen hangs its addresses on it."""

from flask import Blueprint

bp = Blueprint("aanbieder", __name__, url_prefix="/aanbieder")
