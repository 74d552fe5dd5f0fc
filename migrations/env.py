"""Runs the migrations on the connection of whoever asks (`wijzer.store.database.migraties`).

There is no `alembic.ini`: the settings of the product say where the database is, and nothing else does.
"""

from alembic import context

from wijzer.published.tables import PublishedBase
from wijzer.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=[Base.metadata, PublishedBase.metadata])
context.run_migrations()
