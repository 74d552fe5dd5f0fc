"""Static files: found by plain name, served for a year under a name that changes with the contents."""

import gzip
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from wijzer.mappen import GEBOUWD
from wijzer.web.common.statisch import (
    StatischNietGebouwd,
    asset_url,
    icoon_url,
    load_manifest,
    serve_static,
)


def test_every_name_of_the_manifest_is_there():
    for hashed in load_manifest().values():
        assert (GEBOUWD / hashed).is_file()


def test_the_style_sheet_and_script_stay_small():
    css, js = (GEBOUWD / load_manifest()[naam] for naam in ("wijzer.css", "wijzer.js"))
    assert len(gzip.compress(css.read_bytes())) <= 30_000
    assert len(gzip.compress(js.read_bytes())) <= 15_000


def test_a_static_file_may_be_kept_for_a_year():
    app = Flask("statisch", static_folder=None)
    app.wsgi_app = serve_static(app.wsgi_app)  # type: ignore[method-assign]  # the way Flask documents
    url = asset_url("wijzer.css")
    antwoord = app.test_client().get(url, headers={"Accept-Encoding": "gzip"}, buffered=True)
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Encoding"] == "gzip"
    assert "immutable" in antwoord.headers["Cache-Control"]


@pytest.mark.parametrize(
    "pad",
    [
        "/static/.onderdelen.json",
        "/static/manifest.json",
        "/static/",
        "/static/../pyproject.toml",
        "/.git/config",
        "/static/.git/HEAD",
    ],
)
def test_nothing_but_the_built_files_can_be_had(client: FlaskClient, pad: str):
    assert (GEBOUWD / ".onderdelen.json").is_file(), "there is something to be had"
    assert client.get(pad).status_code == 404


def test_an_icon_that_nobody_listed_stops_the_build_not_the_visitor():
    used = {"search", "phone", "map-pin", "clock"}
    sprite = (GEBOUWD / load_manifest()["iconen.svg"]).read_text("utf-8")
    assert all(f'id="{naam}"' in sprite for naam in used)
    assert icoon_url("phone").endswith("#phone")


def test_without_a_build_the_start_says_what_to_do(tmp_path: Path):
    with pytest.raises(StatischNietGebouwd, match="npm run build"):
        load_manifest(tmp_path)
