"""Profiles: a TOML file with the words of one body or vendor, in the shapes of the packaged lexicon."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import msgspec

from ..errors import DataError
from . import bodies, columns, cues, gazetteer, inside, kinds, labels, phrases
from .overlay import SPELLINGS, Entry, Profile, using
from .toml import shape

ProfileLike = str | os.PathLike[str] | Profile | None
"""The file of a profile, the profile itself, or none."""

GROUPS: Final[Mapping[str, tuple[str, type]]] = {
    "label": ("labels.toml", labels.Entry),
    "cue": ("cues.toml", cues.Entry),
    "vote": ("votes.toml", phrases.Entry),
    "outcome": ("outcomes.toml", phrases.Entry),
    "evidence": ("evidence.toml", phrases.Entry),
    "note": ("notes.toml", phrases.Entry),
    "movement": ("movements.toml", phrases.Entry),
    "recusal": ("recusals.toml", phrases.Entry),
    "reference": ("references.toml", phrases.Entry),
    "number": ("numbers.toml", phrases.Entry),
    "suspect": ("suspects.toml", phrases.Entry),
    "kind": ("kinds.toml", kinds.Entry),
    "title": ("titles.toml", bodies.TitleEntry),
    "body": ("bodies.toml", bodies.BodyEntry),
    "column": ("columns.toml", columns.Entry),
    "role": ("roles.toml", gazetteer.RoleEntry),
    "party": ("parties.toml", gazetteer.PartyEntry),
    "word": ("inside.toml", inside.Entry),
}
"""What a profile may hold: the group, the packaged file whose entries it joins, and their shape."""
_CHOSEN: Final = ("block", "kind")
"""Keys of which the code knows every value."""
_BUILT: Final[tuple[Callable[[], object], ...]] = (
    labels.labels, phrases.votes, phrases.outcomes, phrases.evidence, phrases.notes, phrases.movements, phrases.recusals, phrases.references,
    phrases.numbers, phrases.suspects, columns.columns, bodies.titles, gazetteer.roles, gazetteer.parties,
)  # fmt: skip


def read_profile(path: ProfileLike) -> Profile | None:
    """The profile in a file; one that is read already, or none, is given back.

    Raises ``DataError``, which names the file, the key and the cure, for what does not have the shape of the lexicon or says nothing, and
    ``OSError`` for a file that cannot be read.
    """
    if path is None or isinstance(path, Profile):
        return path
    data, name = Path(path).read_bytes(), Path(path).name
    try:
        groups = msgspec.toml.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{name}: not TOML: {error}. Write it as docs/profiles.md shows") from None
    for group, entries in groups.items():
        _check_group(name, group, entries)
    profile = Profile(name, sha256(data).hexdigest()[:12], groups)
    with using(profile):
        for table in _BUILT:
            _build(name, table)
    return profile


def _check_group(name: str, group: str, entries: object) -> None:
    if group not in GROUPS:
        raise DataError(f"{name}: unknown key {group!r}{_nearest(group, GROUPS)}. A profile holds {', '.join(f'[[{one}]]' for one in GROUPS)}")
    file, entry = GROUPS[group]
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise DataError(f"{name}: {group} is not a list of entries. Write each under a line [[{group}]]")
    for number, one in enumerate(entries, start=1):
        where = f"{name}: [[{group}]] {number}" + (f" ({one['id']})" if isinstance(one.get("id"), str) else "")
        shape(one, entry, where)
        _check_words(where, one)
        _check_choices(where, one, file, group)


def _check_words(where: str, entry: Entry) -> None:
    words = [word for key in SPELLINGS for word in (entry[key] if isinstance(entry.get(key), list) else ())]
    if not all(word.strip() for word in words) or not (words or "code" in entry):
        raise DataError(f'{where}: it has no words, or an empty one. Write them as lists, as in nb = ["Vedtak"]')


def _check_choices(where: str, entry: Entry, file: str, group: str) -> None:
    """``block`` and ``kind`` must be values that the packaged entries have: any other would be read and forgotten."""
    packaged = msgspec.toml.decode(files(__package__).joinpath("data", file).read_bytes())[group]
    for key in _CHOSEN:
        known = {one[key] for one in packaged if key in one}
        if key in entry and entry[key] not in known:
            raise DataError(f"{where}: unknown {key} {entry[key]!r}{_nearest(entry[key], known)}. Known are {', '.join(sorted(known))}")


def _build(name: str, table: Callable[[], object]) -> None:
    try:
        table()
    except DataError as error:
        raise DataError(f"{name}: {error}") from None


def _nearest(word: str, known: Any) -> str:
    near = get_close_matches(word, known, n=1)
    return f" (do you mean {near[0]!r}?)" if near else ""
