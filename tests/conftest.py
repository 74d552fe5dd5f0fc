"""What every test may ask for; each fixture stands in the module of its subject."""

import contextlib
import importlib

import hypothesis
import pytest

pytest.register_assert_rewrite("tests.steun")

pytest_plugins = ["tests.steun.browser", "tests.steun.klok", "tests.steun.post"]
for name in ("databases", "servers"):
    with contextlib.suppress(ImportError):
        importlib.import_module(f"tests.steun.{name}")
        pytest_plugins.append(f"tests.steun.{name}")

# The same examples on every machine; a failure is found again by running again.
hypothesis.settings.register_profile("wijzer", deadline=None, derandomize=True, max_examples=100)
hypothesis.settings.load_profile("wijzer")
