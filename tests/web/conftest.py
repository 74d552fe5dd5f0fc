"""What holds for every test of the rooms that people see."""

from collections.abc import Iterator

import pytest

from wijzer.web.common.teksten import BRONTAAL, in_taal


@pytest.fixture(autouse=True)
def _nederlands() -> Iterator[None]:
    """Outside a request it is Dutch, whatever the last page was that another test asked for."""
    with in_taal(BRONTAAL):
        yield
