import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from prioritizer.cli import app_command
from prioritizer.cli.commands import app
from prioritizer.language import speaking

ROOT = Path(__file__).resolve().parents[2]


class Served:
    """Stands for the server: notes what it was started with."""

    def __init__(self, command: list[str], *, env: dict[str, str]) -> None:
        Served.last = (command, env)

    def __enter__(self) -> "Served":
        return self

    def __exit__(self, *_: object) -> None:
        return

    def wait(self) -> int:
        return 0

    last: tuple[list[str], dict[str, str]]


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_command.subprocess, "Popen", Served)
    monkeypatch.setattr(app_command.signal, "signal", lambda *_: None)


def test_the_server_listens_to_this_machine_alone_and_asks_nobody() -> None:
    answer = CliRunner().invoke(app, ["app", "--port", "8777"])
    assert answer.exit_code == 0
    assert "http://127.0.0.1:8777" in answer.stderr
    command, _ = Served.last
    assert "--server.port=8777" in command
    assert "--server.address=127.0.0.1" in command
    assert "--browser.gatherUsageStats=false" in command
    script = Path(command[command.index("run") + 1])
    assert script.exists()


def test_a_scenario_is_handed_on_with_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    path = ROOT / "inputs" / "minimal"
    assert app_command.environment(path)[app_command.OPENED] == str(path)
    with speaking("es", "es_CO"):
        chosen = app_command.environment(None)
    assert (chosen[app_command.LANGUAGE], chosen[app_command.NUMBER_STYLE]) == ("es", "es_CO")
    assert app_command.LANGUAGE not in app_command.environment(None)


def test_a_scenario_that_is_not_there_is_refused() -> None:
    answer = CliRunner().invoke(app, ["app", "nowhere"])
    assert answer.exit_code == 2
    assert "does not exist" in answer.stderr


def test_a_missing_package_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_command, "NEEDED", ("streamlit", "no_such_package"))
    answer = CliRunner().invoke(app, ["app"])
    assert answer.exit_code == 2
    assert "no_such_package" in answer.stderr
    assert "reform-prioritizer[app]" in answer.stderr


def test_the_flags_are_those_of_the_configuration_file() -> None:
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        written = {
            f"{section}.{key}": str(value).lower() if isinstance(value, bool) else str(value)
            for section, settings in tomllib.load(file).items()
            for key, value in settings.items()
        }
    assert written == app_command.SETTINGS
