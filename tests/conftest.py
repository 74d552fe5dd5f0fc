"""What every test may ask for; each fixture stands in the module of its subject."""

from pathlib import Path

import hypothesis

HOUSE = Path(__file__).parents[1] / "wijzer"

pytest_plugins = ["tests.steun.browser", "tests.steun.klok", "tests.steun.post"]
if (HOUSE / "store/engine.py").exists() and (HOUSE / "store/store.py").exists():
    pytest_plugins.append("tests.steun.databases")
if (HOUSE / "app.py").exists():
    pytest_plugins.append("tests.steun.servers")

# The same examples on every machine; a failure is found again by running again.
hypothesis.settings.register_profile("wijzer", deadline=None, derandomize=True, max_examples=100)
hypothesis.settings.load_profile("wijzer")
