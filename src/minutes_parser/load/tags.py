"""The HTML element names we know: what is a tag, and what starts a line of its own."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

PARAGRAPHS = _names("""address article aside blockquote center details dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre
    section table ul""")
"""Elements that a browser sets apart with space above and below."""

BLOCKS = PARAGRAPHS | _names("body caption dd div dt figcaption html legend li option summary tbody td tfoot th thead tr")
"""Elements that start a line of their own."""

UNSEEN = _names("head iframe noscript object script select style svg template textarea title")
"""Elements whose content a reader of the page does not see as text."""

INLINE = _names("""a abbr b big br button cite code del dfn em font i img input ins kbd label link mark meta q s samp small span strike strong sub
    sup tt u var wbr""")

KNOWN = BLOCKS | UNSEEN | INLINE
