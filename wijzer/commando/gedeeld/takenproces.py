"""What `wijzer taken` does, once it is tied to the site that it runs beside."""

from wijzer.commando.gedeeld.kantoor import open_office, read_settings, require_office
from wijzer.jobs.worker import run_worker
from wijzer.logs import catch_all_errors


def run() -> None:
    """Run jobs until somebody stops it. Refuses a database of another version."""
    settings = require_office(read_settings())
    with open_office(settings):
        pass
    catch_all_errors()
    run_worker(settings)
