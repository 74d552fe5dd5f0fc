"""Wie keek naar uw adressen: the aanbieder sees when, in what function and why; not who."""

from datetime import timedelta

import pytest

from tests.factories import AT, REGIO, make_actor
from tests.steun.accounts import add_account
from wijzer.domain.inzage import Reden
from wijzer.domain.toegang import SYSTEEM
from wijzer.services.inzage.toon_adres import toon_adres
from wijzer.services.logexport import log_afgeschermde_export
