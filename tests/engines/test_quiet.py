import subprocess
import sys

SCRIPT = """
import ctypes, io, os, sys, threading
from prioritizer.engines.quiet import quiet_stdout

library = ctypes.CDLL("ucrtbase" if os.name == "nt" else None)
print("before")
with quiet_stdout():
    library.puts(b"from C, kept in a buffer")
    os.write(1, b"from the descriptor\\n")
    with quiet_stdout():
        os.write(1, b"nested\\n")
    os.write(1, b"after the nested one\\n")
print("between")

kept, sys.stdout = sys.stdout, io.StringIO()
with quiet_stdout():
    library.puts(b"while sys.stdout is replaced")
sys.stdout = kept

inside, leave = threading.Event(), threading.Event()
def other():
    with quiet_stdout():
        inside.set()
        leave.wait()
thread = threading.Thread(target=other)
thread.start()
inside.wait()
with quiet_stdout():
    leave.set()
    thread.join()
    os.write(1, b"the other thread has left\\n")
print("after")
"""


def ran(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )


def test_only_what_is_printed_outside_reaches_standard_output() -> None:
    done = ran(SCRIPT)
    assert done.stdout.split() == ["before", "between", "after"]
    for line in (
        "from C, kept in a buffer",
        "from the descriptor",
        "nested",
        "after the nested one",
        "while sys.stdout is replaced",
        "the other thread has left",
    ):
        assert line in done.stderr


def test_a_process_without_standard_output_is_no_fault() -> None:
    code = "import os; os.close(1)\nfrom prioritizer.engines.quiet import quiet_stdout\n"
    code += "with quiet_stdout(): os.write(2, b'done')"
    assert "done" in ran(code).stderr


def test_descriptors_are_given_back() -> None:
    code = """
import os
from prioritizer.engines.quiet import quiet_stdout
free = os.dup(1)
os.close(free)
for _ in range(20):
    with quiet_stdout():
        pass
again = os.dup(1)
print(again == free)
"""
    assert ran(code).stdout.strip() == "True"
