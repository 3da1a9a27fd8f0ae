"""What the atoms of a vote mean together: sentence -> clauses -> what each tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import attrs

from ..lexicon.words import words
from ..model import Ballot, PartyVote, Result, Tally
from ..patterns import pattern
from .vote_atoms import COUNTS, NAMED, RESULTS, SIDES, Atom
from .vote_words import subject_of

CLOSING = ("dermed", "med dette", "derved", "således", "etter dette")
_IS = r"(?:ble|blei|er|vart|var|blir|vert)"
_CONCLUDES = pattern(rf"^[\s*_-]*(?:{'|'.join(CLOSING)}) {_IS}\b|\b{_IS} (?:{'|'.join(CLOSING)})\b")
_ONCE = frozenset({"pair", "ordered", "for", "against", "over", "single", "share"})
_FILLS: dict[str, Set[str]] = {
    "pair": _ONCE, "for": {"for", "ordered", "pair"}, "against": {"against", "ordered", "over", "pair"}, "blank": {"blank"}, "ordered": _ONCE,
    "over": {"over", "ordered", "against"}, "single": {"single", "ordered"}, "share": _ONCE - {"share"}, "given": frozenset(), "each": _ONCE,
}  # fmt: skip
"""What a count cannot stand beside in one vote."""
_STOP = pattern(r"(?<word>\p{L}*)(?:[.!?]\s+|\s*[·•▪\uf0b7]\s*)")
_WORDS = pattern(r"\p{L}{3,}|\d")
_VERBS = pattern(r"\b(?:ble|blei|blir|vart|vert|er|var|bli|og|dermed)\b")
_GOT = pattern(r"\b(?:fikk|fekk|oppnådde)\b")
_NUMBER = pattern(r"^\d+$|\S+ \S+$")
_ROUND = pattern(r"\b(?:første|fyrste|1\.) (?:\p{L}*runde|\p{L}*omgang|\p{L}*votering|\p{L}*røysting)")
"""Of several in a first round the one with the most votes has not won yet."""
_LINKS = pattern(
    r"^(?:og|mens|men|samt|ved \p{L}*(?:votering|avstemn?ing|røysting|valg|val)|fikk|fekk|får|mot)\b"
    r"|\b(?:fikk|fekk|får)$|^[\s,.;:*_·•-]+|[\s,.;:*_·•-]+$"
)


@attrs.frozen
class Clause:
    """The part of a sentence that tells one vote."""

    text: str
    start: int
    atoms: tuple[Atom, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(atom.kind for atom in self.atoms)

    def without(self, kinds: Set[str]) -> Clause:
        """The clause without what turned out to tell nothing."""
        return attrs.evolve(self, atoms=tuple(atom for atom in self.atoms if atom.kind not in kinds))


@attrs.frozen
class Reading:
    """What a clause says of a vote."""

    for_: int | None = None
    against: int | None = None
    blank: int | None = None
    unanimous: bool = False
    casting: bool = False
    result: Result | None = None
    present: int | None = None
    method: str | None = None
    majority: bool = False
    """More were for than against; nothing tells how many."""
    alternatives: tuple[Tally, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    parties: tuple[PartyVote, ...] = ()
    subject: str | None = None
    """What was voted on, where the layout tells it."""
    listed: bool = False
    """Votes for one of the lists that stood for election."""
    counted: bool = False
    side: bool = False
    """One side of a count whose other side follows: "For forslaget stemte 9"."""
    concludes: bool = False
    """"Dermed ble forslaget vedtatt": closes the count of the sentences before it."""

    @property
    def whole(self) -> bool:
        """Are both sides told?"""
        return self.for_ is not None and self.against is not None


def clauses(folded: str, found: Sequence[Atom]) -> Iterator[Clause]:
    """A sentence cut where another vote begins: at a bullet, or in "Punkt 1 ble enstemmig vedtatt, punkt 2 falt mot 3 stemmer"."""
    start, held = 0, list[Atom]()
    for at, atom in enumerate(found):
        last = max((a.end for a in held), default=start)
        stop = _stop(folded, last, atom.start) if last <= atom.start else None
        between = folded[last : atom.start]
        if held and (stop or _is_another(held, atom, between) or _is_left(folded[start : held[0].start], held, found[at : at + 2], between)):
            cut = stop or last
            yield Clause(folded[start:cut], start, tuple(held))
            start, held = cut, []
        held.append(atom)
    yield Clause(folded[start:], start, tuple(held))


def _stop(folded: str, start: int, end: int) -> int | None:
    """Where a bullet or a full stop stands between two atoms: "18 stemte for. · forslag 2 …"."""
    found = [m.end() for m in _STOP.finditer(folded, start, end) if (m["word"] or "") not in words().abbreviations]
    return found[0] if found else None


def _is_another(held: Sequence[Atom], atom: Atom, between: str) -> bool:
    """Does an atom tell of another vote than those before it?"""
    kinds = {a.kind for a in held}
    agreed = bool(kinds & {"unanimous", "agreed"})
    settled = bool(kinds & RESULTS) and (agreed or bool(kinds & COUNTS))
    if atom.kind in RESULTS or atom.kind in ("unanimous", "agreed"):
        return settled and _WORDS.search(_VERBS.sub("", between)) is not None
    if atom.kind == "present":
        return bool(kinds & (RESULTS | COUNTS))
    if atom.kind not in COUNTS:
        return False
    anew = settled and agreed and atom.kind in ("against", "over", "ordered") and bool(atom.n) and _WORDS.search(between)
    return bool(kinds & _FILLS[atom.kind] or anew)


def _is_left(before: str, held: Sequence[Atom], following: Sequence[Atom], between: str) -> bool:
    """Is what was held the other side of the vote before, where the stop is missing: "9 stemte for Forslag 3 ble vedtatt med 14 stemmer"?"""
    if len(held) != 1 or held[0].kind not in ("for", "against") or _WORDS.search(before):
        return False
    kinds = [atom.kind for atom in following]
    anew = len(kinds) == 2 and kinds[0] in RESULTS and kinds[1] in ("single", "ordered", "over")
    return anew and _WORDS.search(_VERBS.sub("", between)) is not None


def read_clause(clause: Clause) -> Reading:
    """What the numbers and words of a clause mean."""
    told = _Told(clause)
    result, casting = told.result(), "casting" in clause.kinds
    agreed = bool(clause.kinds & {"unanimous", "agreed"})
    reading = Reading(
        unanimous=agreed, casting=casting, majority=bool(clause.kinds & {"majority", "swayed"}), result=result,
        blank=told.number("blank"), present=told.number("present"),
        concludes=bool(_CONCLUDES.match(clause.text)),
    )  # fmt: skip
    if (tied := told.number("each")) is not None:
        return attrs.evolve(reading, for_=tied, against=tied, counted=True)
    if told.shares():
        return _alternatives(told, reading)
    if sides := next((atom for atom in clause.atoms if atom.kind == "pair"), None):
        return attrs.evolve(reading, for_=sides.n, against=sides.second, counted=True, unanimous=agreed and not sides.second)
    if "ordered" in clause.kinds or {"single", "over"} <= clause.kinds:
        for_, against = _ordered(*told.pair(), result)
        return attrs.evolve(reading, for_=for_, against=against, counted=True, unanimous=False)
    for_, against, single, over = (told.number(kind) for kind in ("for", "against", "single", "over"))
    if for_ is None:
        for_ = told.number("share")
    if for_ is None and against is None:
        return _one_side(reading, single, over, told.number("bare"))
    if result == "carried" and single is not None and for_ is not None:
        return attrs.evolve(reading, for_=max(single, for_), counted=True)
    if against is None:
        against = over if over is not None else single if result == "rejected" else None
    elif for_ is None:
        for_, against = _ordered(single, against, result) if single is not None else (None, against)
    side = result is None and single is None and "share" not in clause.kinds and (for_ is None or against is None)
    return attrs.evolve(reading, for_=for_, against=against, counted=True, side=side, unanimous=agreed and not against)


def _one_side(reading: Reading, single: int | None, over: int | None, bare: int | None) -> Reading:
    """Only one side is told: "falt mot 2 stemmer" (2 for), "vedtatt mot 2 stemmer" (2 against), "vedtatt med 12 stemmer"."""
    if reading.unanimous and not over:
        return attrs.evolve(reading, for_=single if single is not None else bare)
    lost = reading.result == "rejected"
    if over is not None:
        return attrs.evolve(reading, for_=over if lost else None, against=None if lost else over, counted=True, unanimous=False)
    if single is not None:
        return attrs.evolve(reading, for_=None if lost else single, against=single if lost else None, counted=True)
    return attrs.evolve(reading, counted=reading.blank is not None and reading.result is not None)


def _ordered(a: int | None, b: int | None, result: Result | None) -> tuple[int | None, int | None]:
    """ "med A mot B": for what was carried A is for; for what was rejected the larger is against."""
    if result == "rejected" and a is not None and b is not None:
        return min(a, b), max(a, b)
    return a, b


@attrs.frozen
class _Told:
    """The atoms of a clause, asked for by kind."""

    clause: Clause

    def result(self) -> Result | None:
        kinds = self.clause.kinds
        lost = "rejected" in kinds or ("refused" in kinds and not kinds & RESULTS)
        return "rejected" if lost else "carried" if kinds & {"carried", "agreed", "swayed"} else None

    def number(self, kind: str) -> int | None:
        return next((atom.n for atom in self.clause.atoms if atom.kind == kind), None)

    def pair(self) -> tuple[int | None, int | None]:
        both = next((atom for atom in self.clause.atoms if atom.kind == "ordered"), None)
        return (both.n, both.second) if both else (self.number("single"), self.number("over"))

    def shares(self) -> Sequence[Atom]:
        """The votes of several that stood against each other: "A fikk 7 stemmer og B 11 stemmer"."""
        found = [atom for atom in self.clause.atoms if atom.kind in ("share", "bare", "single", "given")]
        several = len(found) > 1 and (_GOT.search(self.clause.text) or found[-1].kind == "given")
        return found if several and not self.clause.kinds & {"for", "against", "over"} else ()


def _alternatives(told: _Told, reading: Reading) -> Reading:
    """One event; the winner's votes are for, and, where there were two, the loser's against."""
    text, at = told.clause.text, 0
    tallies: list[Tally] = []
    for atom in told.shares():
        start, end = atom.start - told.clause.start, atom.end - told.clause.start
        places = (text[end:] if atom.kind == "given" else "", _NUMBER.sub("", text[start:end]), text[at:start])
        tallies.append(Tally(next(filter(None, map(_name, places)), None), atom.n))
        at = end
    told_of = between(tallies)
    result: Result | None = "carried" if reading.casting else None if _ROUND.search(text) and len(tallies) > 2 else told_of.result
    return attrs.evolve(reading, alternatives=told_of.alternatives, for_=told_of.for_, against=told_of.against, result=result, counted=True)


def between(tallies: Sequence[Tally]) -> Reading:
    """What the votes of several against each other tell."""
    counts = sorted((t.count for t in tallies if t.count is not None), reverse=True)
    return Reading(
        alternatives=tuple(tallies),
        for_=counts[0] if counts else None,
        against=counts[1] if len(counts) == 2 else None,
        result="carried" if counts[:1] != counts[1:2] else None,
        counted=True,
    )


def _name(text: str) -> str | None:
    """What stood for election or vote, without the words that link it to the sentence."""
    while (shorter := _LINKS.sub("", text.strip())) != text:
        text = shorter
    return subject_of(text) or text or None


def is_remainder(clause: Clause, before: Clause) -> bool:
    """Does a clause tell nothing but the side that the one before it left open: "forkastet med 31 stemmer. 2 stemte for."?"""
    kinds, told = clause.kinds, before.kinds & COUNTS
    if kinds == {"blank"}:
        return bool(told) and "blank" not in told
    if not kinds or kinds - SIDES - NAMED - {"given"} or not before.kinds & (RESULTS | {"casting"}) or before.kinds & {"unanimous", "agreed"}:
        return False
    if kinds <= NAMED:
        return not before.kinds & kinds
    return not told & kinds and bool(told & {"single", "share"})


def joined(before: Clause, after: Clause) -> Clause:
    """Two clauses read as one."""
    shift = len(before.text) + 1 - after.start + before.start
    moved = (attrs.evolve(a, start=a.start + shift, end=a.end + shift) for a in after.atoms)
    return Clause(f"{before.text} {after.text}", before.start, (*before.atoms, *moved))


def merged(before: Reading | None, after: Reading) -> Reading:
    """Two sentences of one count; what the first told stands."""
    if before is None:
        return after
    return Reading(
        for_=before.for_ if before.for_ is not None else after.for_,
        against=before.against if before.against is not None else after.against,
        blank=before.blank if before.blank is not None else after.blank,
        unanimous=before.unanimous or after.unanimous,
        casting=before.casting or after.casting,
        majority=before.majority or after.majority,
        result=after.result or before.result,
        method=before.method or after.method,
        ballots=before.ballots + after.ballots,
        parties=before.parties + after.parties,
        alternatives=before.alternatives + after.alternatives,
        counted=True,
    )
