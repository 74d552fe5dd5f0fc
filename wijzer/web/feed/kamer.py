"""The blueprint of this room; each screen hangs its addresses on it."""

from flask import Blueprint

bp = Blueprint("feed", __name__, url_prefix="/api/v1")
