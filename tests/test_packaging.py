"""Every way of getting prioritizer.models, tried from a folder with a `models` of its own.

Nothing is downloaded: the build backend is the one of this environment, and each new virtual
environment sees this environment's libraries.
"""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(path.stem for path in (ROOT / "models").glob("*.py") if path.stem != "__init__")

IMPORTS = """
import importlib, pathlib, sys
names, home = sys.argv[2:], pathlib.Path(sys.argv[1]).resolve()
for name in names:
    module = importlib.import_module(f"prioritizer.models.{name}")
    assert pathlib.Path(module.__file__).resolve().is_relative_to(home), module.__file__
assert "models" not in sys.modules, sys.modules["models"]
import models
assert models.WHOSE == "the user's"
"""


def run(*command: str | Path, cwd: Path = ROOT, **variables: str) -> str:
    """Run a command with a clean Python environment; its output, or a failure that shows it."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=kept | variables,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(folder: Path, *what: str) -> list[Path]:
    run(sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", folder, ROOT)
    return list(folder.iterdir())


@pytest.fixture(scope="module")
def sdist_and_its_wheel(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return build(tmp_path_factory.mktemp("from_sdist"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = build(tmp_path_factory.mktemp("wheel"), "--wheel")
    return path


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """Make a virtual environment that has this one's libraries but not this project."""
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv")
    scheme = {"base": str(tmp_path / "venv"), "platbase": str(tmp_path / "venv")}
    site = Path(sysconfig.get_path("purelib", "venv", vars=scheme))
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "libraries.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")
    return Path(sysconfig.get_path("scripts", "venv", vars=scheme)) / "python"


@pytest.fixture
def decoy(tmp_path: Path) -> Path:
    """Make a user's folder with a package `models` that has nothing to do with ours."""
    (tmp_path / "user" / "models").mkdir(parents=True)
    text = 'WHOSE = "the user\'s"\n'
    (tmp_path / "user" / "models" / "__init__.py").write_text(text, encoding="utf-8")
    return tmp_path / "user"


def install(python: Path, *what: str | Path) -> None:
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", *what)


# What is no module of Python and yet part of the package: cases, catalogue, migrations, templates.
CONTENTS = """
import sys
import prioritizer as pr
from prioritizer.drafts.templates import example_path
from prioritizer.language import say, use_language
from prioritizer.library import local_user, open_library
from prioritizer.report import make_report

scenario = pr.read_scenario(example_path("minimal"))
use_language("es")
assert say("Budget and rules") != "Budget and rules"
use_language("en")
library = open_library("sqlite:///" + sys.argv[1])
assert library.scenarios(local_user()) == []
page = make_report(scenario, pr.solve(scenario).to_dict(), format="html")
assert page.lstrip().lower().startswith(b"<!doctype html")
"""


def home_of_the_package(python: Path) -> Path:
    return python.parents[1]


def test_the_wheel_imports_beside_a_users_models(wheel: Path, python: Path, decoy: Path) -> None:
    install(python, wheel)
    run(python, "-c", IMPORTS, home_of_the_package(python), *MODULES, cwd=decoy)
    run(python.parent / "prioritizer", "--help", cwd=decoy)
    run(python, "-c", CONTENTS, decoy / "library.sqlite", cwd=decoy)


def test_the_wheel_from_the_sdist_imports_beside_a_users_models(
    sdist_and_its_wheel: list[Path], python: Path, decoy: Path
) -> None:
    (from_sdist,) = (path for path in sdist_and_its_wheel if path.suffix == ".whl")
    install(python, from_sdist)
    run(python, "-c", IMPORTS, home_of_the_package(python), *MODULES, cwd=decoy)


def test_an_editable_installation_imports_the_source(python: Path, decoy: Path) -> None:
    install(python, "--no-build-isolation", "--editable", ROOT)
    run(python, "-c", IMPORTS, ROOT / "models", *MODULES, cwd=decoy)


def test_a_bare_clone_imports_the_source(python: Path, decoy: Path) -> None:
    variables = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    run(python, "-c", IMPORTS, ROOT / "models", *MODULES, cwd=decoy, **variables)


def test_the_wheel_holds_the_package_and_nothing_beside_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        front = archive.read("prioritizer/models/__init__.py").decode()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "prioritizer",
        "reform_prioritizer",
    }
    assert {f"prioritizer/models/{name}.py" for name in MODULES} <= names
    assert "prioritizer/py.typed" in names
    assert front == (ROOT / "models" / "__init__.py").read_text(encoding="utf-8")


def test_the_sdist_holds_what_a_build_and_a_reader_need(sdist_and_its_wheel: list[Path]) -> None:
    (sdist,) = (path for path in sdist_and_its_wheel if path.suffix == ".gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"LICENSE", "README.md", "models/__init__.py", "prioritizer/models/__init__.py"} <= names
    assert not {name for name in names if name.startswith((".venv", "build/"))}
