"""Personal data in a text: identity numbers, account numbers, phone numbers and e-mail addresses, each with its place.

Precision first: an amount, a case number or an archive reference must never be taken. A number counts where its check digits prove it, or where
its shape and the words before it agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal, get_args

import attrs

from minutes_parser.lexicon.privacy import telling
from minutes_parser.patterns import pattern
from minutes_parser.span import Span, Spans
from minutes_parser.view import view

from .check_digits import is_account, is_iban, is_identity_number

PersonalKind = Literal["national_id", "account", "phone", "email"]
KINDS: Final[tuple[PersonalKind, ...]] = get_args(PersonalKind)

_LENGTH: Final = 11
"""Digits of an identity number and of an account."""
_RUN = pattern(r"\+?\(?\d(?:[ .\-/()\n]{0,3}\d){4,}")
"""Digits that may belong together: all the rest of a text need not be looked at."""
_ALONE, _ENDS = r"(?<!\d)(?<!\d[.,])", r"(?![\d%]|[.,/]\d)"
_IDENTITY = tuple(
    pattern(_ALONE + date + r"\d{3} ?\d{2}" + _ENDS)
    for date in (
        r"\d{6}(?: ?[.-] ?|\s)?",
        r"\d{2}(?P<by>[ .])\d{2}(?P=by)\d{2}[\s.-]{1,3}",
        r"\d{2}(?P<by>\.?)\d{2}(?P=by)(?:18|19|20)\d{2}[\s-]{1,3}",
    )
)
"""Date of birth, by two or four digits of the year, and five digits."""
_PERSONAL = pattern(r"(?<!\d)\d{5}(?!\d)")
_ACCOUNT = pattern(r"(?<!\d)\d{4}(?P<by>[ .]?)\d{2}(?P=by)\d{5}(?!\d)")
_IBAN = pattern(r"(?<!\p{L})no ?\d{2}(?: ?\d{4}){2} ?\d{3}(?!\d)")
_YEAR = pattern(r"(?:19|20)\d\d ")
_LAND, _ABROAD = r"(?P<land>(?:\+|00) ?47[ )]?)?", r"(?P<abroad>(?:\+|00)\d{1,3}(?:[ -]?\d){6,12})"
_EIGHT = r"[2-9]\d{7}|[2-9]\d(?P<a>[ .-])\d{2}(?P=a)\d{2}(?P=a)\d{2}|[2-9]\d{2}(?P<b>[ .-])\d{2}(?P=b)\d{3}|[2-9]\d{3} \d{4}"
_OLD = r"(?P<old>0\d{1,2}\)?[ /-]{1,3}\d{2,3} ?\d{3})"
"""Before 1993: an area and five or six digits."""
_PHONE = pattern(rf"(?<![\d+]){_LAND}\(?(?:{_EIGHT}|{_OLD})(?!\d)|(?<!\d){_ABROAD}(?!\d)")
_UNIT = pattern(r"(?:,\d|[ ]?(?:kr|kroner|mill|mrd|%|,-))")
_NEXT = pattern(r"\s*(?:[/,;]|og|eller)\s*")
_ADDRESS_END = pattern(r"[\p{L}\d._%+'-]*[\p{L}\d_%+'-]$")
_AT = pattern(r"@| ?[(\[]at[)\]] ?")
_DIVIDER = pattern("[._]")
_DOMAIN = pattern(r"[\p{L}\d-]+(?:\.[\p{L}\d-]*\p{L}[\p{L}\d-]*)+")
_LONGEST_NAME, _LONGEST_CONTACT = 64, 200


@attrs.frozen
class PersonalData:
    """Personal data (nb: personopplysning, nn: personopplysning) that stands in a text: what it is, and where. The value itself is left out."""

    kind: PersonalKind
    span: Spans


@attrs.frozen
class _Found:
    kind: PersonalKind
    start: int
    end: int


def find(text: str, markup: Spans = ()) -> tuple[PersonalData, ...]:
    """All that is found, in the order of the text; none overlaps another."""
    look = view(text, (Span(0, len(text)),), markup)
    return tuple(PersonalData(one.kind, (look.span(one.start, one.end),)) for one in _apart(_found(look.text)))


def _found(folded: str) -> Iterator[_Found]:
    runs = [m.span() for m in _RUN.finditer(folded)]
    emails = list(_emails(folded))
    yield from emails
    yield from _proven(folded, runs)
    yield from _phones(folded, runs, emails)


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """In order; of two that overlap the one of the earlier kind, so that no identity number is taken for an account."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif KINDS.index(one.kind) < KINDS.index(kept[-1].kind):
            kept[-1] = one
    return kept


def _proven(folded: str, runs: list[tuple[int, int]]) -> Iterator[_Found]:
    """Identity numbers and accounts."""
    accounts: dict[str, list[_Found]] = {}
    told: set[str] = set()
    named = telling().identity.names_in(folded)
    for start, end in runs:
        labelled = named and telling().identity.right_before(folded, start)
        if end - start < _LENGTH and not labelled:
            continue
        for identity in (*_IDENTITY, *((_PERSONAL,) if labelled else ())):
            for m in identity.finditer(folded, start, end + 2, overlapped=True):
                digits = digits_of(m[0])
                short = digits[:4] + digits[6:] if len(digits) == 13 else digits
                if is_identity_number(short) or (labelled and m.start() == start):
                    yield _Found("national_id", *m.span())
        for m in _IBAN.finditer(folded, max(0, start - 3), end):
            if is_iban(digits_of(m[0])):
                yield _Found("account", *m.span())
        for m in _ACCOUNT.finditer(folded, start, end, overlapped=True):
            digits = digits_of(m[0])
            if is_account(digits):
                accounts.setdefault(digits, []).append(_Found("account", *m.span()))
                if m["by"] == "." or (m["by"] and not _YEAR.match(m[0])) or telling().account.right_before(folded, m.start()):
                    told.add(digits)
    for digits in told:
        yield from accounts[digits]


def _phones(folded: str, runs: list[tuple[int, int]], emails: list[_Found]) -> Iterator[_Found]:
    """Phone numbers: told by a word, by the number of the country, by an address on the same line, or by another place where they are."""
    numbers: dict[str, list[_Found]] = {}
    told: set[str] = set()
    last = -1
    lines = {_line(folded, email.start) for email in emails} - {None}
    for start, end in runs:
        for m in _PHONE.finditer(folded, start, end):
            found, digits = _Found("phone", *m.span()), digits_of(m[0])[-8:]
            follows = last >= 0 and _NEXT.fullmatch(folded, last, m.start()) is not None
            sure = m["land"] or follows or telling().phone.right_before(folded, m.start())
            beside = not (m["old"] or m["abroad"]) and _line(folded, m.start()) in lines
            if (sure or beside) and not _UNIT.match(folded, m.end()):
                told.add(digits)
                last = m.end()
            numbers.setdefault(digits, []).append(found)
    for digits in told:
        yield from numbers[digits]
    yield from _columns(folded)


def _columns(folded: str) -> Iterator[_Found]:
    """Phone numbers under the head of their column: "Navn<tab>Telefon"."""
    if "\t" not in folded:
        return
    at, columns = 0, frozenset[int]()
    for line in folded.split("\n"):
        cells = line.split("\t")
        heads = frozenset(index for index, cell in enumerate(cells) if cell.strip() and telling().phone.begin(cell.strip()))
        columns = heads if heads else columns if len(cells) > 1 else frozenset()
        place = at
        for index, cell in enumerate(cells):
            if index in columns and (m := _PHONE.fullmatch(cell.strip())):
                begin = place + cell.index(m[0])
                yield _Found("phone", begin, begin + len(m[0]))
            place += len(cell) + 1
        at += len(line) + 1


def _emails(folded: str) -> Iterator[_Found]:
    """Addresses that belong to a person: not those of an office."""
    if "@" not in folded and "at)" not in folded and "at]" not in folded:
        return
    for at in _AT.finditer(folded):
        name = _ADDRESS_END.search(folded, max(0, at.start() - _LONGEST_NAME), at.start())
        domain = _DOMAIN.match(folded, at.end())
        if name and domain and not _of_office(name[0], domain[0]):
            yield _Found("email", name.start(), domain.end())


def _of_office(name: str, domain: str) -> bool:
    """Is it the address of an office: "post@", or "hamna@hamna.no"?"""
    first = _DIVIDER.split(name.lstrip(".'-"))[0]
    return first in telling().mailboxes or name == domain.partition(".")[0]


def _line(folded: str, at: int) -> int | None:
    """Where the line begins, if it begins near by."""
    begin = folded.rfind("\n", max(0, at - _LONGEST_CONTACT), at)
    return begin if begin >= 0 or at <= _LONGEST_CONTACT else None


def digits_of(text: str) -> str:
    """The digits of a number, without what divides them."""
    return "".join(filter(str.isdecimal, text))
