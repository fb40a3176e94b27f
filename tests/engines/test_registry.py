import subprocess
import sys

import pytest

from prioritizer.engines import ENGINES, engine_named


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_has_the_name_it_is_asked_for_by(name: str) -> None:
    assert engine_named(name).name == name


def test_an_unknown_engine_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="'abacus' is not known; give one of: highs, pulp, pyomo"):
        engine_named("abacus")


def test_highs_imports_no_modelling_language() -> None:
    code = (
        "import sys; from prioritizer.engines import engine_named; engine_named('highs');"
        "sys.exit(bool({'pulp', 'pyomo'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
