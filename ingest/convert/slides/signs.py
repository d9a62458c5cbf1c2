"""Signs and formulas of slides, put into the text that python-pptx reads."""

from __future__ import annotations

from ingest.convert.office.elements import A14, A, M
from ingest.convert.office.formulas import formula_text
from ingest.convert.office.symbol_fonts import signs
from ingest.convert.trees import Element


def write_out_signs(tree: Element) -> None:
    """Replace letters that a font of signs draws by the signs, and formulas by what they say."""
    for font in tree.iter(f"{A}sym"):
        # Only runs have texts; the ends of paragraphs name fonts too.
        for text in font.getparent().itersiblings(f"{A}t"):
            text.text = signs(text.text or "", font.get("typeface"))
    for formula in list(tree.iter(f"{A14}m")):
        run = formula.makeelement(f"{A}r")
        run.append(run.makeelement(f"{A}t"))
        run[0].text = " ".join(formula_text(one).strip() for one in formula.iter(f"{M}oMath"))
        formula.getparent().replace(formula, run)
