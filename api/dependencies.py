"""What routes ask for besides library and caller: parts of the running application."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.http.negotiation import language_of
from api.messages import Messages, messages
from api.metrics import Metrics
from api.readiness import Readiness
from api.workers.themes import ThemeWorker
from api.workers.uploads import UploadWorker
from corpus.workers.page_images import PageImages


def _metrics(request: Request) -> Metrics:
    found: Metrics = request.app.state.metrics
    return found


def _readiness(request: Request) -> Readiness:
    found: Readiness = request.app.state.readiness
    return found


def _uploads(request: Request) -> UploadWorker:
    found: UploadWorker = request.app.state.uploads
    return found


def _theme_worker(request: Request) -> ThemeWorker:
    found: ThemeWorker = request.app.state.themes
    return found


def _page_images(request: Request) -> PageImages:
    found: PageImages = request.app.state.page_images
    return found


def _said(request: Request) -> Messages:
    return messages(language_of(request))


CurrentMetrics = Annotated[Metrics, Depends(_metrics)]
CurrentReadiness = Annotated[Readiness, Depends(_readiness)]
CurrentUploads = Annotated[UploadWorker, Depends(_uploads)]
CurrentThemeWorker = Annotated[ThemeWorker, Depends(_theme_worker)]
CurrentPageImages = Annotated[PageImages, Depends(_page_images)]
CurrentMessages = Annotated[Messages, Depends(_said)]
