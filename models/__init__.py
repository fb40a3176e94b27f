"""The mathematics: what each decision and constraint means (docs/model.md).

The import name is ``prioritizer.models``.
"""
