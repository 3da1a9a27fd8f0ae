"""One invented meeting in many ways of writing minutes (layouts.toml): the text, the facts it tells, and those that were read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from string import Formatter
from textwrap import wrap
from typing import Any

from minutes_parser import Case, Minutes, Vote

Way = Mapping[str, Any]
Choice = Mapping[str, str]
Facts = dict[str, str]

WAYS = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text(encoding="utf-8"))
BASE: Choice = WAYS["base"]
SETTINGS = (("nb", "public"), ("nb", "club"), ("nn", "public"), ("nn", "club"))
PRESENT, ABSENT = WAYS["people"]["present"], WAYS["people"]["absent"]
SUBSTITUTE, OFFICE = WAYS["people"]["substitute"], WAYS["people"]["office"]
ROMAN = ("I", "II", "III", "IV")
PARTIES = {f"party {person['name']}": person["party"].casefold() for person in (*ABSENT, SUBSTITUTE)}
PAGE = 14


def by(size: int, things: Sequence[str]) -> list[Sequence[str]]:
    return [things[at : at + size] for at in range(0, len(things), size)]


def ways(dimension: str, language: str, where: str) -> list[str]:
    """The ways open to a body of this kind that writes this language."""
    return [way for way, says in WAYS[dimension].items() if says.get("where", where) == where and {language, "both"} & says.keys()]


class Meeting:
    """The document that a choice of ways makes of the invented meeting."""

    def __init__(self, language: str, where: str, choice: Choice) -> None:
        self.language, self.choice = language, {**BASE, **choice}
        world = WAYS["world"][language][where]
        cases = WAYS["case"][language]
        first = 12 if "17" in self.pattern("heading") else 1
        self.words: dict[str, Any] = {
            **world,
            **{name.capitalize(): world[name].capitalize() for name in ("lead", "papers")},
            "BODY": world["body"].upper(),
            "date": self.pattern("date"),
            "start": self.pattern("clock").format(h="18", m="00"),
            "end": self.pattern("clock").format(h="20", m="30"),
            **{slot: person["name"] for slot, person in zip("abxyso", (*ABSENT, *PRESENT[:2], SUBSTITUTE, OFFICE), strict=True)},
            "most": 4,
            "few": 1,
        }
        self.cases = [self._case(n, case) for n, case in enumerate(cases)]
        for n, case in enumerate(self.cases):
            case.update(n=first + n, k=1 + n, number=f"{first + n}/17" if first > 1 else str(first + n), roman=ROMAN[n], letter="abcd"[n])

    def way(self, dimension: str) -> Way:
        way: Way = WAYS[dimension][self.choice[dimension]]
        return way

    def pattern(self, dimension: str) -> Any:
        way = self.way(dimension)
        return way.get(self.language, way.get("both"))

    def slots(self, *dimensions: str) -> set[str]:
        return {name for dimension in dimensions for _, name, _, _ in Formatter().parse(self.pattern(dimension)) if name}

    def _case(self, n: int, case: Way) -> dict[str, Any]:
        mark, between = self.pattern("points"), "\n\n" if self.way("points").get("apart") else "\n"
        points = [mark.format(n=m, letter="abc"[m - 1], point=point) for m, point in enumerate(case.get("points", ()), 1)]
        text = case.get("decision") or between.join(points)
        return {"title": case["title"], "TITLE": case["title"].upper(), "decision": text, "advice": text, "talk": case.get("talk", ""), "n": n}

    # ---- the text

    def text(self) -> str:
        parts, cases, below = self.pattern("gaps")
        bodies = [self._heading(case) + below + parts.join(self._parts(case, parts)) for case in self.cases]
        people = [self._listing(), *(self.pattern(dimension).format(**self.words) for dimension in ("absent", "substitute", "office"))]
        closing = self.pattern("closing").format(**self.words)
        head = [self.pattern("head").format(**self.words), parts.join(filter(None, people)), self._agenda()]
        return self._set("\n\n".join(filter(None, [*head, cases.join(bodies), closing])) + "\n")

    def _heading(self, case: Way) -> str:
        return str(self.pattern("heading").format(**{**self.words, **case}))

    def _parts(self, case: Way, gap: str) -> Iterable[str]:
        say = partial(self._say, case)
        for dimension, slot in (("advice", "advice"), ("talk", "talk")):
            if self.pattern(dimension) and case[slot]:
                yield say(dimension)
        votes = self._votes(case)
        yield self.pattern("voted").replace("\n\n", gap).format(d=say("decided"), v=votes) if votes else say("decided")

    def _votes(self, case: Way) -> str:
        dimension = ("unanimous", "counted", "unanimous", None)[self.cases.index(dict(case))]
        told = str(self.pattern(dimension).format(**self.words)) if dimension else ""
        return told.replace("\n", ", ") if self.choice["voted"] == "bracket" else told

    def _say(self, case: Way, dimension: str) -> str:
        return str(self.pattern(dimension).format(**{**self.words, **case}))

    def _listing(self) -> str:
        way = self.way("listing")
        rows = []
        for n, person in enumerate(PRESENT, 1):
            given, surname = person["name"].rsplit(" ", 1)
            row = way.get("first", way["row"]) if n == 1 else way["row"]
            rows.append(row.format(**{**self.words, **person, "PARTY": person["party"].upper(), "given": given, "surname": surname, "n": n}))
        if across := way.get("across"):
            joined = "\n".join(way["sep"].join(pair).rstrip() for pair in by(across, rows))
        else:
            joined = way.get("last", way["sep"]).join([*([way["sep"].join(rows[:-1])]), rows[-1]])
        return str(self.pattern("listing").format(**{**self.words, "label": self.pattern("present"), "rows": joined}))

    def _agenda(self) -> str:
        rows = "\n".join(self.way("agenda").get("row", "").format(**case) for case in self.cases)
        return str(self.pattern("agenda").format(rows=rows))

    def _set(self, text: str) -> str:
        if width := self.pattern("width"):
            text = "\n".join("\n".join(wrap(line, width, break_on_hyphens=False)) if "\t" not in line else line for line in text.split("\n"))
        if edge := self.pattern("edges"):
            pages = by(PAGE, text.split("\n"))
            turned = ("\n".join(page) + "\n" + edge.format(**self.words, p=p, pages=len(pages)) for p, page in enumerate(pages, 1))
            text = "\n".join(turned) + "\n"
        margin = " " * self.pattern("margin")
        return "".join(margin + line if line.strip() else line for line in text.splitlines(keepends=True))

    # ---- what it tells

    def facts(self) -> Facts:
        head = self.slots("head") | set(self.way("head").get("tells", ()))
        told = head | (self.slots("closing") & {"end"})
        values = {"date": "2017-03-14", "start": "18:00", "end": "20:30", "place": plain(self.words["place"])}
        meeting = {key: value for key, value in values.items() if key in told}
        return meeting | self._people() | dict(chain.from_iterable(self._facts(n, case) for n, case in enumerate(self.cases, 1)))

    def _people(self) -> Facts:
        way = self.way("listing")
        facts = {f"present {person['name']}": "member|unknown" for person in PRESENT}
        if "party" in way["row"].lower():
            facts |= {f"party {person['name']}": person["party"].casefold() for person in PRESENT}
        away = self.slots("absent", "substitute")
        facts |= {f"absent {person['name']}": "" for slot, person in zip("ab", ABSENT, strict=True) if slot in away}
        if "s" in away:
            facts[f"present {SUBSTITUTE['name']}"] = "substitute|unknown"
        if {"s", "a"} <= self.slots("substitute"):
            facts[f"for {SUBSTITUTE['name']}"] = ABSENT[0]["name"]
        if "o" in self.slots("office"):
            facts[f"present {OFFICE['name']}"] = "other|unknown"
        if self.way("closing").get("signs", True):
            facts |= {f"signed {person['name']}": "" for slot, person in zip("xy", PRESENT, strict=False) if slot in self.slots("closing")}
        return facts

    def _facts(self, n: int, case: Way) -> Iterable[tuple[str, str]]:
        slots = self.slots("heading")
        yield f"case {n} title", plain(case["title"])
        if slots & {"n", "roman"}:
            yield f"case {n} number", f"{case['n']} 2017" if "17" in self.pattern("heading") else str(case["n"])
        yield f"case {n} decision", plain(case["decision"])
        if "advice" in self.slots("advice"):
            yield f"case {n} advice", plain(case["advice"])
        if self._votes(case):
            yield f"case {n} vote", "|".join(self._told("counted" if n == 2 else "unanimous"))

    def _told(self, dimension: str) -> Iterable[str]:
        way = self.way(dimension)
        slots = self.slots(dimension)
        sides = f"{4 if 'most' in slots else '-'} {1 if 'few' in slots else '-'} {'u' if dimension == 'unanimous' else '-'}"
        return way.get("votes") or [f"{sides} {way.get('result', 'carried')}"]


def read(minutes: Minutes) -> Facts:
    """What the parser read, under the same names."""
    meeting = minutes.meeting
    values = {"date": meeting.date, "start": meeting.start_time, "end": meeting.end_time, "place": meeting.place and plain(meeting.place)}
    facts = {key: str(value) for key, value in values.items() if value}
    for person in minutes.attendance.attendees:
        group = person.group if person.group in ("member", "substitute", "unknown") else "other"
        facts[f"{person.presence} {person.name}"] = group if person.presence == "present" else ""
        if person.represents:
            facts[f"party {person.name}"] = person.represents.casefold()
        if person.substitute_for:
            facts[f"for {person.name}"] = person.substitute_for
    facts |= {f"signed {signatory.name}": "" for signatory in minutes.signatories}
    return facts | dict(chain.from_iterable(_case(n, case) for n, case in enumerate(minutes.cases, 1)))


def _case(n: int, case: Case) -> Iterable[tuple[str, str]]:
    yield f"case {n} title", plain(case.title or "")
    if case.number and case.number.sequence:
        yield f"case {n} number", f"{case.number.sequence} {case.number.year or ''}".strip()
    if case.decision:
        yield f"case {n} decision", plain(case.decision.text)
    if case.recommendations:
        yield f"case {n} advice", plain(" / ".join(each.text for each in case.recommendations))
    if case.votes:
        yield f"case {n} vote", "; ".join(map(_vote, case.votes))


def _vote(vote: Vote) -> str:
    counts = ("-" if count is None else str(count) for count in (vote.for_, vote.against))
    return f"{' '.join(counts)} {'u' if vote.unanimous else '-'} {vote.result or '?'}"


def plain(text: str) -> str:
    """The words alone: how they are set is the document's."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text).casefold().split())


def faults(expected: Facts, found: Facts) -> dict[str, str]:
    """The facts that were lost, read otherwise, or read where the document tells none; the party of one absent it tells by the way."""
    missing = {key: "missing" for key in expected if key not in found}
    wrong = {key: f"wrong: {found[key]}" for key in expected if key in found and found[key] not in expected[key].split("|")}
    extra = {key: f"extra: {value}" for key, value in found.items() if key not in expected and PARTIES.get(key) != value}
    return missing | wrong | extra
