"""The pages: everything a person sees in a browser, rendered here; none needs JavaScript.

router                              every page but those for adding documents
upload_page_router(largest_file)    those, for files of at most so many bytes
error_page(request, problem)        an error in the reader's language
"""

from __future__ import annotations

from fastapi import APIRouter

from api.pages import (
    about,
    add_to_pack,
    documents,
    home,
    lessons,
    packs,
    review,
    search,
    sign_in,
)
from api.pages.errors import error_page
from api.pages.upload import upload_page_router

__all__ = ["error_page", "router", "upload_page_router"]

router = APIRouter(include_in_schema=False)
for part in (home, search, documents, packs, add_to_pack, lessons, review, about, sign_in):
    router.include_router(part.router)
