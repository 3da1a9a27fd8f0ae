"""Cases of the gold against cases that were read: first which is which, then what each says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from .gold import GoldCase, GoldVote
from .metrics import Mark, Miss, bag, overlap, share
from .text import CaseKey, case_key, decision_text, fold, name_key, passage, similar, words

Found = Mapping[str, Any]


@frozen
class Pair:
    """The same case on both sides; one side is missing where only the other has it."""

    gold: GoldCase | None
    found: Found | None

    @property
    def label(self) -> str | None:
        return self.gold.number if self.gold else _number(self.found or {}).get("raw")


def compare_cases(gold: Sequence[GoldCase], lines: Sequence[str], found: Sequence[Found]) -> Iterator[Mark]:
    """The marks of all cases. Text in the wrong case counts twice: missing there, spurious here."""
    mark, pairs = pair_up(gold, found)
    yield mark
    for pair in pairs:
        yield from _texts(pair, lines)
        yield _votes(pair)
        yield _recusals(pair)
        if pair.gold and pair.found is not None:
            yield from _facts(pair.label, pair.gold, pair.found)


def pair_up(gold: Sequence[GoldCase], found: Sequence[Found]) -> tuple[Mark, list[Pair]]:
    """Cases paired by number; how well the numbers agree is itself a mark."""
    twice = {key for key, count in Counter(map(_gold_key, gold)).items() if count > 1}
    wanted = {_with_series(_gold_key(case), case.series, twice): case for case in gold}
    keys = [_with_series(_found_key(case), _number(case).get("series"), twice) for case in found]
    given: dict[CaseKey, Found] = {}
    for key, case in zip(keys, found, strict=True):
        given.setdefault(key, case)
    for key in wanted:
        if (other := _same_but_for_year(key, wanted, given)) is not None:
            given[key] = given.pop(other)
            keys = [key if one == other else one for one in keys]
    pairs = {key: Pair(wanted.get(key), given.get(key)) for key in {**wanted, **given}}
    return overlap("cases", wanted, keys, lambda key: pairs[key].label), list(pairs.values())


def _same_but_for_year(key: CaseKey, wanted: Mapping[CaseKey, GoldCase], given: Mapping[CaseKey, Found]) -> CaseKey | None:
    """A year the document never states may be left out by either side, as long as one case alone comes into question."""
    if key in given:
        return None
    others = [other for other in given if other[0] == key[0] and (other[1] is None or key[1] is None) and other not in wanted]
    return others[0] if len(others) == 1 else None


def _gold_key(case: GoldCase) -> CaseKey:
    return case_key(case.number, case.seq, case.year, case.title)


def _found_key(case: Found) -> CaseKey:
    number = _number(case)
    return case_key(number.get("raw"), number.get("sequence"), number.get("year"), case.get("title"))


def _with_series(key: CaseKey, series: str | None, twice: set[CaseKey]) -> CaseKey:
    """The series tells RS 2/26 from PS 2/26."""
    return (*key, fold(series)) if key in twice else key


def _number(case: Found) -> Found:
    return case.get("number") or {}


def _decision(case: Found) -> Found:
    return case.get("decision") or {}


def _texts(pair: Pair, lines: Sequence[str]) -> Iterator[Mark]:
    gold, found = pair.gold, pair.found or {}
    recommended = "\n".join(passage(lines, one.passage) for one in gold.recommendations) if gold else ""
    decided = decision_text(lines, gold.decision) if gold else ""
    stated = passage(lines, gold.statements) if gold else ""
    yield _same_words("recommendation", pair.label, recommended, "\n".join(one["text"] for one in found.get("recommendations") or []))
    yield _same_words("decision", pair.label, decided, _decision(found).get("text") or "")
    yield _same_words("statement", pair.label, stated, "\n".join(one["text"] for one in found.get("statements") or []))


def _same_words(metric: str, label: str | None, gold: str, found: str) -> Mark:
    mark = bag(metric, words(gold), words(found))
    size = 2 * mark.hit + mark.missing + mark.spurious
    alike = not size or 2 * mark.hit / size >= 0.95
    return mark if alike else evolve(mark, misses=(Miss(f"{label} {metric}", gold[:90], found[:90]),))


def _recusals(pair: Pair) -> Mark:
    wanted = map(name_key, pair.gold.recusals if pair.gold else ())
    given = (name_key(one["name"]) for one in (pair.found or {}).get("recusals") or [])
    return overlap("recusals", wanted, given, lambda name: (pair.label, name))


def _votes(pair: Pair) -> Mark:
    """Complete voting events; each that was read answers for one of the gold's."""
    gold: Sequence[GoldVote] = pair.gold.votes if pair.gold else ()
    found: Sequence[Found] = (pair.found or {}).get("votes") or []
    left = list(found)
    for vote in gold:
        match = next((index for index, other in enumerate(left) if _same_vote(vote, other)), None)
        if match is not None:
            del left[match]
    hit = len(found) - len(left)
    misses = (Miss(f"{pair.label} votes", [_show(vote) for vote in gold], [_show_found(vote) for vote in found]),) if left or hit < len(gold) else ()
    return Mark("votes", hit, len(gold) - hit, len(left), misses)


def _same_vote(gold: GoldVote, found: Found) -> bool:
    """Result, casting vote, unanimity and counts. A count that the gold leaves open must be left open, unless all agreed."""
    if gold.result and gold.result != found.get("result"):
        return False
    if gold.casting_vote != bool(found.get("casting_vote")):
        return False
    if gold.unanimous:
        all_for = gold.for_ is not None and gold.for_ == found.get("for") and not found.get("against")
        return bool(found.get("unanimous")) or all_for
    return not found.get("unanimous") and (gold.for_, gold.against) == (found.get("for"), found.get("against"))


def _show(vote: GoldVote) -> str:
    return f"{vote.for_}-{vote.against}{' unanimous' * vote.unanimous}{' casting' * vote.casting_vote} {vote.result}"


def _show_found(vote: Found) -> str:
    return _show(GoldVote(vote.get("for"), vote.get("against"), bool(vote.get("unanimous")), bool(vote.get("casting_vote")), vote.get("result")))


def _facts(label: str | None, gold: GoldCase, found: Found) -> Iterator[Mark]:
    decision = _decision(found)
    yield share("titles", gold.title, found.get("title"), similar(gold.title, found.get("title")))
    if gold.case_handler:
        handler = found.get("case_handler")
        yield share("case_handler", (label, gold.case_handler), handler, name_key(gold.case_handler) == name_key(handler))
    stated = (
        ("item_kind", gold.kind, found.get("kind")),
        ("follows", gold.follows, decision.get("follows_recommendation")),
        ("outcome", gold.outcome, decision.get("outcome")),
        ("points", gold.decision and gold.decision.points, len(decision.get("points") or [])),
    )
    for metric, value, given in stated:
        if value:
            yield share(metric, (label, value), given, value == given)
