"""Mutations of structure: lines, tags, parts of a package, elements, objects. They get further than changed bytes, which most readers refuse at once.

Every function takes a source of chance and a file, and gives another file. The same chance gives the same file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from random import Random
from types import MappingProxyType
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import regex
from lxml import etree

from minutes_parser.lexicon.labels import phrases

Mutation = Callable[[Random, bytes], bytes]

NUMBERS: Final = (
    "0",
    "-1",
    "1",
    "9",
    "255",
    "65536",
    "2147483648",
    "99999999999999999999",
    "1e9",
    "1e999",
    "-0.0",
    "nan",
    "½",
    "٣",
    "",
    " ",
    "1.5",
    "x",
)
SIGNS: Final = (
    *"\t\n\r\f\v\0\x85\x9b\u00a0\u00ad\u0301\u200b\u200f\u2028\u202e\ufeff\ufffeﬁǅİßÅ()[]<>*_|#\"'&;:%\\$",
    "\x1b[2J", "\U0001f469\u200d\U0001f680", "-\n",
)  # fmt: skip
_TAG: Final = regex.compile(r"<[^<>]*+>")
_NUMBER: Final = regex.compile(rb"(?<![\w.])-?\d++(?:\.\d++)?")
_OBJECT: Final = regex.compile(rb"\d+ \d+ obj\b.*?\bendobj", regex.DOTALL)
_SLOT: Final = regex.compile(r"\{[^{}]*+\}")


def _words() -> tuple[str, ...]:
    """The labels of the lexicon, a name or a number in each slot."""
    return tuple(sorted({_SLOT.sub("12", phrase.text) for phrase in phrases()}))


WORDS: Final = _words()
LINES: Final = (
    "Sak 1/24 Budsjett", "PS 12/2024\tRegnskap", "Kari Solvang (Sp)\tmedlem", "Per Ånestad møtte for Mona Tveitane", "1. Styret vedtar budsjettet.",
    "a) det andre", "Vedtatt med 12 mot 9 stemmer.", "Enstemmig", "Møtet hevet kl. 15.30", "12.03.2024", "Side 2 av 7", "kl. 09.00 – 12.00", "_____",
)  # fmt: skip


def lines(chance: Random, data: bytes) -> bytes:
    """Lines taken out, doubled, moved, joined and put in; among them labels and odd signs."""
    rows = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.randint(1, 6)):
        at, to = chance.randrange(len(rows) + 1), chance.randrange(len(rows) + 1)
        match chance.randrange(8):
            case 0:
                del rows[min(at, to) : min(at, to) + chance.randint(1, 4)]
            case 1:
                rows[at:at] = rows[to : to + chance.randint(1, 5)]
            case 2:
                rows.insert(at, f"{chance.choice(WORDS)}{chance.choice((':', '', ' ', ': ', chr(9)))}{chance.choice(('', *LINES))}")
            case 3:
                rows.insert(at, chance.choice(LINES))
            case 4 if rows:
                row = rows.pop(min(at, len(rows) - 1))
                rows.insert(min(to, len(rows)), row)
            case 5 if rows:
                at = min(at, len(rows) - 1)
                where = chance.randrange(len(rows[at]) + 1)
                rows[at] = rows[at][:where] + chance.choice(SIGNS) * chance.choice((1, 1, 2, 40)) + rows[at][where:]
            case 6 if at < len(rows) - 1:
                rows[at : at + 2] = [rows[at] + chance.choice(("", " ", "\t", "-")) + rows[at + 1]]
            case _ if rows:
                rows[min(at, len(rows) - 1)] = rows[min(at, len(rows) - 1)] * chance.choice((2, 3, 30))
    return "\n".join(rows).encode("utf-8", "surrogatepass")


def tags(chance: Random, data: bytes) -> bytes:
    """Tags taken out, doubled, broken, moved, nested."""
    text = data.decode("utf-8", "replace")
    pieces = [part for part in regex.split(r"(<[^<>]*+>)", text) if part]
    found = [part for part in pieces if _TAG.fullmatch(part)] or ["<p>"]
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(pieces) + 1)
        match chance.randrange(7):
            case 0:
                del pieces[at : at + chance.randint(1, 3)]
            case 1:
                pieces.insert(at, chance.choice(found) * chance.choice((1, 1, 3, 60)))
            case 2:
                pieces.insert(
                    at,
                    chance.choice(("<table>", "<tr>", "<td>", "</td>", "</table>", "<ol start=999999>", "<li value='-3'>", "<pre>", "<h1>", "<br>")),
                )
            case 3:
                pieces.insert(
                    at, chance.choice(("<!--", "-->", "<?", "<![CDATA[", "<script>", "</title>", "&#x110000;", "&#0;", "&nbsp", "<", "<a b='", "</"))
                )
            case 4 if at < len(pieces):
                pieces[at] = pieces[at][: chance.randrange(len(pieces[at]) + 1)]
            case 5:
                other = chance.randrange(len(pieces) + 1)
                pieces[at:at] = pieces[other : other + chance.randint(1, 12)]
            case _:
                pieces.insert(at, chance.choice(SIGNS))
    return "".join(pieces).encode("utf-8", "surrogatepass")


def elements(chance: Random, data: bytes) -> bytes:
    """XML with elements taken out, doubled, moved into each other and renamed, attributes and text replaced."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return data
    for _ in range(chance.randint(1, 8)):
        nodes = [node for node in root.iter() if isinstance(node.tag, str)]
        _change(chance, chance.choice(nodes), nodes)
    return etree.tostring(root)


def _change(chance: Random, node: Any, nodes: Sequence[Any]) -> None:
    parent, other = node.getparent(), chance.choice(nodes)
    match chance.randrange(8):
        case 0 if parent is not None:
            parent.remove(node)
        case 1:
            other.insert(chance.randrange(len(other) + 1), _copied(node))
        case 2 if parent is not None:
            for _ in range(chance.choice((1, 2, 40))):
                parent.insert(parent.index(node), _copied(node))
        case 3 if parent is not None and not any(above is node for above in (other, *other.iterancestors())):
            other.append(node)
        case 4:
            node.tag = other.tag
        case 5 if node.attrib:
            node.set(chance.choice(sorted(node.attrib)), chance.choice((*NUMBERS, *other.attrib.values())))
        case 6:
            for key, value in other.attrib.items():
                node.set(key, value)
        case _:
            text = chance.choice((*LINES, *WORDS, *(sign for sign in SIGNS if sign.isprintable() or sign in "\t\n")))
            node.text, node.tail = (text, node.tail) if chance.random() < 0.7 else (node.text, text)


def _copied(node: Any) -> Any:
    return etree.fromstring(etree.tostring(node, with_tail=False))


def parts(chance: Random, data: bytes) -> bytes:
    """A package whose parts are changed as XML, cut, swapped, renamed or left out."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            held = {info.filename: archive.read(info) for info in archive.infolist()}
    except Exception:
        return data
    if not held:
        return data
    named = [name for name in held if name.endswith(("document.xml", "content.xml"))] or list(held)
    name = chance.choice(named if chance.random() < 0.6 else list(held))
    match chance.randrange(12):
        case 0:
            del held[name]
        case 1:
            held[name] = held[name][: chance.randrange(len(held[name]) + 1)]
        case 2:
            other = chance.choice(list(held))
            held[name], held[other] = held[other], held[name]
        case 3:
            other = chance.choice(list(held))
            held[other] = held.pop(name)
        case 4:
            held[name] = numbers(chance, held[name])
        case _:
            held[name] = elements(chance, held[name])
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for path, content in held.items():
            archive.writestr(path, content, ZIP_STORED if path == "mimetype" else ZIP_DEFLATED)
    return out.getvalue()


def numbers(chance: Random, data: bytes) -> bytes:
    """Numbers replaced by others that may be too large, negative or none."""
    found = list(_NUMBER.finditer(data))
    for at in sorted(chance.sample(found, min(len(found), chance.randint(1, 6))), key=lambda hit: -hit.start()):
        data = data[: at.start()] + chance.choice(NUMBERS).encode() + data[at.end() :]
    return data


def objects(chance: Random, data: bytes) -> bytes:
    """A PDF with objects taken out, doubled or given each other's places, and numbers replaced."""
    found = list(_OBJECT.finditer(data))
    if not found or chance.random() < 0.5:
        return numbers(chance, data)
    one, other = chance.choice(found), chance.choice(found)
    match chance.randrange(4):
        case 0:
            return data[: one.start()] + data[one.end() :]
        case 1:
            return data[: one.start()] + other.group() + data[one.end() :]
        case 2:
            return data[: other.start()] + one.group() * chance.choice((1, 50)) + b"\n" + data[other.start() :]
        case _:
            middle = chance.randint(one.start(), one.end())
            return (
                data[:middle]
                + chance.choice((b"<<", b">>", b"[", b"]", b"(", b"ET", b"BT", b"q", b"Q", b"0 0 0 0 0 0 cm", b"1 0 R", b"stream"))
                + data[middle:]
            )


def values(chance: Random, data: bytes) -> bytes:
    """JSON with values replaced, taken out, moved."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return data
    holders = list(_holders(tree))
    for _ in range(chance.randint(1, 4) if holders else 0):
        holder, key = chance.choice(holders)
        other, at = chance.choice(holders)
        try:
            holder[key] = chance.choice(
                (None, True, -1, 10**30, 1.5, float("inf"), "", "x", "2024-13-41", "\ud800", [], {}, [[0, 1]], [[5, 2]], other[at])
            )
        except (KeyError, IndexError):
            continue
    try:
        return json.dumps(tree).encode()
    except (ValueError, RecursionError):  # it holds itself now
        return data


def _holders(tree: Any) -> Any:
    waiting = [tree]
    while waiting:
        at = waiting.pop()
        for key in at if isinstance(at, dict) else range(len(at)) if isinstance(at, list) else ():
            yield at, key
            waiting.append(at[key])


def scramble(chance: Random, data: bytes) -> bytes:
    """Bytes changed, taken out, doubled and put in, wherever they stand."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, length = chance.randrange(len(found) + 1), chance.choice((1, 1, 2, 4, 16, 200))
        match chance.randrange(5):
            case 0:
                del found[at : at + length]
            case 1:
                found[at:at] = chance.randbytes(length)
            case 2 if at < len(found):
                found[at] ^= 1 << chance.randrange(8)
            case 3:
                other = chance.randrange(len(found) + 1)
                found[at:at] = found[other : other + length]
            case _:
                found[at:at] = chance.choice((*SIGNS, *NUMBERS)).encode("utf-8", "surrogatepass")
    return bytes(found)


def any_of(chance: Random, data: bytes) -> bytes:
    """As the kind of the file asks."""
    if data.startswith(b"PK"):
        return parts(chance, data)
    if data.startswith(b"%PDF"):
        return objects(chance, data)
    return (tags if data.lstrip().startswith(b"<") else lines)(chance, data)


MUTATIONS: Final[Mapping[str, Mutation]] = MappingProxyType(
    {
        "text": lines, "markdown": lines, "html": tags, "docx": parts, "odt": parts, "pdf": objects, "image": numbers, "hocr": elements,
        "json": values, "parse": any_of,
    }
)  # fmt: skip
