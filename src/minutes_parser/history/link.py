"""Several meetings put together."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Minutes
from .archive import archive_of
from .candidates import candidates_of
from .citations import citations_of
from .membership import memberships_of
from .model import History
from .persons import persons_of
from .threads import threads_of


def link(minutes: Iterable[Minutes]) -> History:
    """Persons, cases, citations and memberships over several meetings, each with where it is told.

    Nothing is joined on doubt. People of one name who represent different parties or municipalities are told apart (``possibly_same``);
    cases that only look alike are ``candidates``; what is cited and not among the meetings given is a citation ``not_in_archive``.
    Meetings may come in any order; those that were not held (notices) are ``left_out``. The minutes should hold their text (not ``compact``):
    days and bodies named beside a citation are read from it. Nothing here raises.
    """
    archive = archive_of(minutes)
    persons, possibly_same = persons_of(archive.held)
    citations = citations_of(archive)
    threads = threads_of(archive, citations)
    candidates = candidates_of(archive, threads)
    memberships = memberships_of(archive, persons)
    return History(archive.bodies, persons, possibly_same, memberships, threads, citations, candidates, archive.left_out)
