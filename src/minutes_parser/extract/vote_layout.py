"""Votes that the layout tells: a table of counts, a count for each of several, the voters listed under their side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import regex

from ..lexicon.phrases import votes
from ..model import Ballot, Choice, PartyVote, Result, Tally
from ..patterns import pattern
from ..segment.outline import Block
from ..shapes import count
from ..source import Source
from ..span import Span
from ..view import fold, words_of
from .vote_atoms import RESULTS, Atom, atoms
from .vote_events import Told
from .vote_people import Voters, is_list, party_of, voters
from .vote_reading import Clause, Reading, between

_PIPE = pattern(r"\s*\|\s*")
_RULE = pattern(r"[\s|:+=_-]*")
_LEAD = pattern(r"^[\s*_•▪◦●○■□➢►·–-]+|^\(?\d{1,2}[.)]\s+")
_TAIL = pattern(r"[\s.:;,*_]+$")
_UNIT = r"(?:stemme(?:r)?|st\.?|røyst(?:er)?|røster)"
_TALLY = pattern(
    rf"(?P<who>[\p{{Lu}}<(«\"][^_+\\|\t;]{{0,70}}?)(?:(?:\s+[-–=]\s*|:\s*)(?P<n>\d{{1,3}})(?:\s+{_UNIT})?|\s+(?P<m>\d{{1,3}})\s+{_UNIT})"
)
_NAMED = pattern(r"\b(?:forslag(?:et)?|framlegg(?:et)?|alternativ|liste|kandidat)(?: nr\.?)? \d{1,2}\b")
_SENTENCE = pattern(
    r"\d|[:%§=]|\b(?:stemmeberett\p{L}*|røysteføre|frammøtte|fremmøtte|til stede|til stades|sum|totalt|i alt|med|mot|for|ble|blei|vart|vert|er"
    r"|fikk|fekk|stemte|røysta|vedta\p{L}*|vedtek\p{L}*|falt|fall|kl|side|kr|sak|pkt|punkt|dato|tlf|antall|talet)\b"
)
"""What stands in no name of a proposal, person or list."""
_OPTION = pattern(
    r"\s*(?P<who>(?:forslag(?:et)?|framlegg(?:et)?|alternativ|liste|kandidat|innstilling(?:en|a)?|blanke?)\b[^,;:\d]{0,40}?(?:\d{1,2})?)(?:\s+(?:fikk|fekk))?"
    rf"[\s:–-]+(?P<n>\d{{1,3}})(?: {_UNIT})?(?:[,;.]|\s+og|$)",
    regex.IGNORECASE,
)
_SIDE = pattern(
    rf"(?:{_UNIT} |de som |følgende |følgjande |desse |disse )?(?:stemte |røysta )?"
    r"(?P<side>for|ja|i?mot|nei|avholdende|avholdne|avstår|avstod|blank(?:t|e)?)"
    r"(?: forslaget| framlegget| innstillingen| tilrådinga)?(?: stemte| røysta)?"
    rf"(?:[ :]*\(?(?P<n>\d{{1,3}})(?: {_UNIT})?\)?)?:?"
)
_SUMS = ("sum", "totalt", "i alt", "samlet", "til sammen", "til saman")
_CHOICES: dict[str, Choice] = {"for": "for", "ja": "for", "against": "against", "mot": "against", "imot": "against", "nei": "against"}
_TOPIC = pattern(r"vot|avstem|stemm|stemte|røyst|røysta|valg|\bval\b|vald")
"""What must be spoken of just above counts that the lines tell without a word for votes."""
_LOOK_BACK = 3
_LONGEST_ROW = 120


@attrs.frozen
class Row:
    """A line of a block. ``cells``: those of a table row."""

    block: Block
    span: Span
    text: str
    cells: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return _TAIL.sub("", _LEAD.sub("", self.text))


@attrs.frozen
class Run:
    """Rows that belong together, and what they tell."""

    rows: Sequence[Row]
    told: tuple[Told, ...]


def runs(source: Source, blocks: Sequence[Block]) -> Iterator[Run]:
    """The runs of rows that tell votes, in order."""
    rows = [row for block in blocks for row in _rows(source, block)]
    at = 0
    while at < len(rows):
        found = _table(rows, at) or _side(source, rows, at) or _tallies(rows, at)
        if found:
            yield found
        at += len(found.rows) if found else 1


def _rows(source: Source, block: Block) -> Iterator[Row]:
    items = (block.opener, *block.items) if block.opener else block.items
    for item in items:
        if item.cells:
            yield Row(block, item.span, words_of(source, item.span), tuple(words_of(source, cell) for cell in item.cells))
            continue
        for part in item.parts if item is not block.opener or item.heading or not item.label else item.value:
            text = words_of(source, part)
            piped = text.startswith("|") and text.endswith("|")
            yield Row(block, part, text, tuple(_PIPE.split(text.strip("| "))) if piped else ())


def _told(row: Row, rows: Sequence[Row], reading: Reading, found: Sequence[Atom] = ()) -> Told:
    folded = fold(row.text)
    return Told(row.block, Clause(folded, 0, tuple(found)), Span(rows[0].span.start, rows[-1].span.end), reading)


def _table(rows: Sequence[Row], at: int) -> Run | None:
    """A table whose head names the sides; one row for each vote."""
    heads = [_head(cell) for cell in rows[at].cells]
    if not {"for", "against"} <= set(heads):
        return None
    told: list[Told] = []
    used = [rows[at]]
    parties: list[PartyVote] = []
    votes_of: list[Row] = []
    for row in rows[at + 1 :]:
        if _RULE.fullmatch(row.text):
            used.append(row)
            continue
        reading = _of_row(heads, row.cells) if len(row.cells) == len(heads) else None
        if reading is None:
            break
        used.append(row)
        votes_of.append(row)
        told.append(_told(row, [row], reading))
        parties += _of_party(row.cells[0], reading)
    if parties and all(
        one.reading.subject in _SUMS or any(p.party == row.cells[0] for p in parties) for one, row in zip(told, votes_of, strict=True)
    ):
        total = next((one.reading for one in told if one.reading.subject in _SUMS), None)
        sums = [sum(p.count or 0 for p in parties if p.choice == choice) for choice in ("for", "against")]
        for_, against = (total.for_, total.against) if total else sums
        told = [_told(rows[at], used, Reading(for_=for_, against=against, parties=tuple(parties), counted=True))]
    return Run(used, tuple(told)) if told else None


def _of_party(name: str, reading: Reading) -> Iterator[PartyVote]:
    if party_of(name):
        for choice, n in (("for", reading.for_), ("against", reading.against), ("blank", reading.blank)):
            if n:
                yield PartyVote(name, _CHOICES.get(choice) or "blank", n)


def _head(cell: str) -> str | None:
    words = _TAIL.sub("", fold(cell))
    if words in ("resultat", "utfall", "vedtak", "vedtatt", "vedteke"):
        return "result"
    side = _SIDE.fullmatch(words)
    return (_CHOICES.get(side["side"]) or "blank") if side else None


def _of_row(heads: Sequence[str | None], cells: Sequence[str]) -> Reading | None:
    counts = {head: count(cell) for head, cell in zip(heads, cells, strict=True) if head in ("for", "against", "blank") and cell.strip().isdigit()}
    if not {"for", "against"} <= set(counts):
        return None
    said = fold(" ".join(cell for head, cell in zip(heads, cells, strict=True) if head == "result"))
    subject = next((fold(cell) for head, cell in zip(heads, cells, strict=True) if head is None and any(map(str.isalpha, cell))), None)
    return Reading(for_=counts["for"], against=counts["against"], blank=counts.get("blank"), result=_result(said), subject=subject, counted=True)


def _result(folded: str) -> Result | None:
    if folded.strip(" .") in ("ja", "nei"):
        return "carried" if folded.strip(" .") == "ja" else "rejected"
    kinds = {atom.kind for atom in atoms(folded)} & RESULTS if folded else set()
    return "rejected" if "rejected" in kinds else "carried" if kinds else None


def _side(source: Source, rows: Sequence[Row], at: int) -> Run | None:
    """A side alone on its line, and below it those who voted so, a line each; a number between the two counts them."""
    head = _SIDE.fullmatch(fold(rows[at].words)) if len(rows[at].text) <= _LONGEST_ROW else None
    if not head:
        return None
    choice = _CHOICES.get(head["side"], "blank")
    stated = count(head["n"]) if head["n"] else None
    used, ballots = [rows[at]], list[Ballot]()
    for row in rows[at + 1 :]:
        if _SIDE.fullmatch(fold(row.words)):
            break  # the other side, and no name or party
        if stated is None and not ballots and row.words.isdigit():
            stated = int(row.words)
        elif found := _listed(row, choice, ballots):
            ballots = list(found)
        else:
            break
        used.append(row)
    if not ballots and (stated is None or head["n"]):
        return None  # a sentence tells it
    n = stated if stated is not None else len(ballots)
    kind: str = choice
    reading = Reading(
        for_=n if kind == "for" else None, against=n if kind == "against" else None, blank=n if kind == "blank" else None,
        ballots=tuple(ballots), counted=True, side=True,
    )  # fmt: skip
    return Run(used, (_told(rows[at], used, reading, [Atom(kind, 0, len(rows[at].text), n)]),))


def _listed(row: Row, choice: Choice, ballots: Sequence[Ballot]) -> Sequence[Ballot] | None:
    """The ballots with those of another row: a name, or the party of the name before it."""
    found = voters(row.words, choice) if len(row.text) <= _LONGEST_ROW else None
    if found is None:
        return None
    if found.ballots and not found.parties:
        return (*ballots, *found.ballots)
    alone = found == Voters((), found.parties[:1])
    return (*ballots[:-1], attrs.evolve(ballots[-1], party=found.parties[0].party)) if alone and ballots and ballots[-1].party is None else None


def _tallies(rows: Sequence[Row], at: int) -> Run | None:
    """A count for each of several, a line each or all on one: "Forslag A 10, forslag B 7, blank 1"."""
    if not any(map(str.isdigit, rows[at].text)):
        return None
    near = fold(" ".join(row.text for row in rows[max(at - _LOOK_BACK, 0) : at]))
    if rows[at].block.kind != "voting" and not _TOPIC.search(near):
        return None
    used: list[Row] = []
    found: list[Tally] = []
    for row in rows[at:]:
        told = _tally(row)
        if not told:
            break
        found += told
        used.append(row)
    blank = next((t.count for t in found if _is_blank(t.subject or "")), None)
    several = [t for t in found if not _is_blank(t.subject or "")]
    if len(several) < 2 or _counts_up(several) or any(_SIDE.fullmatch(t.subject or "") for t in several):
        return None
    text = fold(" ".join(row.text for row in used))
    if all(is_list(t.subject or "") for t in several):
        return Run(used, tuple(_told(used[0], used, Reading(for_=t.count, subject=t.subject, counted=True, listed=True)) for t in several))
    reading = attrs.evolve(between(several), blank=blank)
    return Run(used, (Told(used[0].block, Clause(text, 0, ()), Span(used[0].span.start, used[-1].span.end), reading),))


def _counts_up(tallies: Sequence[Tally]) -> bool:
    """1, 2, 3 … or 6, 7, 8 …: the rows are numbered, or on pages."""
    counts = [tally.count or 0 for tally in tallies]
    return counts == list(range(counts[0], counts[0] + len(counts)))


def _tally(row: Row) -> list[Tally]:
    if len(row.text) > _LONGEST_ROW:
        return []
    whole = _TALLY.fullmatch(row.words)
    if whole and not _SENTENCE.search(_NAMED.sub("", fold(whole["who"]))):
        return [Tally(fold(_TAIL.sub("", whole["who"])), count(whole["n"] or whole["m"]))]
    options = list(_OPTION.finditer(row.words))
    rest = _OPTION.sub("", row.words).strip(" ,;.")
    return [Tally(fold(m["who"]).strip(), count(m["n"])) for m in options] if len(options) > 1 and not rest else []


def _is_blank(subject: str) -> bool:
    return any(found.phrase.kind == "blank_bare" for found in votes().search(f"1 {subject.strip('<>() ')}")) if subject else False
