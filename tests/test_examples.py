"""The examples in the docstrings of models/ (pytest itself would import a second copy of it)."""

import doctest
import importlib
import pkgutil

import pytest

import prioritizer.models

NAMES = [module.name for module in pkgutil.iter_modules(prioritizer.models.__path__)]


@pytest.mark.parametrize("name", NAMES)
def test_examples_hold(name: str) -> None:
    module = importlib.import_module(f"prioritizer.models.{name}")
    assert doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0
