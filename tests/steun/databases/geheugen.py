"""Some tables in the memory of this process: for what reads and writes them and needs no region, office or server."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Table, create_engine
from sqlalchemy.orm import Session


@contextmanager
def tables_in_memory(*tabellen: Table) -> Iterator[Session]:
    """A session on these tables, empty; what their rows refer to need not be there."""
    engine = create_engine("sqlite://")
    for tabel in tabellen:
        tabel.create(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()
