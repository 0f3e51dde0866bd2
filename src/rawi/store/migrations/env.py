"""Alembic's environment: one connection, handed over by rawi.store.opening, in one transaction."""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True)
# No begin_transaction: whoever handed over the connection holds the transaction and commits it.
context.run_migrations()
