"""A server with a library of its own, and a browser; skipped where there is no Chromium."""

import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from prioritizer.cli.app_command import command

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = Path("/usr/bin/chromium")
REQUIRED = "PRIORITIZER_REQUIRE_BROWSER"
"""Where this variable is 1, a machine without Chromium fails instead of skipping."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 60_000  # milliseconds; on a busy machine the first page takes long


def missing() -> str:
    """Why no browser test can run here; "" where they can."""
    try:
        import playwright.sync_api
    except ImportError:
        return "the package playwright is not installed"
    assert playwright.sync_api
    return "" if CHROMIUM.exists() else f"{CHROMIUM} is not there: apt-get install chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A browser for all tests."""
    if reason := missing():
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield launched
        launched.close()


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Server:
    """The app on a port of this machine, with a library in a folder; can be started anew."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        library = str(folder / "library.sqlite")
        self.environment = {**os.environ, "PRIORITIZER_LIBRARY": library, **environment}
        self.start()

    def start(self) -> None:
        """Start and wait until it listens."""
        self.process = subprocess.Popen(
            command(self.port),
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        stream = self.process.stdout
        assert stream is not None
        said = []
        for line in stream:
            said.append(line)
            if "URL" in line:
                break
        else:
            pytest.fail("the server did not start:\n" + "".join(said))
        # a full pipe would stop the server
        threading.Thread(target=stream.read, daemon=True).start()

    def stop(self) -> None:
        """End the server and wait for it."""
        self.process.terminate()
        self.process.wait(timeout=20)
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.fixture(scope="session")
def server(browser: "Browser", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that need none of their own."""
    assert browser
    running = Server(tmp_path_factory.mktemp("library"))
    yield running
    running.stop()


def new_context(browser: "Browser", locale: str = "en-US", width: int = 1280) -> "BrowserContext":
    """A fresh browser profile."""
    context = browser.new_context(
        viewport={"width": width, "height": 1000},
        locale=locale,
        permissions=["clipboard-read", "clipboard-write"],
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def page(browser: "Browser", server: Server) -> Iterator["Page"]:
    """The first page of the app, in a fresh profile."""
    from tests.browser.steps import settled

    context = new_context(browser)
    opened = context.new_page()
    opened.goto(server.address)
    settled(opened)
    yield opened
    context.close()
