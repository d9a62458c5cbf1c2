"""Telling a page's content from what surrounds it: menus, banners, footers, consent boxes.

An element goes only on a sign of its own (its tag, role or name, or being a list of short links)
and never when it holds much of the page's text or the content itself: losing a paragraph costs the
reader more than a stray menu entry.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.convert.line_ends import words
from ingest.convert.trees import Element
from ingest.convert.web.shown import bring_into_view, is_hidden

NEVER_SHOWN = words(
    "script style noscript template svg iframe object embed canvas audio video link meta button "
    "select input textarea dialog datalist"
)
FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "menu", "header"))
FURNITURE_ROLES = words(
    "navigation banner contentinfo search dialog alertdialog complementary menu menubar"
)
FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|share|sharing|social|sidebar|menu|navbar|"
    r"nav|navigation|newsletter|subscribe|skip(?:-?(?:link|to-content|nav))?|pagination|pager|"
    r"advert(?:isement)?|ads?|site-?footer|page-?footer|footer|site-?header|masthead|toolbar|"
    r"related(?:-(?:posts|links|articles))?|comments?)(?:$|[\s_-])",
    re.IGNORECASE,
)
CONTROLS = ".//*[@aria-controls or @data-target or @data-bs-target]"
HEADINGS = words("h1 h2 h3 h4 h5 h6 summary dt")
CONTENT_XPATH = ".//main | .//article | .//*[@role='main']"
# A furniture sign on an element with more of the page's text than this is not believed.
MOST_FURNITURE = 0.4
# A marked content element with less of the page's text than this is not the page's content.
LEAST_CONTENT = 0.3
SHORT_LINK_WORDS = 8


def content_of(page: Element, framed: Mapping[str, str]) -> Element:
    """The element whose descendants are the page's content; furniture within it is removed.

    `framed` has the pages that were saved with it, by what its frames call them.
    """
    body = page.find("body")
    root = page if body is None else body
    bring_into_view(root, dict(framed))
    _drop_never_shown(root)
    _drop_furniture(root)
    return _marked_content(root)


def text_length(element: Element) -> int:
    """Letters and digits a reader would see in `element`."""
    return sum(len(text.strip()) for text in element.itertext())


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def _drop_never_shown(root: Element) -> None:
    opened = _opened_by_readers(root)
    for button in list(root.iter("button")):
        if _within(button, HEADINGS):
            button.tag = "span"
        elif opened.intersection(_controls(button)):
            button.tag = "div"
    for element in list(root.iter(*NEVER_SHOWN)):
        _drop(element)
    for element in root.xpath(".//*[@hidden or @aria-hidden='true' or @style]"):
        is_opened = element.get("id") in opened or element.get("role") == "tabpanel"
        if is_hidden(element) and not is_opened:
            _drop(element)


def _opened_by_readers(root: Element) -> set[str]:
    """The ids of what readers open by a button or tab: it is hidden only until they do.

    Where the page says what its content is, only what stands there: menus open by buttons too.
    """
    named = {id for control in root.xpath(CONTROLS) for id in _controls(control)}
    has_content = bool(root.xpath(CONTENT_XPATH))
    return {
        element.get("id")
        for element in root.xpath(".//*[@id]")
        if element.get("id") in named and (_within_content(element) or not has_content)
    }


def _controls(element: Element) -> list[str]:
    """The ids of what a button or tab opens."""
    targets = (element.get(name) or "" for name in ("data-target", "data-bs-target"))
    return [*(element.get("aria-controls") or "").split(), *(one.lstrip("#") for one in targets)]


def _within(element: Element, tags: frozenset[str]) -> bool:
    return any(ancestor.tag in tags for ancestor in element.iterancestors())


def _drop_furniture(root: Element) -> None:
    limit = MOST_FURNITURE * text_length(root)
    for element in list(root.iter()):
        if element is root or not isinstance(element.tag, str):
            continue
        if not _is_furniture(element) or element.getparent() is None:
            continue
        if text_length(element) <= limit and not element.xpath(CONTENT_XPATH):
            _keep_title(element)
            _drop(element)


def _is_furniture(element: Element) -> bool:
    if element.get("role") == "main" or element.tag in ("main", "article", "body"):
        return False
    if element.tag in FURNITURE_TAGS or element.get("role") in FURNITURE_ROLES:
        # An article's own header and footer carry its title, authors and notes, its asides boxes.
        if element.tag == "aside" and _within_content(element):
            return _is_mostly_links(element)
        return element.tag not in ("header", "footer") or not _within_content(element)
    if element.tag in ("ul", "ol") and not _within_content(element):
        return _is_link_list(element)
    name = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in ("div", "section", "ul", "ol", "p", "form", "span", "a") and bool(
        FURNITURE_NAME.search(name)
    )


def _within_content(element: Element) -> bool:
    return any(
        ancestor.tag in ("main", "article") or ancestor.get("role") == "main"
        for ancestor in element.iterancestors()
    )


def _is_link_list(items: Element) -> bool:
    """Whether each of three items or more is nothing but a link of a few words."""
    entries = items.findall("li")
    if len(entries) < 3:  # noqa: PLR2004
        return False
    return all(_is_short_link(entry) for entry in entries)


def _is_mostly_links(element: Element) -> bool:
    return 2 * sum(text_length(link) for link in element.iter("a")) > text_length(element)


def _is_short_link(entry: Element) -> bool:
    linked = sum(text_length(link) for link in entry.iter("a"))
    words = len(entry.text_content().split())
    return linked > 0 and linked >= text_length(entry) - 1 and words <= SHORT_LINK_WORDS


def _keep_title(element: Element) -> None:
    """A page's banner may hold its only first-level heading: that one moves out before it goes."""
    if element.tag != "header":
        return
    for heading in element.iter("h1"):
        element.addprevious(heading)
        return


def _marked_content(root: Element) -> Element:
    """The largest element marked as content, unless most of the text lies elsewhere."""
    marked = root.xpath(CONTENT_XPATH)
    if not marked:
        return root
    largest = max(marked, key=text_length)
    whole = text_length(root)
    if text_length(largest) < LEAST_CONTENT * whole:
        return root
    # Several articles beside each other are all content: take what holds them.
    outer = largest
    while text_length(outer) < MOST_FURNITURE * whole and outer.getparent() is not None:
        outer = outer.getparent()
    return outer
