"""The tables of a scenario: their schema, reading, typing, validation, advice and writing."""
