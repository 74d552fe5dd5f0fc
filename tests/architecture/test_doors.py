"""Which doors the house has: all of them listed, and no office where there is no office database."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from flask import Flask

from tests.steun.machine.servers import let_go, made
from wijzer.settings import Settings
from wijzer.web.common.deuren import AUDIENCE, Wie, require_listed

PUBLIC_ROOMS = ["wijzer.web.common", "wijzer.web.public", "wijzer.web.feed", "wijzer.published"]
OFFICE = ("wijzer.store", "wijzer.services", "wijzer.gateways", "wijzer.jobs", "wijzer.web.office")


def test_every_door_is_listed_and_every_listed_door_is_there(app: Flask):
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(AUDIENCE)


def test_a_door_that_nobody_listed_stops_the_start(app: Flask):
    app.add_url_rule("/achterdeur", "achterdeur", lambda: "")
    with pytest.raises(RuntimeError, match="achterdeur"):
        require_listed(app)


def test_no_two_addresses_differ_by_a_slash_at_the_end(app: Flask):
    found = [str(rule) for rule in app.url_map.iter_rules() if str(rule).rstrip("/") != str(rule)]
    assert set(found) <= {"/", "/hsds/v3/", "/en/"}


def test_without_the_office_database_no_office_room_is_there(settings: Settings):
    public = replace(settings, database_url=None, secret_key=None, adres_sleutels=(), mail_url=None)
    app = made(public)
    assert set(app.blueprints) == {"public", "feed"}
    assert {AUDIENCE[rule.endpoint] for rule in app.url_map.iter_rules()} == {Wie.IEDEREEN}
    let_go(app)


def test_the_office_is_not_even_loaded_by_the_public_rooms():
    program = f"""
import importlib, pkgutil, sys
for room in {PUBLIC_ROOMS}:
    package = importlib.import_module(room)
    for each in pkgutil.walk_packages(package.__path__, room + "."):
        importlib.import_module(each.name)
print([name for name in sys.modules if name.startswith({OFFICE})])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
