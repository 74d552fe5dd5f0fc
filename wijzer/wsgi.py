"""The door for a WSGI server: `granian --interface wsgi wijzer.wsgi:app` or `gunicorn wijzer.wsgi:app`.

`wijzer serve` has a door of its own, which waits for slow bodies and slow readers; here each of them holds a thread.
"""

from wijzer.app import create_app
from wijzer.domain.fouten import WijzerFout
from wijzer.jobs.hart import start_hart
from wijzer.logs import catch_all_errors, configure_logging
from wijzer.settings import InstellingenFout, Settings

try:
    settings = Settings.from_env()
except InstellingenFout as fout:
    raise SystemExit(f"Instellingen: {fout}") from None

configure_logging(settings.log)
catch_all_errors()
try:
    app = create_app(settings)
except WijzerFout as fout:
    raise SystemExit(fout.voor_beheer) from None
start_hart(settings)
