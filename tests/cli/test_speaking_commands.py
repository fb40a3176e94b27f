"""Every command speaks the language that is asked for, and English again afterwards."""

import pytest
import typer

from prioritizer.cli.commands import app
from prioritizer.cli.speaking_commands import Commands, spoken
from prioritizer.language import current_language, current_number_style
from tests.cli.running import MINIMAL, run


def test_every_command_has_both_options():
    for name in typer.main.get_command(app).commands:
        shown = run(name, "--help").output
        assert "--language" in shown, name
        assert "--number-style" in shown, name


def test_a_command_speaks_and_then_falls_silent():
    heard = []

    @spoken
    def command(value: int) -> None:
        heard.append((value, current_language(), current_number_style()))

    command(1, language="es", number_style="es_CO")
    command(2, language=None, number_style=None)
    assert heard == [(1, "es", "es_CO"), (2, "en", "en_US")]
    assert current_language() == "en"


def test_names_of_commands_stay():
    commands = Commands()

    @commands.command("a-name")
    def command() -> None:
        """Do nothing."""

    assert commands.registered_commands[0].name == "a-name"
    assert command.__name__ == "command"


def test_answers_faults_and_advice_are_told_in_spanish():
    plan = run("solve", MINIMAL, "--language", "es", "--number-style", "es_CO").stdout
    assert "Estado: optimal (demostrado como el mejor)" in plan
    assert "Costo total: 14,3 millones de USD, precios de 2027" in plan
    fault = run("check", MINIMAL, "--set", "interventions.vetting.lock=inn", "--language", "es")
    told = " ".join(fault.output.split())
    assert "¿quiso decir in?" in told
    judged = run("evaluate", MINIMAL, "--language", "es")
    assert "Indicadores" in judged.stdout


@pytest.mark.parametrize("language", ["en", "es"])
def test_json_is_the_same_in_every_language(language):
    shown = run("solve", MINIMAL, "--json", "--language", language)
    assert '"status": "optimal"' in shown.stdout
