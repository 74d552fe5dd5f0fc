"""The way into the office for a page: one transaction, and who asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from flask import Flask, current_app, g

from wijzer.domain.accounts.toegang import Actor
from wijzer.domain.fouten import NietToegestaan
from wijzer.store.engine import Database
from wijzer.store.store import Store
from wijzer.web.common.verzoek import now

KANTOOR = "wijzer.kantoor"


@contextmanager
def office() -> Iterator[Store]:
    """Open one transaction: success commits, an exception rolls everything back."""
    with _database().transaction(at=now()) as store:
        yield store


@contextmanager
def office_trial() -> Iterator[Store]:
    """Open a transaction of which nothing is kept: what the domain would say of what is stated."""
    with _database().trial(at=now()) as store:
        yield store


@contextmanager
def office_read() -> Iterator[Store]:
    """Look without writing, so that a page never waits for somebody who saves."""
    with _database().read() as store:
        yield store


def current_actor() -> Actor:
    """Give who is signed in; raises `NietToegestaan` where nobody is, which the gate prevents."""
    actor: Actor | None = g.get("actor")
    if actor is None:
        raise NietToegestaan
    return actor


def current_regio() -> str:
    """Give the region of who is signed in: the only one that they may see or change."""
    regio = current_actor().regio
    if regio is None:
        raise NietToegestaan
    return regio


def register_kantoor(app: Flask, database: Database) -> None:
    """Connect an app to the office's database."""
    app.extensions[KANTOOR] = database


def _database() -> Database:
    return cast("Database", current_app.extensions[KANTOOR])
