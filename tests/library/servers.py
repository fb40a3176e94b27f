"""A PostgreSQL server of the tests' own, in a folder of its own, without a network port."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REQUIRED = os.environ.get("PRIORITIZER_REQUIRE_SERVERS") == "1"


class NoServer(Exception):
    """PostgreSQL cannot be started here; says why."""


@contextmanager
def postgresql() -> Iterator[str]:
    """Start a server; yields the URL of its database `postgres`, for its superuser."""
    programs = _programs()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path must be short
    if account:
        shutil.chown(folder, account.pw_name)
    data, log = folder / "data", folder / "log"

    def run(program: str, *options: str) -> None:
        who = {"user": account.pw_uid, "group": account.pw_gid} if account else {}
        done = subprocess.run(
            [programs / program, "-D", data, *options],
            cwd=folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
            **({**who, "extra_groups": []} if account else {}),
        )
        if done.returncode:
            raise NoServer(f"{program} failed: {done.stderr.decode()[-400:]}")

    try:
        run("initdb", "--username=tester", "--auth=trust", "--no-sync", "--encoding=UTF8")
        fast = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c shared_buffers=16MB"
        run("pg_ctl", "start", "--wait", f"--log={log}", "-o", f"{fast} -k {folder}")
        try:
            yield f"postgresql://tester@/postgres?host={folder}"
        finally:
            run("pg_ctl", "stop", "--mode=immediate", "--wait")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if not installed:
        raise NoServer("PostgreSQL is not installed (on Debian: apt install postgresql)")
    return installed[-1].parent


def _account() -> pwd.struct_passwd | None:
    """Whose account the server runs under; None: ours. It refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoServer("PostgreSQL refuses to run as root, and there is no other account")
