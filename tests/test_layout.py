"""The architecture, held: arrows run one way, tests mirror sources, files stay small."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Low to high. A unit (a file or folder of prioritizer/, or models/) imports from its own row or
# from a lower one.
LAYERS = (
    {"language"},
    {"tables", "scenario", "processes"},
    {"parameters"},
    {"program"},
    {"models"},
    {"compilation"},
    {"engines"},
    {"evaluation", "stages"},
    {"allocation", "answer_files"},
    {"preferences", "resolving", "solving", "judging"},
    {"explanation"},
    {"tradeoffs"},
    {"report", "library", "drafts"},
    {"runs"},
    {"cli"},
    {"app"},
)

# Stricter than the order of the layers.
KEPT_APART = {
    # It judges what they answer, so it must not share their faults.
    "evaluation": {"models", "program", "compilation", "engines", "stages"},
    # They see numbers and names, not their meaning.
    "engines": {"models", "compilation", "parameters", "scenario", "tables"},
    "stages": {"models", "compilation", "parameters", "scenario", "tables", "evaluation"},
}

# Imports inside a function that point upwards, and why.
UPWARDS: dict[tuple[str, str], str] = {}

# Sources without a test file of their name, and why.
TESTED_ELSEWHERE: dict[str, str] = {
    "prioritizer/app/parts/patient_clicks.py": "tests/browser/test_editing.py clicks at once",
    "prioritizer/tradeoffs/findings.py": "records; test_exploring.py reads them",
    "prioritizer/engines/highs_ending.py": "tests/engines/test_highs.py tries every ending",
}

# Tests that are about no single source file: folders end in "/".
ABOUT_THE_WHOLE = {
    "benchmarks/": "the programs under benchmarks/",
    "browser/": "the app in a browser",
    "engines/test_presolve.py": "what solvers are told to leave out",
    "language/test_catalogue.py": "the Spanish catalogue, against every source",
    "test_brute_force.py": "the answer, against every plan there is",
    "test_documents.py": "README and docs/",
    "test_hand_worked.py": "the answer, against optima worked out by hand",
    "test_metamorphic.py": "the answer, under changes that must not matter",
    "test_optimality.py": "the answer, against the conditions of an optimum",
    "test_published.py": "the answer, against published optima",
    "test_examples.py": "the docstrings of models/",
    "test_imports.py": "the package's front door",
    "test_layout.py": "this file",
    "test_packaging.py": "wheel, sdist, editable installation, bare clone",
}

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)

NOT_OURS = {".git", ".hypothesis", ".venv", "build", "dist", "__pycache__"}


class Import(NamedTuple):
    """One imported module: by whom, whether while it is itself imported, whether only for types."""

    importer: str
    imported: str
    at_import: bool
    for_types: bool


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    parts = ("prioritizer", *parts) if parts[0] == "models" else parts
    return ".".join(parts).removesuffix(".__init__")


SOURCES = [
    path
    for path in python_files("models", "prioritizer")
    if path != ROOT / "prioritizer" / "models" / "__init__.py"  # its imports are for type checkers
]
MODULES = {module_name(path): path for path in SOURCES}


def named_modules(node: ast.Import | ast.ImportFrom, importer: Path) -> Iterator[str]:
    """Yield the full names of the modules that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    base = node.module or ""
    if node.level:
        package = module_name(importer).split(".")
        package = package if importer.stem == "__init__" else package[:-1]
        above = package[: len(package) - node.level + 1]
        base = ".".join([*above, base] if base else above)
    for alias in node.names:
        submodule = f"{base}.{alias.name}"
        yield submodule if submodule in MODULES else base


def imports_of(path: Path) -> Iterator[Import]:
    def visit(node: ast.AST, at_import: bool, for_types: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import | ast.ImportFrom):
                for name in named_modules(child, path):
                    yield Import(module_name(path), name, at_import, for_types)
            typed = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
            inside = isinstance(child, FUNCTION)
            yield from visit(child, at_import and not inside, for_types or typed)

    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from visit(tree, at_import=True, for_types=False)


IMPORTS = [found for path in SOURCES for found in imports_of(path)]


def unit(module: str) -> str:
    """Return the file or folder of the architecture a module belongs to; "" if it is not ours."""
    first, _, rest = module.partition(".")
    return rest.partition(".")[0] if first == "prioritizer" else ""


def level(name: str) -> int:
    """Return the row of a unit in LAYERS; one that has none yet lies above all."""
    return next((row for row, layer in enumerate(LAYERS) if name in layer), len(LAYERS))


def test_every_unit_has_its_layer() -> None:
    placed = set().union(*LAYERS)
    units = {unit(module) for module in MODULES} - {"", "__main__"}
    assert units <= placed, "give the new unit a place in LAYERS"


def test_arrows_run_one_way() -> None:
    wrong = []
    for found in IMPORTS:
        importer, imported = unit(found.importer), unit(found.imported)
        if importer in {"", "__main__"} or not imported or found.for_types:
            continue
        if not found.at_import and (found.importer, imported) in UPWARDS:
            continue
        if level(imported) > level(importer) or imported in KEPT_APART.get(importer, ()):
            wrong.append(f"{found.importer} imports {found.imported}")
    assert not wrong


def test_every_allowed_arrow_upwards_is_used() -> None:
    used = {(found.importer, unit(found.imported)) for found in IMPORTS if not found.at_import}
    assert set(UPWARDS) <= used


def test_no_import_circle() -> None:
    arrows: dict[str, set[str]] = {module: set() for module in MODULES}
    for found in IMPORTS:
        if found.at_import and not found.for_types and found.imported in MODULES:
            arrows[found.importer].add(found.imported)
    while free := {module for module, below in arrows.items() if not below}:
        arrows = {module: below - free for module, below in arrows.items() if module not in free}
    assert not arrows, "these modules import each other in a circle, or import one that does"


def test_only_the_app_knows_streamlit() -> None:
    assert {
        found.importer
        for found in IMPORTS
        if found.imported.partition(".")[0] == "streamlit" and unit(found.importer) != "app"
    } == set()


def test_nothing_imports_the_model_by_its_folder() -> None:
    ours = [*SOURCES, *python_files("tests", "benchmarks")]
    assert {
        relative(path)
        for path in ours
        for found in imports_of(path)
        if found.imported.partition(".")[0] == "models"
    } == set()


def test_type_checkers_are_told_of_every_model_module() -> None:
    tree = ast.parse((ROOT / "prioritizer/models/__init__.py").read_text(encoding="utf-8"))
    named = [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "models"
        for alias in node.names
    ]
    there = [path.stem for path in python_files("models") if path.stem != "__init__"]
    assert sorted(named) == sorted(there)


def expected_test(source: Path) -> str:
    parts = source.relative_to(ROOT).parts
    inside = parts if parts[0] == "models" else parts[1:]
    return Path(*inside[:-1], f"test_{inside[-1]}").as_posix()


def test_tests_mirror_sources() -> None:
    sources = {
        expected_test(path): relative(path)
        for path in SOURCES
        if path.stem not in {"__init__", "__main__"}
    }
    tests = {
        path.relative_to(ROOT / "tests").as_posix()
        for path in python_files("tests")
        if path.name.startswith("test_")
    }
    folders = tuple(name for name in ABOUT_THE_WHOLE if name.endswith("/"))
    untested = {sources[name] for name in sources.keys() - tests} - TESTED_ELSEWHERE.keys()
    homeless = {
        name
        for name in tests - sources.keys()
        if name not in ABOUT_THE_WHOLE and not name.startswith(folders)
    }
    assert not untested, "sources without a test file of their name"
    assert not homeless, "tests that mirror no source"


def test_every_exception_is_needed() -> None:
    tests = ROOT / "tests"
    assert [name for name in ABOUT_THE_WHOLE if not (tests / name).exists()] == []
    needless = [
        name
        for name in TESTED_ELSEWHERE
        if not (ROOT / name).exists() or (tests / expected_test(ROOT / name)).exists()
    ]
    assert needless == []


def lines_of_code(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function without its docstring."""
    text = ast.get_docstring(node, clean=False)
    return (node.end_lineno or 0) - node.lineno + 1 - (text.count("\n") + 1 if text else 0)


@pytest.mark.parametrize("folder", ["models", "prioritizer", "tests", "benchmarks"])
def test_files_and_functions_stay_small(folder: str) -> None:
    long = []
    for path in python_files(folder):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 350:
            long.append(f"{relative(path)}: {text.count(chr(10))} lines, 350 allowed")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, FUNCTION) and lines_of_code(node) > 60:
                long.append(f"{relative(path)}: {node.name} is longer than 60 lines")
    assert not long


def our_texts() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        if NOT_OURS.isdisjoint(inside) and "cache" not in "".join(inside) and path.is_file():
            try:
                yield relative(path), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:  # a workbook or a picture
                continue


def test_no_text_names_a_machine_or_a_package_index() -> None:
    folders = "|".join(("work", "root", "home", "Users", "opt"))
    hosts = r"pypi\.org|pythonhosted|npmjs\.org|deb\.debian|(?<!emit-)index-url"
    traces = re.compile(rf"(?<![\w.:/-])/(?:{folders})/\w|{hosts}")
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in our_texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if name != "tests/test_layout.py" and traces.search(line)
    ]
    assert not found
