"""The declarations of the tables, a module per theme."""
