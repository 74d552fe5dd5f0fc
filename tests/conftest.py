"""What every test may ask for; each fixture stands in the module of its subject."""

import gc

import hypothesis

pytest_plugins = [
    "tests.steun.browser",
    "tests.steun.machine.compileren",
    "tests.steun.databases.soorten",
    "tests.steun.klok",
    "tests.steun.lang",
    "tests.steun.machine.ontleden",
    "tests.steun.machine.post",
    "tests.steun.machine.redis",
    "tests.steun.databases.replica",
    "tests.steun.databases.schijf",
    "tests.steun.machine.servers",
    "tests.steun.volgorde",
]

# The same examples on every machine; a failure is found again by running again.
hypothesis.settings.register_profile("wijzer", deadline=None, derandomize=True, max_examples=100)
hypothesis.settings.load_profile("wijzer")


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking through modules and tests time and again: they stay until the end.

    A test makes an app of some 100,000 objects that live as long as it does; by its own measure the collector would look
    at each of them, and at all that is kept between tests, several times before they can be gone.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 10)
