"""The command app: the pages in a browser, served to this machine alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from prioritizer.cli.options import INVALID, complain
from prioritizer.language import current_language, current_number_style, say

NEEDED = ("streamlit", "plotly", "sqlalchemy", "babel")
"""Packages of the extra `app`, by their import names."""

SETTINGS = {
    "browser.gatherUsageStats": "false",
    "server.headless": "true",
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "20",
    "client.toolbarMode": "viewer",
    "client.showErrorDetails": "type",
    "client.showErrorLinks": "false",
    "theme.font": "sans-serif",
    "theme.primaryColor": "#1F5F99",
}
"""What .streamlit/config.toml sets in a checkout, for an installed package too."""

OPENED = "PRIORITIZER_OPEN"
"""The variable by which the server is told which scenario to open at first."""

LANGUAGE, NUMBER_STYLE = "PRIORITIZER_LANGUAGE", "PRIORITIZER_NUMBER_STYLE"
"""The variables for the language and number style that come before the browser's."""


def app(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[SCENARIO]", help="A folder or workbook to open at first."),
    ] = None,
    port: Annotated[int, typer.Option(help="Port on this machine.", min=1, max=65535)] = 8501,
) -> None:
    """Open the pages in a browser; nothing leaves this machine."""
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        complain(
            say(
                "The app needs packages that are not installed ({names}). Install them with: "
                "pip install 'reform-prioritizer[app]'",
                names=", ".join(missing),
            )
        )
        raise typer.Exit(INVALID)
    if path is not None and not path.exists():
        complain(say("{path} does not exist: name a folder or an .xlsx workbook", path=path))
        raise typer.Exit(INVALID)
    address = f"http://127.0.0.1:{port}"
    complain(say("Open {address} in a browser. Press Ctrl+C here to stop.", address=address))
    raise typer.Exit(_serve(port, path))


def _serve(port: int, path: Path | None) -> int:
    """Serve until the user stops it; the exit status."""
    with subprocess.Popen(command(port), env=environment(path)) as server:
        # who ends this command ends the server with it
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            status = server.wait()
        except KeyboardInterrupt:
            server.terminate()
            return 0
    return 0 if status == -signal.SIGTERM else status


def command(port: int) -> list[str]:
    """The command that serves the app."""
    script = Path(__file__).parents[1] / "app" / "entry" / "start.py"
    flags = [f"--{key}={value}" for key, value in SETTINGS.items()]
    streamlit = [sys.executable, "-m", "streamlit", "run", str(script)]
    return [*streamlit, f"--server.port={port}", *flags]


def environment(path: Path | None) -> dict[str, str]:
    """The environment of the server: what it opens at first, and the language if one was chosen."""
    chosen = dict(os.environ)
    if path is not None:
        chosen[OPENED] = str(path.resolve())
    if current_language() != "en":
        chosen[LANGUAGE] = current_language()
    if current_number_style() != "en_US":
        chosen[NUMBER_STYLE] = current_number_style()
    return chosen
