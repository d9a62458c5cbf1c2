"""The four packages are this repository's own, and the command answers quickly."""

import importlib
import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["corpus", "ingest", "search", "api"])
def test_a_package_resolves_to_this_repository(name: str) -> None:
    """Names this plain could belong to anybody: a test must not pass against another's code."""
    module = importlib.import_module(name)
    assert Path(str(module.__file__)).is_relative_to(ROOT)


def test_whatever_is_pinned_runs_on_the_oldest_python_that_is_promised() -> None:
    """Debian's Python 3.11 is an early one; what needs a later could not be installed there."""
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    oldest = f"{promised.removeprefix('>=').split(',')[0]}.0"
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    pinned = [Requirement(line).name for line in lines if line and not line.startswith("#")]
    needed = {name: metadata(name).get("Requires-Python") or "" for name in pinned}
    assert len(needed) > 50
    assert {n: r for n, r in needed.items() if not SpecifierSet(r).contains(oldest)} == {}


def test_help_does_not_import_what_takes_seconds() -> None:
    code = (
        "import sys\n"
        "sys.argv = ['sankofa', '--help']\n"
        "from api.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'torch', 'sentence_transformers', 'haystack', 'transformers', 'onnxruntime', 'lingua'}\n"
        "sys.exit(f'imported: {heavy & set(sys.modules)}' if heavy & set(sys.modules) else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "ingest" in done.stdout
