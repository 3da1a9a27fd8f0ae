"""Comings and goings brought to the people they concern: from the lists, from the text, from disqualifications."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..diagnostics import Code, Diagnostic
from ..extract.moments import changes_of
from ..extract.movements import Movement
from ..model import Attendance, Attendee, Case, CaseNumber, Change, Meeting
from ..patterns import pattern
from ..segment.numbers import NUMBER, read_yeared
from ..view import fold
from .naming import find_person
from .similarity import compare

NOBODY_KNOWN = Code(
    "MP406", "warning", "A movement of nobody known", "«{who}» is said to have come or gone; the lists name nobody who surely is meant",
    "Nobody's presence is changed. Read the place.",
)  # fmt: skip
CODES = (NOBODY_KNOWN,)

_CHAIRS = pattern(r"(?:ord(?:fører|førar)|(?:styre|møte|utvalgs|utvals|komite)?(?:leder|leiar))(?:en)?")
_DEPUTIES = pattern(r"(?:varaord(?:fører|førar)|nest(?:leder|leiar))(?:en)?")
_RANGE = pattern(r"(?P<first>.*\d)\s?[-–]\s?(?P<last>(?:\p{L}{1,4} )?\d.*)")


def with_movements(
    attendance: Attendance, movements: Sequence[Movement], cases: Sequence[Case], meeting: Meeting
) -> tuple[Attendance, tuple[Diagnostic, ...]]:
    """The attendance with every change of presence in the order of the text, and the movements of which nobody is sure whose they are."""
    books = _Books(cases, meeting, list(attendance.attendees))
    for case in cases:
        for recusal in case.recusals:
            if recusal.person:
                books.add(recusal.person, Change("recused", case=_raw(case), span=recusal.span))
    found = [d for movement in movements for d in books.enter(movement)]
    return attrs.evolve(attendance, attendees=tuple(map(books.closed, books.people))), tuple(found)


@attrs.define
class _Books:
    cases: Sequence[Case]
    meeting: Meeting
    people: list[Attendee]
    changes: dict[str, list[Change]] = attrs.field(factory=dict)

    def add(self, person: str, *changes: Change) -> None:
        self.changes.setdefault(person, []).extend(changes)

    def enter(self, movement: Movement) -> Iterator[Diagnostic]:
        """Enter a movement for each of its people."""
        case = self.cases[movement.case] if movement.case is not None else None
        if movement.kind == "stands_in":
            self._stand_in(movement, case)
            return
        if movement.seated and not movement.moment and not movement.case:
            return  # who took their seats at the opening is told by the lists
        for said, person in self._persons(movement, case):
            if person:
                self._move(person, movement, case)
            elif self._whole(movement) and " " in said:
                self.people.append(Attendee(f"p{len(self.people) + 1}", said, "absent", "member", span=(movement.span,)))
            elif self._came(said, movement):
                self.people.append(Attendee(f"p{len(self.people) + 1}", said, "present", "unknown", span=(movement.span,)))
                self._move(self.people[-1], movement, case)
            elif self.people and not (case and any(compare(said, r.name) == "same" for r in case.recusals)):
                yield NOBODY_KNOWN.at((movement.span,), case=_raw(case), who=said)

    def _came(self, said: str, movement: Movement) -> bool:
        """Somebody whom the lists leave out came at an hour told before the first case: "Kari Moe (H) møtte kl. 17.20"."""
        named = " " in said and bool(self.people) and all(compare(said, p.name) == "different" for p in self.people)
        return named and movement.kind == "arrived" and movement.case is None and bool(movement.moment)

    def _persons(self, movement: Movement, case: Case | None) -> Iterator[tuple[str, Attendee | None]]:
        if movement.names:
            yield from ((name, self.person(name)) for name in movement.names)
            return
        said = movement.said
        role = "chair" if _CHAIRS.fullmatch(said) else "deputy_chair" if _DEPUTIES.fullmatch(said) else None
        if role:
            bearers = [p for p in self.people if p.role == role]
            yield said, bearers[0] if len(bearers) == 1 else None
        else:
            out = self._out(case) if movement.kind == "returned" else []
            yield said, out[0] if len(out) == 1 else None

    def _out(self, case: Case | None) -> list[Attendee]:
        """Those who stepped aside or left in a case and have not come back."""
        here = _raw(case)
        return [p for p in self.people if here and self._last(p, here) in ("recused", "left")]

    def _last(self, person: Attendee, case: str) -> str | None:
        return next((c.change for c in reversed(self.changes.get(person.id, ())) if c.case == case), None)

    def person(self, name: str) -> Attendee | None:
        """The attendee of this name; a first or last name alone must be one person's only."""
        if " " in name:
            return find_person(self.people, name)
        same = [p for p in self.people if name in (p.name.split()[0], p.name.split()[-1])]
        return same[0] if len(same) == 1 else None

    def _move(self, person: Attendee, movement: Movement, case: Case | None) -> None:
        kind = movement.kind
        if kind == "granted":
            if self._whole(movement) and person.presence == "unknown":
                self.people[self.people.index(person)] = attrs.evolve(person, presence="absent", left=None, changes=())
            if self._whole(movement) or person.presence == "absent":
                return
            during = any(side == "during" for side, _ in movement.moment.cases) or movement.moment.here == "during"
            kind = "away" if during else "left"
        case = case if movement.here else None
        here = _raw(case)
        recused = any(c.change == "recused" and c.case == here for c in self.changes.get(person.id, ()))
        if recused and kind in ("left", "away") and not movement.moment.cases:
            return  # "erklærte seg inhabil og forlot møtet" is said once
        for change in self.placed(changes_of(kind, movement.placed, movement.span), case, between=movement.between):  # type: ignore[arg-type]
            if not self._known(person, change):
                self.add(person.id, change)

    def _known(self, person: Attendee, change: Change) -> bool:
        """Is it told already, in a list or in the sentence before?"""
        told = [*self.settled(person.changes), *self.changes.get(person.id, ())]
        return any(c.change == change.change and c.case == change.case and (c.time == change.time or not change.time) for c in told)

    def _whole(self, movement: Movement) -> bool:
        """Is it leave for the whole meeting?"""
        if movement.kind != "granted":
            return False
        start, end = self.meeting.date, self.meeting.end_date or self.meeting.date
        if movement.moment.whole:
            return True
        if not start or not end or movement.moment:
            return False
        days = [(day.date(start.year), day.last_date(start.year) or day.date(start.year)) for day in movement.days]
        return any(first and last and first <= start and last >= end for first, last in days)

    def _stand_in(self, movement: Movement, case: Case | None) -> None:
        """A substitute enters, perhaps for one case only."""
        out = self._out(case)
        member = self.person(movement.whom) if movement.whom else out[0] if len(out) == 1 else None
        for name in movement.names:
            person = self.person(name)
            if person is None and " " in name:
                person = Attendee(f"p{len(self.people) + 1}", name, "present", "substitute", span=(movement.span,))
                self.people.append(person)
            whom = member.name if member else movement.whom
            if person is None or person is member or (person.substitute_for and whom and compare(person.substitute_for, whom) == "different"):
                continue
            aside = member in out or bool(whom and case and any(compare(whom, r.name) == "same" for r in case.recusals))
            changes = tuple(self._stay(person, aside, movement, case))
            index = self.people.index(person)
            self.people[index] = attrs.evolve(person, presence="present", group="substitute", substitute_for=person.substitute_for or whom)
            self.add(person.id, *changes)
            if whom and not member and not changes and not movement.case:
                self.people.append(Attendee(f"p{len(self.people) + 1}", whom, "absent", "member", basis="inferred", span=(movement.span,)))

    def _stay(self, person: Attendee, aside: bool, movement: Movement, case: Case | None) -> Iterator[Change]:
        """How long a substitute stayed: in the cases named, or in the one in which the member stepped aside."""
        moment = movement.placed
        case = case if movement.here else None
        if moment.whole or not (moment or movement.dated or (aside and case)):
            return
        limited = any(side == "during" for side, _ in moment.cases) or moment.here == "during" or not (moment or movement.dated)
        changes = changes_of("attended" if limited else "arrived", moment, movement.span)
        if limited and not moment.cases and not moment.clocks:
            changes = tuple(attrs.evolve(c, when="before" if c.change == "arrived" else "after") for c in changes)
        yield from (c for c in self.placed(changes, case, between=movement.between) if not self._known(person, c))

    def placed(self, changes: Sequence[Change], case: Case | None, *, between: bool) -> Iterator[Change]:
        """The changes with the case they stand in where they name none."""
        for change in changes:
            if change.case is None and case is not None:
                change = attrs.evolve(change, case=_raw(case), when="after" if between and change.when == "during" else change.when)
            yield from self.settled((change,))

    def settled(self, changes: Sequence[Change]) -> Iterator[Change]:
        """The changes with the raw numbers of the cases treated for what the words call them."""
        for change in changes:
            yield attrs.evolve(change, case=settle(change, [c.number for c in self.cases if c.number])) if change.case else change

    def closed(self, person: Attendee) -> Attendee:
        """The attendee with all changes in order, and first arrival and last departure where the lists do not tell them."""
        told = dict.fromkeys((*self.settled(person.changes), *self.changes.get(person.id, ())))
        changes = tuple(_returning(sorted(told, key=lambda c: c.span)))
        moves = [c for c in changes if c.change in ("arrived", "left", "returned")]
        arrived = person.arrived or (moves[0].time or True if moves and moves[0].change == "arrived" else None)
        left = person.left or (moves[-1].time or True if moves and moves[-1].change == "left" else None)
        came = person.presence == "absent" and any(c.change == "arrived" for c in moves)
        return attrs.evolve(person, changes=changes, arrived=arrived, left=left, presence="present" if came else person.presence)


def _returning(changes: Sequence[Change]) -> Iterator[Change]:
    """Who takes a seat after having left returns."""
    last: str | None = None
    for change in changes:
        back = change.change == "arrived" and last in ("left", "recused")
        last = "returned" if back else change.change
        yield attrs.evolve(change, change="returned") if back else change


def settle(change: Change, numbers: Sequence[CaseNumber]) -> str:
    """The raw number of the case meant. Of a range ("47-55/14") a change before it means the first, one after it the last."""
    written = change.case or ""
    found = _raw_of(written, numbers)
    if found:
        return found
    ends = _RANGE.fullmatch(written)
    if not ends:
        return written
    first, last = ends["first"], ends["last"]
    year = regex.search(r"/\d{2,4}$", last)
    first = first + year[0] if year and "/" not in first else first
    end = last if change.when == "after" else first
    return _raw_of(end, numbers) or end


def _raw_of(written: str, numbers: Sequence[CaseNumber]) -> str | None:
    """The raw number that is written so, or that agrees with all that is written: "51" is 51/14, "PS 3/24" is PS 0003/24."""
    wanted = fold(" ".join(written.split()))
    same = [n.raw for n in numbers if fold(n.raw) == wanted]
    if same:
        return same[0]
    m = NUMBER.match(written.strip() + " ")
    if not m or m.end() < len(written.strip()):
        return None
    number = read_yeared(m) if m["num"] else CaseNumber(written, m["pseries"], int(m["n"])) if m["n"] else None
    if number is None:
        return None
    agreeing = [
        n.raw
        for n in numbers
        if n.sequence == number.sequence
        and (number.year is None or n.year is None or n.year == number.year)
        and (number.series is None or n.series is None or fold(n.series) == fold(number.series))
    ]
    return agreeing[0] if len(agreeing) == 1 else None


def _raw(case: Case | None) -> str | None:
    return case.number.raw if case and case.number else None
