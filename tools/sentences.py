"""How well sentences are cut, against sentences marked by hand (tests/sentences, tests/sentence_cases.toml), beside spaCy's own rule.

python tools/sentences.py
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import regex

from minutes_parser.extract.sentences import sentences, sentences_of
from minutes_parser.load import read_text

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "sentences"
PARAGRAPH = regex.compile(r"(?:[^\n]+\n?)+")
Cutter = Callable[[str], list[str]]
"""From a text to its sentences."""


def ours(text: str) -> list[str]:
    """The sentences of a document as the library cuts them."""
    source = read_text(text, "text")
    return [source.text[start:end] for start, end in sentences_of(source)]


def ours_in_passage(text: str) -> list[str]:
    """The same of a passage alone."""
    return [text[start:end] for start, end in sentences(text)]


def sentencizer(text: str) -> list[str]:
    """What spaCy's rule makes of the text."""
    import spacy

    nlp = spacy.blank("nb")
    nlp.add_pipe("sentencizer")
    return [sentence.text for sentence in nlp(text).sents]


def sentencizer_by_paragraph(text: str) -> list[str]:
    """The same, when it is given one paragraph at a time."""
    return [sentence for paragraph in PARAGRAPH.findall(text) for sentence in sentencizer(paragraph)]


def documents() -> Iterator[tuple[str, list[str]]]:
    """Each protocol that is marked, with its sentences."""
    for path in sorted(GOLD.glob("*.txt")):
        yield (ROOT / "corpus" / path.name).read_text(encoding="utf-8"), path.read_text(encoding="utf-8").splitlines()


def cases() -> Iterator[tuple[str, list[str]]]:
    """Each short passage with its sentences."""
    for passages in tomllib.loads((ROOT / "tests" / "sentence_cases.toml").read_text(encoding="utf-8")).values():
        for passage in passages:
            parts = passage.split(" | ")
            yield " ".join(parts), parts


def places(parts: list[str]) -> set[tuple[int, int]]:
    """Where the sentences stand, in visible characters."""
    found, at = set(), 0
    for part in parts:
        length = len("".join(part.split()))
        if length:
            found.add((at, at + length))
        at += length
    return found


def score(cut: Cutter) -> tuple[float, float]:
    """Precision and recall: of whole sentences, over all the documents."""
    right = given = wanted = 0
    for text, parts in documents():
        found, gold = places(cut(text)), places(parts)
        right, given, wanted = right + len(found & gold), given + len(found), wanted + len(gold)
    return right / given, right / wanted


def cut_right(cut: Cutter) -> tuple[int, int]:
    """How many of the short passages are cut right, and of how many."""
    told = [places(cut(text)) == places(parts) for text, parts in cases()]
    return sum(told), len(told)


CUTTERS: Mapping[str, tuple[Cutter, Cutter]] = {
    "minutes_sentences": (ours, ours_in_passage),
    "sentencizer": (sentencizer, sentencizer),
    "sentencizer, paragraph by paragraph": (sentencizer_by_paragraph, sentencizer_by_paragraph),
}
"""By name: what cuts documents, and what cuts a passage."""


def main() -> None:
    """Print the table."""
    print(f"{'':36} precision  recall  passages")
    for name, (whole, passage) in CUTTERS.items():
        precision, recall = score(whole)
        right, of = cut_right(passage)
        print(f"{name:36} {precision:9.3f} {recall:7.3f}  {right} of {of}")


if __name__ == "__main__":
    main()
