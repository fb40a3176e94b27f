"""Options that every command has: the language and the number style of what it tells."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer

from prioritizer.language import LANGUAGES, NUMBER_STYLES, current_language, speaking

Command = TypeVar("Command", bound=Callable[..., Any])


def known(choices: dict[str, str]) -> Callable[[str | None], str | None]:
    """A check that an option is one of the choices."""

    def check(value: str | None) -> str | None:
        if value is not None and value not in choices:
            raise typer.BadParameter(f"{value!r}: choose {', '.join(choices)}")
        return value

    return check


Language = Annotated[
    str | None, typer.Option(help="Language of the answer: en, es.", callback=known(LANGUAGES))
]
NumberStyle = Annotated[
    str | None,
    typer.Option(
        help="How numbers are written: en_US, es_MX, es_ES, es_CO.", callback=known(NUMBER_STYLES)
    ),
]


def spoken(function: Command) -> Command:
    """A command with the options ``--language`` and ``--number-style`` after its own."""

    @functools.wraps(function)
    def command(*args: Any, language: str | None, number_style: str | None, **options: Any) -> Any:
        with speaking(language or current_language(), number_style):
            return function(*args, **options)

    own = inspect.signature(function, eval_str=True)
    more = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in (("language", Language), ("number_style", NumberStyle))
    ]
    command.__signature__ = own.replace(  # type: ignore[attr-defined]
        parameters=[*own.parameters.values(), *more]
    )
    return command  # type: ignore[return-value]


class Commands(typer.Typer):
    """Commands of which each has those options."""

    def command(self, *args: Any, **options: Any) -> Callable[[Command], Command]:
        """Register a command, as `typer.Typer.command` does."""
        register = super().command(*args, **options)

        def registered(function: Command) -> Command:
            register(spoken(function))
            return function

        return registered
