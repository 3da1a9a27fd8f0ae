"""What the reference of the site needs to know of our classes: a field is told by its term, a default by its value, a role by its name."""

from __future__ import annotations

import ast
from typing import Any

import griffe
import regex

ROLE = regex.compile(r":(?:func|class|mod):(?=`)")


class Fields(griffe.Extension):
    """``field(default=None, metadata=term("vedtak", "what was decided"))`` is shown as ``None``, and as "vedtak: what was decided"."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:
        if obj.docstring:
            obj.docstring.value = ROLE.sub("", obj.docstring.value)

    def on_attribute_instance(self, *, node: ast.AST | griffe.ObjectNode, attr: griffe.Attribute, **_: Any) -> None:
        call = getattr(node, "value", None)
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("field", "Factory")):
            return
        given = {word.arg: word.value for word in call.keywords}
        attr.value = ast.unparse(given["default"]) if "default" in given else None
        term = given.get("metadata")
        if isinstance(term, ast.Call) and attr.docstring is None:
            names = [word for word in term.args if isinstance(word, ast.Constant)]
            attr.docstring = griffe.Docstring(": ".join(str(name.value) for name in names), parent=attr)
