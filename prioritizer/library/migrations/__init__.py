"""Migrations of the library's database, for alembic; `prioritizer.library.migrating` runs them."""
