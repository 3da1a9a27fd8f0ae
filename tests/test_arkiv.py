"""The year of a committee and its council (``corpus/arkiv``): what each meeting says, written down by hand."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

import minutes_parser as mp

ARKIV = Path(__file__).parents[1] / "corpus" / "arkiv"


@attrs.frozen
class Facts:
    """Members and substitutes present, the absent, outcomes in order, and the votes that were counted, by case."""

    present: int
    absent: tuple[str, ...]
    outcomes: tuple[str, ...]
    counted: dict[str, tuple[tuple[int | None, int | None], ...]] = attrs.field(factory=dict)
    quorum: str = "met"


FACTS = {
    "oppvekst-2024-01-23": Facts(8, ("Leif Egil Tangstad",), ("adopted", "postponed", "adopted"), {"PS 2/24": ((5, 3),)}),
    "oppvekst-2024-03-12": Facts(8, ("Arne Johan Sandvær", "Leif Egil Tangstad"), ("adopted", "adopted", "elected"), {"PS 5/24": ((5, 3),)}),
    "oppvekst-2024-04-23": Facts(9, ("Torbjørn Lillemoen",), ("adopted",) * 3, {"PS 8/24": ((6, 2),)}),
    "oppvekst-2024-06-11": Facts(
        4,
        ("Håkon Ytterøy", "Leif Egil Tangstad", "Nora Aursletta", "Ragnhild Fossnes", "Torbjørn Lillemoen"),
        ("adopted", "adopted"),
        quorum="not_met",
    ),
    "oppvekst-2024-09-03": Facts(8, ("Leif Egil Tangstad",), ("adopted", "adopted", "noted"), {"PS 13/24": ((2, None), (6, 2))}),
    "oppvekst-2024-10-15": Facts(9, ("Marte Kvernland",), ("adopted", "noted", "adopted"), {"PS 16/24": ((None, 2),)}),
    "oppvekst-2024-12-03": Facts(9, ("Håkon Ytterøy", "Ragnhild Fossnes"), ("adopted",) * 3, {"PS 19/24": ((3, None), (6, 3))}),
    "kommunestyret-2024-04-18": Facts(10, ("Nora Aursletta",), ("adopted", "noted"), {"PS 21/24": ((6, 4),)}),
    "kommunestyret-2024-11-14": Facts(11, ("Eivind Skarberg",), ("adopted", "adopted"), {"PS 47/24": ((7, 4),), "PS 48/24": ((3, None), (8, 3))}),
}


def test_every_protocol_has_its_facts() -> None:
    assert sorted(path.stem for path in ARKIV.glob("*.txt")) == sorted(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_each_meeting_says_what_stands_in_it(name: str) -> None:
    minutes, facts = mp.parse(ARKIV / f"{name}.txt"), FACTS[name]
    assert minutes.meeting.date is not None and minutes.meeting.date.isoformat() == name[-10:]
    voters = [a for a in minutes.attendance.attendees if a.group in ("member", "substitute")]
    assert sum(a.presence == "present" for a in voters) == facts.present
    assert tuple(sorted(a.name for a in voters if a.presence == "absent")) == facts.absent
    assert tuple(case.decision.outcome for case in minutes.cases if case.decision) == facts.outcomes
    counted = {
        case.number.raw: tuple((v.for_, v.against) for v in case.votes if (v.for_, v.against) != (None, None))
        for case in minutes.cases
        if case.number
    }
    assert {number: votes for number, votes in counted.items() if votes} == facts.counted
    assert mp.check(minutes).quorum[0].verdict == facts.quorum
