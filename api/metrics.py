"""What a monitoring system may know: how often, how fast, how much; never what was asked."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from api.bootstrap import Library
from corpus.errors import SankofaError
from search.answers.results import Answer, SearchResult
from search.answers.wider import lacks_evidence

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_log = logging.getLogger(__name__)
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_MILLISECONDS_A_SECOND = 1000


class Metrics:
    """The counters of one application, in a registry of their own."""

    def __init__(self, library: Library) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "sankofa_http_requests",
            "Requests answered, by route name, method and status.",
            ("route", "method", "status"),
            registry=self._registry,
        )
        self._request_seconds = Histogram(
            "sankofa_http_request_seconds",
            "Time from the request to the end of its answer, by route name.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._search_seconds = Histogram(
            "sankofa_search_seconds",
            "Time a search spent, by stage.",
            ("stage",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._without_evidence = Counter(
            "sankofa_searches_without_evidence",
            "Searches that no passage came close to, or that found none at all.",
            registry=self._registry,
        )
        self._uploads = Counter(
            "sankofa_uploads", "Uploads ended, by outcome.", ("outcome",), registry=self._registry
        )
        self._waiting = Gauge(
            "sankofa_uploads_waiting", "Uploads not ended yet.", registry=self._registry
        )
        self._registry.register(_Holdings(library))

    def request_ended(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request. `route` is the name of a route, not the address asked for."""
        known = method if method in _METHODS else "other"
        self._requests.labels(route, known, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def searched(self, found: Answer | SearchResult) -> None:
        """Count a search by the time its stages took, and whether it found evidence."""
        for stage, spent in found.milliseconds.items():
            self._search_seconds.labels(stage).observe(spent / _MILLISECONDS_A_SECOND)
        if lacks_evidence(found):
            self._without_evidence.inc()

    def upload_waits(self) -> None:
        """Count an upload that was accepted."""
        self._waiting.inc()

    def upload_ended(self, outcome: str) -> None:
        """Count what became of an upload."""
        self._waiting.dec()
        self._uploads.labels(outcome).inc()

    def exposition(self) -> bytes:
        """Everything counted, in Prometheus' text format."""
        return generate_latest(self._registry)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class _Holdings(Collector):
    """What the library holds at the moment of asking; nothing while it cannot be reached."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand: registering must not open the library."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """Counts from store and index."""
        try:
            counts = self._library.store.counts()
            indexed = self._library.index.status().passages
        except SankofaError as error:
            _log.warning("no counts for the metrics: %s", error.code)
            return
        for name, value, what in (
            ("documents", counts.documents, "Documents served."),
            ("passages", counts.passages, "Passages of these documents in the store."),
            ("passages_indexed", indexed, "Passages that searches look through."),
            ("documents_pending", counts.pending, "Documents that the index is still to learn."),
            ("files_refused", counts.refused, "Files that could not be taken in."),
        ):
            yield GaugeMetricFamily(f"sankofa_{name}", what, value=value)
