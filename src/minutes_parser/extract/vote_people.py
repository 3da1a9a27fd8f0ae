"""Who voted how: the people and parties named beside a count ("mot 2 stemmer (Kari Moe, Per Ås)") or in its place ("Mot: Ap, 2 H")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs
import regex

from ..lexicon.gazetteer import is_party_code, party_like
from ..model import Ballot, Choice, PartyVote
from ..patterns import pattern
from ..shapes import count
from ..source import Source
from ..span import Span
from ..view import View
from .names import is_name
from .vote_atoms import COUNTS, NAMED, Atom
from .vote_reading import Clause, Reading

_CHOICES: dict[str, Choice] = {
    "for": "for",
    "against": "against",
    "blank": "blank",
    "share": "for",
    "named_for": "for",
    "named_against": "against",
    "named_blank": "blank",
}
_BESIDE = pattern(
    r"(?:\s+\p{Ll}[\p{Ll}/-]*){0,4}\s*(?:\(\d{1,3}(?:[.,]\d+)? ?%\)\s*)?"
    r"(?:\((?P<inside>(?:[^()]|\([^()]*\))*)\)|[:–-]\s*(?P<after>.+)|(?:\s|^)(?:fra|frå|avgitt av|avgjeve av|gjevne av|ved|v/)\s+(?P<of>.+))",
    regex.DOTALL,
)
"""Where names stand after a count: in parentheses, after a colon, or after "fra"."""
_JOINTS = pattern(r"\s*(?:[,;]|\s(?:og|samt|&)\s)\s*(?![^()]*\))")
_WITH = pattern(r"(?P<who>[^()]+?)\s*\((?P<beside>[^()]+)\)")
_NUMBER = r"\d{1,2}|én|ein|en|to|tre|fire|fem|seks|sju|åtte|ni|ti"
_VOTES = r"(?:\s(?:stemmer?|røyst(?:er)?|st\.?|representanter?|representantar))?"
_COUNTED = pattern(rf"(?P<n>{_NUMBER})\s(?:fra\s|frå\s)?(?P<who>\D+)|(?P<who>\D+?)[\s:–-]*\(?(?P<n>{_NUMBER}){_VOTES}\)?", regex.IGNORECASE)
_ENDS = pattern(r"(?: (?:dette|forslaget|innstillinga|innstillingen|framlegget|tilrådinga|tilrådningen|vedtaket|saken|saka))?[\s.*_]*")
"""What may follow "… stemte mot" where those who did stand before it."""
_LEAD = pattern(
    r"^(?:(?:Følgende|Følgjande|Desse|Disse|Representantene?|Representantane|Medlemmene|Medlemene|Bare|Berre|Kun)(?:\s(?:representanter|representantar|medlemmer|medlemer))?\s)+"
)
_LIST = pattern(r"\b\p{L}*list(?:e|a|en)\b")
_TAIL = " \n\t.,;:*_"


@attrs.frozen
class Voters:
    """People and parties, with how they voted."""

    ballots: tuple[Ballot, ...] = ()
    parties: tuple[PartyVote, ...] = ()
    total: int | None = None
    """How many they are, where it is told behind them: "Ap, SV og R (14)"."""

    @property
    def count(self) -> int | None:
        """How many votes they cast, where every one is told."""
        if self.total is not None or any(p.count is None for p in self.parties):
            return self.total
        return len(self.ballots) + sum(p.count or 0 for p in self.parties)

    def __bool__(self) -> bool:
        return bool(self.ballots or self.parties)


def with_voters(source: Source, sentence: View, clause: Clause, reading: Reading) -> Reading:
    """The reading of a clause with those it names. ``sentence``: the view that the clause stands in."""
    ballots: list[Ballot] = []
    parties: list[PartyVote] = []
    named = False
    counts: dict[Choice, int] = {}
    for atom, start, end in _zones(clause):
        choice = _choice(atom, reading)
        found = _in_zone(source.text, sentence.span(start, end), choice, atom) if choice and end > start else None
        if found:
            ballots += found.ballots
            parties += found.parties
            named = named or atom.kind in NAMED
            if atom.kind in NAMED and choice and found.count is not None:
                counts[choice] = found.count
    if not (ballots or parties):
        return reading
    reading = _with_counts(attrs.evolve(reading, ballots=tuple(ballots), parties=tuple(parties)), counts)
    return attrs.evolve(reading, counted=True, side=True) if named and not reading.counted else reading


def _with_counts(reading: Reading, counts: Mapping[Choice, int]) -> Reading:
    """Where no number is told of a side, those who are named make it up."""
    return attrs.evolve(
        reading,
        for_=counts.get("for") if reading.for_ is None else reading.for_,
        against=counts.get("against") if reading.against is None else reading.against,
        blank=counts.get("blank") if reading.blank is None else reading.blank,
    )


def _zones(clause: Clause) -> Iterator[tuple[Atom, int, int]]:
    """Where the voters of each count may stand: after it, or before "stemte mot"."""
    told = [a for a in clause.atoms if a.kind in COUNTS | NAMED]
    for at, atom in enumerate(told):
        after = told[at + 1].start if at + 1 < len(told) else clause.end
        yield atom, atom.end, after
        if atom.kind in NAMED and _ENDS.fullmatch(clause.text, atom.end - clause.start, after - clause.start):
            yield atom, told[at - 1].end if at else clause.start, atom.start


def _choice(atom: Atom, reading: Reading) -> Choice | None:
    """The side whose voters a count tells; of "A mot B" those of B."""
    lost = reading.result == "rejected"
    if atom.kind in ("over", "single") and atom.n in (reading.for_, reading.against) and None not in (reading.for_, reading.against):
        return None if reading.for_ == reading.against else "for" if atom.n == reading.for_ else "against"
    if atom.kind == "share" and reading.alternatives:
        return None
    if atom.kind == "ordered":
        return "for" if lost and atom.second == reading.for_ and atom.second != reading.against else "against"
    if atom.kind in ("over", "single"):
        return "for" if lost is (atom.kind == "over") else "against"
    return _CHOICES.get(atom.kind)


def _in_zone(text: str, zone: Span, choice: Choice, atom: Atom) -> Voters | None:
    written = text[zone.start : zone.end]
    beside = _BESIDE.match(written)
    if beside and (found := voters(next(filter(None, beside.groups()), ""), choice)):
        return found
    return voters(written, choice) if atom.kind in NAMED else None


def voters(written: str, choice: Choice) -> Voters | None:
    """Those whom a list names; nothing where it holds anything else."""
    ballots: list[Ballot] = []
    parties: list[PartyVote] = []
    for piece in _JOINTS.split(_LEAD.sub("", written.strip(_TAIL))):
        words = " ".join(piece.split()).strip(_TAIL)
        if party_of(words) and ballots and not parties and ballots[-1].party is None and "," in written:
            ballots[-1] = attrs.evolve(ballots[-1], party=words)
        elif not (found := _voter(words, choice)):
            return None
        else:
            ballots += found.ballots
            parties += found.parties
    return _with_total(ballots, parties)


def _with_total(ballots: Sequence[Ballot], parties: Sequence[PartyVote]) -> Voters:
    """Of several parties with a number behind the last alone it is that of all."""
    last = parties[-1] if len(parties) > 1 and not ballots else None
    total = last.count if last and not any(party.count for party in parties[:-1]) else None
    if last is None or total is None or total <= len(parties):
        return Voters(tuple(ballots), tuple(parties))
    return Voters((), (*parties[:-1], attrs.evolve(last, count=None)), total)


def _voter(words: str, choice: Choice) -> Voters | None:
    if is_name(words):
        return Voters((Ballot(words, choice),))
    if party_of(words):
        return Voters((), (PartyVote(words, choice),))
    counted = _COUNTED.fullmatch(words)
    if counted and party_of(counted["who"].strip()):
        return Voters((), (PartyVote(counted["who"].strip(), choice, count(counted["n"])),))
    beside = _WITH.fullmatch(words)
    if beside and is_name(beside["who"]):
        return Voters((Ballot(beside["who"], choice, beside["beside"].strip() if party_of(beside["beside"].strip()) else None),))
    if beside and party_of(beside["who"]) and (members := voters(beside["beside"], choice)):
        return Voters(tuple(attrs.evolve(b, party=beside["who"]) for b in members.ballots))
    return None


def is_list(subject: str) -> bool:
    """Is it a list that stood for election: "liste 2", "fellesliste Ap/SV", "liste H"?"""
    return _LIST.search(subject) is not None


def party_of(words: str) -> bool:
    """Do the words name a party, or have the shape of a party's short form?"""
    return bool(words) and (party_like(words) is not None or is_party_code(words))
