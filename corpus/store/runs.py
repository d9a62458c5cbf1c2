"""What runs and jobs did, as rows, so that any process can say."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from corpus.errors import NotFound
from corpus.store.base import StoreBase, in_chunks
from corpus.store.values import FileResult, Job, JobState, Run, RunState
from corpus.tables import jobs, run_files, runs

RUNS_KEPT = 20
JOBS_KEPT = 1000


class Runs(StoreBase):
    """Runs of ingest with what became of each file, and jobs asked for through the API."""

    def begin_run(self, command: str, source: str) -> str:
        """Begin a run and return its id. All but the last twenty are forgotten."""
        run = uuid.uuid4().hex
        kept = select(runs.c.id).order_by(runs.c.started_at.desc()).limit(RUNS_KEPT)
        row = {"id": run, "command": command, "source": source, "state": RunState.RUNNING.value}
        with self._database.writing() as connection:
            connection.execute(insert(runs), row | {"started_at": datetime.now(UTC)})
            connection.execute(delete(runs).where(runs.c.id.not_in(kept.scalar_subquery())))
        return run

    def record_file_result(
        self,
        run: str,
        path: str,
        status: str,
        code: str | None = None,
        detail: str | None = None,
        passages: int = 0,
        seconds: float = 0.0,
    ) -> None:
        """Say what became of one file; a second result for the same path replaces the first."""
        self.record_file_results(run, [FileResult(path, status, code, detail, passages, seconds)])

    def record_file_results(self, run: str, results: Sequence[FileResult]) -> None:
        """Say what became of many files, in one transaction."""
        with self._database.writing() as connection:
            for some in in_chunks(list({result.path: result for result in results}.values())):
                paths = [result.path for result in some]
                connection.execute(
                    delete(run_files).where(run_files.c.run_id == run, run_files.c.path.in_(paths))
                )
                connection.execute(insert(run_files), [_result_row(run, r) for r in some])

    def finish_run(self, run: str, state: RunState = RunState.FINISHED) -> Run:
        """Say that the run has ended. Raises NotFound."""
        with self._database.writing() as connection:
            connection.execute(
                update(runs)
                .where(runs.c.id == run)
                .values(state=state.value, finished_at=datetime.now(UTC))
            )
        return self.run(run)

    def run(self, id: str) -> Run:
        """One run. Raises NotFound."""
        found = self._runs(runs.c.id == id)
        if not found:
            raise NotFound("no such run", run=id)
        return found[0]

    def last_run(self) -> Run | None:
        """The run that began last, ended or not."""
        latest = select(func.max(runs.c.started_at)).scalar_subquery()
        found = self._runs(runs.c.started_at == latest)
        return found[0] if found else None

    def run_results(self, run: str) -> list[FileResult]:
        """What became of each file of a run, by path."""
        query = select(run_files).where(run_files.c.run_id == run).order_by(run_files.c.path)
        with self._database.reading() as connection:
            return [
                FileResult(row.path, row.status, row.code, row.detail, row.passages, row.seconds)
                for row in connection.execute(query)
            ]

    def create_job(self, kind: str, total: int = 0, detail: str = "") -> Job:
        """Note work to be done; the oldest of more than a thousand jobs are forgotten."""
        now, job = datetime.now(UTC), uuid.uuid4().hex
        row = {
            "id": job, "kind": kind, "state": JobState.QUEUED.value, "done": 0, "total": total,
            "detail": detail, "result": "{}", "created_at": now, "updated_at": now,
        }  # fmt: skip
        kept = select(jobs.c.id).order_by(jobs.c.created_at.desc()).limit(JOBS_KEPT)
        with self._database.writing() as connection:
            connection.execute(insert(jobs), row)
            connection.execute(delete(jobs).where(jobs.c.id.not_in(kept.scalar_subquery())))
        return self.job(job)

    def update_job(
        self,
        id: str,
        *,
        state: JobState | None = None,
        done: int | None = None,
        total: int | None = None,
        detail: str | None = None,
        result: Mapping[str, object] | None = None,
    ) -> Job:
        """Change what is given, leave the rest. Raises NotFound."""
        values: dict[str, Any] = {"state": state and state.value, "done": done, "total": total}
        values |= {"detail": detail, "result": None if result is None else json.dumps(result)}
        changed = {name: value for name, value in values.items() if value is not None}
        with self._database.writing() as connection:
            connection.execute(
                update(jobs).where(jobs.c.id == id).values(updated_at=datetime.now(UTC), **changed)
            )
        return self.job(id)

    def job(self, id: str) -> Job:
        """One job. Raises NotFound."""
        with self._database.reading() as connection:
            row = connection.execute(select(jobs).where(jobs.c.id == id)).mappings().first()
        if row is None:
            raise NotFound("no such job", job=id)
        return Job(
            **dict(row) | {"state": JobState(row["state"]), "result": json.loads(row["result"])}
        )

    def _runs(self, condition: Any) -> list[Run]:
        counting = (
            select(run_files.c.status, func.count(), func.sum(run_files.c.passages))
            .group_by(run_files.c.status)
            .order_by(run_files.c.status)
        )
        with self._database.reading() as connection:
            found = connection.execute(select(runs).where(condition)).mappings().all()
            return [
                _run(row, connection.execute(counting.where(run_files.c.run_id == row["id"])).all())
                for row in found
            ]


def _result_row(run: str, result: FileResult) -> dict[str, Any]:
    return {
        "run_id": run,
        "path": result.path,
        "status": result.status,
        "code": result.code,
        "detail": result.detail,
        "passages": result.passages,
        "seconds": result.seconds,
    }


def _run(row: Mapping[Any, Any], counts: Sequence[Any]) -> Run:
    return Run(
        id=row["id"],
        command=row["command"],
        source=row["source"],
        state=RunState(row["state"]),
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        counts={status: files for status, files, _ in counts},
        passages=sum(int(passages) for _, _, passages in counts),
    )
