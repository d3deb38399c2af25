import subprocess
import sys

import pytest

from workbench import upload_child

REFUSED = [
    "import socket; socket.socket()",
    "open('/tmp/gozin-stray', 'w')",
    "import os; os.open('/tmp/gozin-stray', os.O_CREAT | os.O_WRONLY)",
    "import os; os.remove('/tmp/gozin-stray')",
    "import subprocess; subprocess.run(['true'])",
    "import os; os.system('true')",
]


def confined(code):
    script = "import sys; sys.path.insert(0, sys.argv[1])\nimport upload_child\n"
    script += f"upload_child.confine()\n{code}"
    folder = upload_child.__file__.rpartition("/")[0]
    return subprocess.run(
        [sys.executable, "-I", "-c", script, folder], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("code", REFUSED)
def test_the_child_has_no_network_no_programs_and_writes_nothing(code):
    assert "PermissionError" in confined(code).stderr


def test_the_child_runs_out_of_memory_before_the_server_does():
    assert "MemoryError" in confined("bytearray(800 * 2**20)").stderr


def test_the_child_may_read_what_it_needs():
    assert confined("open(upload_child.__file__).read()").returncode == 0
