"""The commands of README.md, and how each is checked."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml
from command_samples import CommandLine, Ended, copied
from convert_samples import PdfPage, pdf
from pypdf import PdfReader, PdfWriter

from api.schemas.search import SearchResult
from corpus.model import OWNER
from corpus.store import open_store

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
INGEST = (ROOT / "docs" / "ingest.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    """What stands in README's fenced blocks of one kind."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [text for name, text in fenced if name == kind]


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]


@dataclass
class Sandbox:
    """A folder that looks to README's commands like a checkout after `make run`."""

    folder: Path
    terminal: CommandLine

    def run(self, command: str, **settings: str) -> Ended:
        """Run a line of README as a shell does."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.terminal.environment(**settings),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def make(self, target: str) -> list[str]:
        """What `make` would run for a target once the environment is installed."""
        # A make above this one (`make test`) would have it print the folders it enters.
        done = self.run(f"make --no-print-directory --dry-run --old-file .venv/.installed {target}")
        assert done.status == 0, done.err
        return done.out.splitlines()


def write_documents(folder: Path) -> None:
    """The documents that README speaks of, one of them locked."""
    folder.mkdir()
    words = "User fees for mothers and children were removed, and drugs ran out within months."
    chad = pdf(folder / "chad-2021.pdf", [PdfPage().text(40, 700, words)])
    locked = PdfWriter(clone_from=PdfReader(chad))
    locked.encrypt("secret")
    locked.write(folder / "minutes.pdf")
    (manifest,) = blocks("csv")
    (folder / "manifest.csv").write_text(manifest, encoding="utf-8")


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


def check_start(sandbox: Sandbox, command: str) -> None:
    """What make runs after installing is run for real, at the port that README's second form sets.

    Installing is what has put this test's own environment there.
    """
    (start,) = sandbox.make(command.partition("make ")[2])
    assert start == ".venv/bin/sankofa start"
    port = free_port()
    with sandbox.terminal.running("start", SANKOFA_PORT=port) as process:
        assert process.stdout is not None
        told = next(line for line in process.stdout if "http://" in line)
        assert f"http://127.0.0.1:{port} (Ctrl+C stops it)" in told
        assert "<html" in fetched(f"http://127.0.0.1:{port}/")
        found = json.loads(fetched(f"http://127.0.0.1:{port}/api/v1/search?q=mutuelles"))
        assert SearchResult.model_validate(found).results
        ended = sandbox.terminal.stop(process)
    assert ended.status == 0
    assert not re.search("Traceback|WARNING|ERROR", ended.err), ended.err


def check_programs_are_there(sandbox: Sandbox, command: str) -> None:
    """Not run here, as this suite and CI run it: what make would run is there to be run."""
    lines = sandbox.make(command.partition("make ")[2])
    assert lines
    for line in lines:
        assert (sandbox.folder / shlex.split(line)[0]).exists(), line


def check_bench(sandbox: Sandbox, command: str) -> None:
    """Measuring takes many minutes: the program that make would run tells how it is used."""
    (line,) = sandbox.make("bench")
    assert line == ".venv/bin/python -m bench"
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "--sizes" in done.stdout


def check_ingest(sandbox: Sandbox, command: str) -> None:
    """Taken in with its manifest row; the locked file has just the line that README shows."""
    done = sandbox.run(f"{command} --again")
    assert done.status == 1
    (shown,) = blocks("")
    assert done.lines("minutes.pdf") == [shown.strip()]
    data = sandbox.terminal.data
    with open_store(f"sqlite:///{data / 'sankofa.db'}", data / "files") as store:
        (chad,) = (d for d in store.documents(OWNER).items if d.path == "chad-2021.pdf")
    metadata = chad.metadata
    assert (metadata.title, metadata.countries, metadata.year) == (
        "Chad: free care",
        ("TCD",),
        2021,
    )
    assert metadata.access.level == "network"


def check_runs(sandbox: Sandbox, command: str) -> None:
    """Run as it stands."""
    done = sandbox.run(command)
    assert (done.status, done.err) == (0, ""), done.err
    assert done.out


def check_json_search(sandbox: Sandbox, command: str) -> None:
    """Run as it stands; what it prints is the API's shape."""
    assert SearchResult.model_validate(sandbox.run(command).answer)


def check_serve(sandbox: Sandbox, command: str) -> None:
    """Run at a port that is free here."""
    port = free_port()
    arguments = command.replace("8001", port).split()[1:]
    with sandbox.terminal.running(*arguments) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert fetched(f"http://127.0.0.1:{port}/api/v1/health/live")
        assert sandbox.terminal.stop(process).status == 0


def check_other_model(sandbox: Sandbox, command: str, model: Path, data: Path) -> None:
    """Run as it stands on a copy of the library, with a small model of that name."""
    (sandbox.folder / "models").mkdir()
    (sandbox.folder / "models" / "my-model").symlink_to(model)
    copied(sandbox.terminal, data)
    done = sandbox.run(command, SANKOFA_DATA_DIR=str(data))
    assert done.status == 0, done.err
    assert "embedded again" in done.out
    refused = sandbox.run(".venv/bin/sankofa search care", SANKOFA_DATA_DIR=str(data))
    assert refused.status == 1
    assert "sankofa reindex" in refused.err


def check_no_server(sandbox: Sandbox, command: str) -> None:
    """Run as it stands, as far as a machine without that server gets: it says what to check.

    The store's contract runs on a real PostgreSQL where there is one, as in CI. The index's runs on
    the client's in-process engine, and on a real server where SANKOFA_TEST_QDRANT_URL names one.
    """
    done = sandbox.run(re.sub(r"localhost(:\d+)?", "127.0.0.1:9", command))
    assert (done.status, done.out) == (1, "")
    assert re.match(r"The (Qdrant server at|database) .+ Check .+\.$", done.err, re.DOTALL), (
        done.err
    )


def check_exports(sandbox: Sandbox, command: str) -> None:
    """Just the variables that docker-compose.yml cannot do without."""
    required = set(re.findall(r"\$\{(\w+):\?", (ROOT / "docker-compose.yml").read_text()))
    assert set(re.findall(r"(\w+)=", command)) == required


def check_compose(sandbox: Sandbox, command: str) -> None:
    """Docker checks the file where there is a Docker; else we see that all it names is there."""
    exports = next(line for line in COMMANDS if line.startswith("export "))
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    assert all("image" in service or "build" in service for service in services.values())
    if shutil.which("docker"):
        sandbox.run(f"{exports} && cd {ROOT} && docker compose config --quiet")


def check_compose_exec(sandbox: Sandbox, command: str) -> None:
    """The service is there, and the command in it is run here."""
    service, _, inner = command.removeprefix("docker compose exec ").partition(" ")
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    assert service in services
    check_runs(sandbox, f".venv/bin/{inner}")


Check = Callable[[Sandbox, str], None]

# How each command of README is checked; none is left out, and none stands here in vain.
CHECKS: dict[str, Check] = {
    "make run": check_start,
    "SANKOFA_PORT=8001 make run": check_start,
    "make test": check_programs_are_there,
    "make check": check_programs_are_there,
    ".venv/bin/sankofa ingest my-documents": check_ingest,
    '.venv/bin/sankofa search "mutuelles de santé et secteur informel"': check_runs,
    '.venv/bin/sankofa search "user fees" --outcome did_not_work --region AFR --json': (
        check_json_search
    ),
    ".venv/bin/sankofa status": check_runs,
    ".venv/bin/sankofa verify": check_runs,
    ".venv/bin/sankofa serve --port 8001": check_serve,
    '.venv/bin/sankofa key add "Country office Chad" --network': check_runs,
    '.venv/bin/sankofa key add "Forum team" --role curator --network --group forum-organisers': (
        check_runs
    ),
    ".venv/bin/sankofa key list": check_runs,
    "SANKOFA_QDRANT_URL=http://localhost:6333 .venv/bin/sankofa reindex": check_no_server,
    "SANKOFA_DATABASE_URL=postgresql://me@localhost/sankofa "
    ".venv/bin/sankofa ingest my-documents": check_no_server,
    "export QDRANT_API_KEY=choose-one POSTGRES_PASSWORD=choose-another": check_exports,
    "docker compose up --detach": check_compose,
    'docker compose exec sankofa sankofa key add "Administrator" --role administrator': (
        check_compose_exec
    ),
    "make bench": check_bench,
}
OTHER_MODEL = "SANKOFA_MODEL=models/my-model .venv/bin/sankofa reindex"
EVALUATE = ".venv/bin/sankofa evaluate judged --json"
