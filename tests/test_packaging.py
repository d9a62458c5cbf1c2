"""The four packages are this repository's own, and the command answers quickly."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["corpus", "ingest", "search", "api"])
def test_a_package_resolves_to_this_repository(name: str) -> None:
    """Names this plain could belong to anybody: a test must not pass against another's code."""
    module = importlib.import_module(name)
    assert Path(str(module.__file__)).is_relative_to(ROOT)


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
