"""Puts the rooms together, and nothing else."""

from functools import partial

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from wijzer.published.engine import PublicDatabase
from wijzer.server.grenzen import Grenzen
from wijzer.server.voordeur import Site, Voordeur
from wijzer.settings import Settings
from wijzer.store.engine import Database
from wijzer.web import aanbieder, beheer, feed, meldingen, office, public
from wijzer.web.common.antwoorden.cache import CACHE, add_cache
from wijzer.web.common.antwoorden.versheid import register_versheid
from wijzer.web.common.deuren import require_listed
from wijzer.web.common.fouten.doelgrens import add_doelgrens
from wijzer.web.common.fouten.gevraagdedeur import deur_of
from wijzer.web.common.fouten.nood import Noodantwoorden
from wijzer.web.common.fouten.tabel import register_fouten
from wijzer.web.common.fouten.vangnet import add_vangnet
from wijzer.web.common.http.koppen import with_koppen
from wijzer.web.common.http.wegwijzer import with_wegwijzer
from wijzer.web.common.kamers.taalkeuze import register_taalkeuze
from wijzer.web.common.sjablonen import register_sjablonen
from wijzer.web.common.statisch import serve_static
from wijzer.web.common.verzoek import Wijzer, register_verzoek
from wijzer.web.office.poort import register_poort


def create_app(settings: Settings) -> Flask:
    """Make the app, of which only the public rooms stand where there is no office database.

    Raises `NietGemigreerd` for a database of another version.
    """
    database = PublicDatabase(settings)
    kantoor = Database(settings) if settings.office else None
    app = Wijzer("wijzer", static_folder=None)
    register_sjablonen(app)
    register_fouten(app)
    register_verzoek(app, settings, database)
    register_taalkeuze(app)
    bron = register_versheid(app, database)
    inner = ProxyFix(
        with_wegwijzer(app, app.wsgi_app), x_for=settings.proxies, x_proto=settings.proxies
    )
    app.wsgi_app = with_koppen(serve_static(inner), secure=settings.secure)  # type: ignore[assignment,method-assign]  # the way Flask documents
    cache = add_cache(app, settings, bron)
    add_vangnet(app, secure=settings.secure)
    add_doelgrens(app, secure=settings.secure)
    app.register_blueprint(public.bp)
    app.register_blueprint(feed.bp)
    if kantoor:
        kantoor.check_migrated()
        kantoor.after_commit(cache.forget)
        register_poort(app, settings, kantoor)
        for room in (office, aanbieder, beheer, meldingen):
            app.register_blueprint(room.bp)
    require_listed(app)
    return app


def create_voordeur(settings: Settings, grenzen: Grenzen) -> Voordeur:
    """Make the app with its own door in front, for a server that speaks ASGI."""
    return Voordeur(make_site(create_app(settings), settings), grenzen)


def make_site(app: Flask, settings: Settings) -> Site:
    """Give what the door must know of an app."""
    return Site(
        wsgi=app,
        kept=app.extensions[CACHE].kept,
        deur=partial(deur_of, app),
        nood=Noodantwoorden(secure=settings.secure),
        proxies=settings.proxies,
    )
