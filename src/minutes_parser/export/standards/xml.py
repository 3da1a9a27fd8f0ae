"""Elements of a namespace and their text: one document on a line, without what XML or a terminal could take for its own."""

from __future__ import annotations

from typing import Final

from attrs import frozen
from lxml import etree

from ...patterns import pattern
from ..json import STEERING

XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_ILLEGAL = pattern(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")

Element = etree._Element


@frozen
class Maker:
    """Makes elements of one namespace; those under a ``prefix`` stand inside documents of another."""

    namespace: str
    prefix: str | None = None

    def __call__(self, name: str, *content: Element | str | int | None, kind: str | None = None) -> Element | None:
        """An element with its children and text; none where there is nothing to put in it. ``kind``: the type that it extends (xsi:type)."""
        told = [one for one in content if one is not None and one != ""]
        return self.some(name, *told, kind=kind) if told else None

    def some(self, name: str, *content: Element | str | int | None, kind: str | None = None) -> Element:
        """The same, and an empty element where there is nothing to put in it."""
        prefixes: dict[str | None, str] = {self.prefix: self.namespace, "xsi": XSI} if kind else {self.prefix: self.namespace}
        node = etree.Element(f"{{{self.namespace}}}{name}", nsmap=prefixes)  # type: ignore[arg-type]  # the stubs forget the default namespace
        if kind:
            node.set(f"{{{XSI}}}type", kind)
        for one in content:
            if isinstance(one, str | int):
                node.text = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", str(one))
            elif one is not None:
                node.append(one)
        return node


def text_of(node: Element, *makers: Maker) -> str:
    """The document on one line: line breaks of its text, and what could steer a terminal, are character references."""
    etree.cleanup_namespaces(node, top_nsmap={maker.prefix: maker.namespace for maker in makers if maker.prefix})
    text = etree.tostring(node, encoding="unicode").replace("\n", "&#10;")
    return STEERING.sub(lambda found: f"&#{ord(found[0])};", text)
