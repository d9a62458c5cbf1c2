"""What the author of a Word document hid: words, and what is drawn."""

from __future__ import annotations

from ingest.convert.office.elements import WP, W
from ingest.convert.trees import Element
from ingest.convert.word.text import is_on

# Ids of styles; None is what has no style of its own.
StyleId = str | None
# Deeper than anybody bases styles on each other; some files do so in a circle.
DEEPEST_STYLE = 11


class HiddenText:
    """Knows what is hidden by the styles of a document, given as the element of all of them."""

    def __init__(self, styles: Element) -> None:
        defined = styles.iterchildren(f"{W}style")
        self.styles: dict[StyleId, Element] = {one.get(f"{W}styleId"): one for one in defined}
        usual = f"{W}style[@{W}type='paragraph'][@{W}default='1']"
        self.usual: StyleId = next((one.get(f"{W}styleId") for one in styles.iterfind(usual)), None)
        self.hiding = {style for style in self.styles if self._hides(style)}

    def leave_out(self, root: Element) -> None:
        """Take out of a part of the document its hidden runs, with all in them, and drawings."""
        for run in list(root.iter(f"{W}r")):
            if self._is_hidden(run):
                run.getparent().remove(run)
        for properties in list(root.iter(f"{WP}docPr")):
            drawn = properties.getparent()
            if properties.get("hidden") in ("1", "true") and drawn.getparent() is not None:
                drawn.getparent().remove(drawn)

    def _is_hidden(self, run: Element) -> bool:
        own = run.find(f"{W}rPr/{W}vanish")
        if own is not None:
            return is_on(own)
        if not self.hiding:
            return False
        paragraph = next(run.iterancestors(f"{W}p"), None)
        by_words = _style(run, "rPr/rStyle") in self.hiding
        by_paragraph = (_style(paragraph, "pPr/pStyle") or self.usual) in self.hiding
        # Styles turn it on and off in turn (ISO/IEC 29500-1, 17.7.3): both together show the words.
        return by_words != by_paragraph

    def _hides(self, id: StyleId) -> bool:
        """Whether a style hides, or the nearest that it is based on and says so."""
        for _ in range(DEEPEST_STYLE):
            style = self.styles.get(id)
            if style is None:
                break
            own = style.find(f"{W}rPr/{W}vanish")
            if own is not None:
                return is_on(own)
            id = _value(style.find(f"{W}basedOn"))
        return False


def _style(element: Element | None, path: str) -> StyleId:
    found = None if element is None else element.find("/".join(W + n for n in path.split("/")))
    return _value(found)


def _value(element: Element | None) -> StyleId:
    return None if element is None else element.get(f"{W}val")
