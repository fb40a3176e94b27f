"""The package's front door: light to import, and every public name behind it."""

import ast
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import prioritizer as pr

HEAVY = {
    "highspy",
    "numpy",
    "openpyxl",
    "pandas",
    "pulp",
    "pydantic",
    "pyomo",
    "python_calamine",
    "scipy",
    "streamlit",
    "xlsxwriter",
}


def loaded_by(code: str) -> set[str]:
    """Top-level modules a fresh interpreter has loaded after running the code."""
    report = "import sys; print('LOADED', *{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


def modules_below(package: ModuleType) -> list[str]:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [module.name for module in found if not module.name.endswith(".__main__")]


def test_importing_the_package_loads_no_library() -> None:
    assert not loaded_by("import prioritizer") & (HEAVY | {"typer", "rich"})


def test_help_loads_neither_data_frames_nor_solvers() -> None:
    code = """
import sys
sys.argv = ["prioritizer", "--help"]
from prioritizer.cli import main
try:
    main()
except SystemExit as stop:
    assert not stop.code
"""
    assert not loaded_by(code) & HEAVY


@pytest.mark.parametrize("name", [name for name in pr.__all__ if name != "__version__"])
def test_a_public_name_is_what_it_says(name: str) -> None:
    value = getattr(pr, name)
    assert callable(value)
    assert value.__name__ == name
    assert value.__module__.startswith("prioritizer.")
    assert value.__doc__


def test_no_module_hides_a_public_name() -> None:
    for module in modules_below(pr):
        importlib.import_module(module)
    hidden = [name for name in pr.__all__ if isinstance(getattr(pr, name), ModuleType)]
    assert not hidden


def test_type_checkers_see_the_same_names_in_the_same_homes() -> None:
    tree = ast.parse(Path(pr.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    typed = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == pr._HOMES
    assert sorted([*typed, "__version__"]) == sorted(pr.__all__)


def test_the_package_lists_its_public_names() -> None:
    assert dir(pr) == sorted(pr.__all__)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'optimise'"):
        _ = pr.optimise
