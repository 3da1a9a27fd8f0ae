"""The ontology: what a Norwegian protocol says, as frozen objects with plain values.

``span`` tells where an object stands in ``Minutes.source.text``; ``evidence`` tells it for a scalar field.
Absent knowledge is ``None`` or empty, never a guess. Attribute names that are Python keywords end in an
underscore here (``for_``) and not in JSON.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

import msgspec
from attrs import field, frozen

from .diagnostics import Diagnostic
from .source import Place, Source
from .span import Span, Spans
from .terms import term

SCHEMA_VERSION = "1.0"

Clock = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A time of day, ``HH:MM``."""

Kind = Literal["minutes", "case_record", "notice", "other"]
Language = Literal["nb", "nn", "se"]
BodyKind = Literal[
    "council", "executive_board", "committee", "board", "representative_council", "general_assembly",
    "control_committee", "church_council", "works_council", "project_group", "sami_parliament", "other",
]  # fmt: skip
Status = Literal["draft", "approved", "signed"]
Presence = Literal["present", "absent", "unknown"]
Group = Literal["member", "substitute", "administration", "guest", "observer", "unknown"]
Role = Literal["chair", "deputy_chair", "secretary"]
CaseKind = Literal["decision", "information", "discussion", "election", "report", "delegated", "question", "approval", "other"]
Outcome = Literal["adopted", "noted", "rejected", "postponed", "withdrawn", "referred", "elected"]
Follows = Literal["unchanged", "amended", "replaced"]
Result = Literal["carried", "rejected"]
Choice = Literal["for", "against", "blank"]
Basis = Literal["stated", "inferred"]


@frozen
class Meeting:
    """The meeting itself (nb: møte, nn: møte; Noark 5 møtemappe)."""

    title: str | None = field(default=None, metadata=term("møtetittel", "the heading the document gives itself"))
    body: str | None = field(default=None, metadata=term("utvalg", "the body that met", nn="utval", noark="utvalg (M370)", einnsyn="utvalg"))
    body_kind: BodyKind | None = field(default=None, metadata=term("type organ", "the kind of body, which decides the law that applies"))
    organisation: str | None = field(default=None, metadata=term("organisasjon", "the municipality, company or association"))
    number: str | None = field(
        default=None, metadata=term("møtenummer", "the meeting's own number", noark="moetenummer (M008)", einnsyn="moetenummer")
    )
    date: dt.date | None = field(default=None, metadata=term("møtedato", "the first day", noark="moetedato (M102)", einnsyn="moetedato"))
    end_date: dt.date | None = field(default=None, metadata=term("siste møtedag", "the last day, only where there were several", nn="siste møtedag"))
    start_time: Clock | None = field(default=None, metadata=term("møtestart", "when it began, HH:MM; of the first day"))
    end_time: Clock | None = field(default=None, metadata=term("møteslutt", "when it ended, HH:MM; of the last day"))
    place: str | None = field(
        default=None, metadata=term("møtested", "where it was held", nn="møtestad", noark="moetested (M371)", einnsyn="moetested")
    )
    next_meeting: str | None = field(default=None, metadata=term("neste møte", "what is said of the next meeting"))
    status: Status | None = field(default=None, metadata=term("status", "draft, approved or signed, as the document says of itself"))
    closed: bool | None = field(default=None, metadata=term("lukket møte", "held behind closed doors, kommuneloven § 11-5", nn="lukka møte"))
    span: Spans = ()
    evidence: Mapping[str, Spans] = field(factory=dict)


@frozen
class Change:
    """Somebody came, left, returned or stepped aside in the course of the meeting; ``when`` is said relative to the case."""

    change: Literal["arrived", "left", "recused", "returned"]
    time: Clock | None = None
    case: str | None = field(default=None, metadata=term("sak", "raw number of the case in which, before or after which it happened"))
    when: Literal["before", "during", "after"] = "during"
    span: Spans = ()


@frozen
class Attendee:
    """A person the document records as present or absent (nb: møtedeltaker, nn: møtedeltakar)."""

    id: str
    name: str = field(metadata=term("navn", "as written, the fullest form", nn="namn", noark="moetedeltakerNavn (M372)", einnsyn="moetedeltakerNavn"))
    presence: Presence = field(
        default="unknown", metadata=term("oppmøte", "present, absent, or unknown where the document leaves it open", nn="oppmøte")
    )
    group: Group = field(default="unknown", metadata=term("gruppe", "member (medlem), substitute (varamedlem), administration, guest, observer"))
    role: Role | None = field(
        default=None,
        metadata=term(
            "funksjon", "chair (leder), deputy_chair (nestleder), secretary", noark="moetedeltakerFunksjon (M373)", einnsyn="moetedeltakerFunksjon"
        ),
    )
    represents: str | None = field(
        default=None, metadata=term("representerer", "party, municipality or organisation, as written", nn="representerer")
    )
    substitute_for: str | None = field(default=None, metadata=term("vara for", "the member this person stood in for"))
    arrived: str | bool | None = field(default=None, metadata=term("møtte kl.", "HH:MM, or true where no time is given", nn="møtte kl."))
    left: str | bool | None = field(default=None, metadata=term("forlot møtet", "HH:MM, or true where no time is given", nn="gjekk frå møtet"))
    basis: Basis = field(default="stated", metadata=term("grunnlag", "stated, or inferred from a list of absences alone"))
    span: Spans = ()
    changes: tuple[Change, ...] = ()


@frozen
class Attendance:
    """Who was there (nb: oppmøte, nn: frammøte)."""

    seats: int | None = field(default=None, metadata=term("antall medlemmer", "voting members of the body", nn="talet på medlemer"))
    stated_present: int | None = field(default=None, metadata=term("antall til stede", "a number of voting members present, stated for the meeting"))
    attendees: tuple[Attendee, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from .export.html import attendance_html

        return attendance_html(self)


@frozen
class CaseNumber:
    """A case number (nb/nn: saksnummer). "PS 26/09" is series PS, sequence 26, year 2009."""

    raw: str = field(metadata=term("saksnummer", "as written"))
    series: str | None = field(
        default=None, metadata=term("sakstype", "the letters: PS, RS, FO ...", noark="moetesakstype (M088)", einnsyn="moetesakstype")
    )
    sequence: int | None = field(default=None, metadata=term("løpenummer", "the running number", einnsyn="moetesakssekvensnummer"))
    year: int | None = field(default=None, metadata=term("saksår", "the year, four digits", einnsyn="moetesaksaar"))


@frozen
class AgendaItem:
    """A row of the agenda (nb/nn: saksliste)."""

    number: CaseNumber | None
    title: str
    kind: CaseKind | None = None
    case_handler: str | None = None
    span: Spans = ()


@frozen
class Amount:
    """A sum of money (nb/nn: beløp) in whole units: "kr 2,4 mill." is 2400000 NOK."""

    value: Decimal = field(metadata=term("beløp", "the sum in whole units; a string of digits in JSON"))
    currency: str = field(metadata=term("valuta", "code of ISO 4217"))
    raw: str
    per: str | None = field(default=None, metadata=term("per", "what it is paid for each of, as written: år, kvadratmeter"))
    span: Spans = ()


@frozen
class Deadline:
    """A time by which something is to be done (nb/nn: frist): "innen 1. mai", "før jul"."""

    raw: str
    date: dt.date | None = field(default=None, metadata=term("fristdato", "the day named, where it is sure"))
    span: Spans = ()


@frozen
class Period:
    """Another day, month, quarter or season named in a decision: "fra 1. august 2025", "høsten 2026"."""

    raw: str
    start: dt.date | None = field(default=None, metadata=term("første dag", "its first day, where it is sure", nn="første dag"))
    end: dt.date | None = field(default=None, metadata=term("siste dag", "its last day: of a single day the same", nn="siste dag"))
    span: Spans = ()


@frozen
class Actor:
    """Who is told to do something (nb: ansvarlig, nn: ansvarleg)."""

    name: str = field(metadata=term("ansvarlig", "who is told to do something, as written", nn="ansvarleg"))
    span: Spans = ()


@frozen
class Law:
    """An act or regulation cited (nb/nn: lov, forskrift): "kommuneloven § 20-4"."""

    raw: str
    act: str = field(metadata=term("hjemmel", "the act, as written", nn="heimel"))
    sections: tuple[str, ...] = field(default=(), metadata=term("paragraf", "its sections: 20-4"))
    span: Spans = ()


@frozen
class Property:
    """A property by its numbers in the land register (nb/nn: matrikkelnummer)."""

    raw: str
    gnr: int = field(metadata=term("gårdsnummer", "number of the farm", nn="gardsnummer"))
    bnr: int = field(metadata=term("bruksnummer", "number of the holding under it"))
    fnr: int | None = field(default=None, metadata=term("festenummer", "number of the leasehold"))
    snr: int | None = field(default=None, metadata=term("seksjonsnummer", "number of the unit"))
    span: Spans = ()


@frozen
class Reference:
    """An earlier case or meeting that the text cites."""

    raw: str
    case_number: CaseNumber | None = None
    meeting_date: dt.date | None = None
    span: Spans = ()


@frozen
class Point:
    """A numbered or bulleted point of a decision (nb: punkt), with its own points under it."""

    label: str
    text: str
    points: tuple[Point, ...] = ()
    amounts: tuple[Amount, ...] = field(default=(), metadata=term("beløp", "sums of money that it names"))
    deadlines: tuple[Deadline, ...] = field(default=(), metadata=term("frister", "times by which something is to be done", nn="fristar"))
    dates: tuple[Period, ...] = field(default=(), metadata=term("datoer", "other times that it names", nn="datoar"))
    actors: tuple[Actor, ...] = field(default=(), metadata=term("ansvarlige", "who is told to do something", nn="ansvarlege"))
    laws: tuple[Law, ...] = field(default=(), metadata=term("hjemler", "acts and regulations that it cites", nn="heimlar"))
    properties: tuple[Property, ...] = field(default=(), metadata=term("eiendommer", "properties by their numbers", nn="eigedomar"))
    references: tuple[Reference, ...] = field(default=(), metadata=term("henvisninger", "other cases and meetings that it cites", nn="tilvisingar"))
    span: Spans = ()


@frozen
class Tally:
    """One alternative in a vote of one proposal against another."""

    subject: str | None
    count: int | None


@frozen
class Ballot:
    """How a named person voted; ``person`` is the attendee's id where it is surely the same."""

    name: str
    choice: Choice
    party: str | None = None
    person: str | None = None


@frozen
class PartyVote:
    """How a party voted."""

    party: str
    choice: Choice
    count: int | None = None


@frozen
class Vote:
    """One voting event (nb: votering, nn: røysting). A count that is not stated is ``None``."""

    subject: str | None = field(default=None, metadata=term("voteringstema", "what was voted on"))
    for_: int | None = field(
        default=None, metadata=term("stemmer for", "votes for; of the winner where two proposals stood against each other", nn="røyster for")
    )
    against: int | None = field(default=None, metadata=term("stemmer mot", "votes against", nn="røyster mot"))
    blank: int | None = field(default=None, metadata=term("blanke stemmer", "blank votes", nn="blanke røyster"))
    unanimous: bool = field(default=False, metadata=term("enstemmig", "nobody voted against", nn="samrøystes"))
    casting_vote: bool = field(default=False, metadata=term("dobbeltstemme", "the chair's vote decided", nn="dobbeltrøyst"))
    result: Result | None = field(default=None, metadata=term("voteringsresultat", "carried (vedtatt) or rejected (falt)", nn="røysteresultat"))
    stated_present: int | None = field(default=None, metadata=term("til stede ved votering", "the number present stated with the vote"))
    method: str | None = field(default=None, metadata=term("voteringsmåte", "how it was held, as written", nn="røystemåte"))
    alternatives: tuple[Tally, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    parties: tuple[PartyVote, ...] = ()
    basis: Basis = "stated"
    span: Spans = ()


@frozen
class Recommendation:
    """What somebody recommended beforehand (nb: innstilling, nn: tilråding)."""

    text: str = field(metadata=term("innstilling", "forslag til vedtak", nn="tilråding", einnsyn="innstilling"))
    by: str | None = field(default=None, metadata=term("innstilt av", "whose recommendation it is, as written", nn="tilrådd av"))
    points: tuple[Point, ...] = ()
    vote: Vote | None = field(default=None, metadata=term("tidligere votering", "the earlier body's own vote", nn="tidlegare røysting"))
    span: Spans = ()


@frozen
class Proposal:
    """What was put forward in the meeting (nb: forslag, nn: framlegg)."""

    text: str = field(metadata=term("forslag", "proposal put forward in the meeting", nn="framlegg"))
    by: str | None = field(default=None, metadata=term("forslagsstiller", "the proposer, as written", nn="framleggsstillar"))
    party: str | None = field(default=None, metadata=term("parti", "the proposer's party, as written"))
    span: Spans = ()


@frozen
class Resolved:
    """The text that a decision by reference ("Som innstillingen") stands for."""

    text: str
    points: tuple[Point, ...] = ()
    from_: str | None = None


@frozen
class Decision:
    """What was decided (nb/nn: vedtak), in the document's own words."""

    text: str = field(metadata=term("vedtak", "the text of what was decided", einnsyn="vedtakstekst"))
    points: tuple[Point, ...] = ()
    resolved: Resolved | None = None
    outcome: Outcome | None = field(default=None, metadata=term("utfall", "adopted, noted (til orientering), rejected, postponed ...", nn="utfall"))
    follows_recommendation: Follows | None = field(
        default=None, metadata=term("følger innstillingen", "unchanged, amended or replaced", nn="følgjer tilrådinga")
    )
    amounts: tuple[Amount, ...] = field(default=(), metadata=term("beløp", "sums of money that it names"))
    deadlines: tuple[Deadline, ...] = field(default=(), metadata=term("frister", "times by which something is to be done", nn="fristar"))
    dates: tuple[Period, ...] = field(default=(), metadata=term("datoer", "other times that it names", nn="datoar"))
    actors: tuple[Actor, ...] = field(default=(), metadata=term("ansvarlige", "who is told to do something", nn="ansvarlege"))
    laws: tuple[Law, ...] = field(default=(), metadata=term("hjemler", "acts and regulations that it cites", nn="heimlar"))
    properties: tuple[Property, ...] = field(default=(), metadata=term("eiendommer", "properties by their numbers", nn="eigedomar"))
    references: tuple[Reference, ...] = field(default=(), metadata=term("henvisninger", "other cases and meetings that it cites", nn="tilvisingar"))
    span: Spans = ()


@frozen
class Recusal:
    """A person who was disqualified in the case (nb: inhabil, nn: ugild; kommuneloven § 11-10)."""

    name: str = field(metadata=term("inhabil", "who stepped aside", nn="ugild"))
    person: str | None = None
    basis: str | None = field(default=None, metadata=term("hjemmel", "the legal basis, as written", nn="heimel"))
    span: Spans = ()


@frozen
class Closed:
    """The case was treated behind closed doors (kommuneloven § 11-5)."""

    basis: str | None = None
    span: Spans = ()


@frozen
class Statement:
    """A statement entered in the minutes (nb: protokolltilførsel, nn: protokolltilførsle)."""

    text: str = field(metadata=term("protokolltilførsel", "entered at somebody's request", nn="protokolltilførsle"))
    by: str | None = None
    person: str | None = None
    span: Spans = ()


@frozen
class Section:
    """Background, discussion and whatever else stands in a case, under its own heading."""

    heading: str | None
    text: str
    span: Spans = ()


@frozen
class Case:
    """One case as treated in this meeting (nb/nn: sak; Noark 5 møteregistrering)."""

    number: CaseNumber | None
    title: str | None = field(default=None, metadata=term("sakstittel", "as written", einnsyn="offentligTittel"))
    archive_ref: str | None = field(default=None, metadata=term("arkivsaksnummer", "the archive's number, never the case number"))
    agenda_title: str | None = field(default=None, metadata=term("tittel i sakslisten", "the title on the agenda", nn="tittel i sakslista"))
    kind: CaseKind | None = field(default=None, metadata=term("sakstype", "what is to be done with it", einnsyn="moetesakstype"))
    case_handler: str | None = field(default=None, metadata=term("saksbehandler", "who prepared it", nn="sakshandsamar", einnsyn="saksbehandler"))
    recommendations: tuple[Recommendation, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    votes: tuple[Vote, ...] = ()
    decision: Decision | None = None
    recusals: tuple[Recusal, ...] = ()
    closed: Closed | None = None
    statements: tuple[Statement, ...] = ()
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    span: Spans = ()

    def __repr__(self) -> str:
        """What it is about: the whole of it fills pages."""
        from .export.wording import case_words

        return f"<Case: {case_words(self)}>"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from .export.html import case_html

        return case_html(self)


@frozen
class Signatory:
    """Who signed, or was elected to sign (nb/nn: protokollunderskriver)."""

    name: str = field(metadata=term("protokollunderskriver", "signed or was elected to sign", nn="protokollunderskrivar"))
    person: str | None = None
    span: Spans = ()


@frozen
class Passage:
    """Visible text that no rule claimed."""

    text: str
    span: Spans = ()


@frozen
class Coverage:
    """Characters by state; with blanks they add up to the text."""

    interpreted: int = 0
    verbatim: int = 0
    furniture: int = 0
    unparsed: int = 0


@frozen
class Minutes:
    """A protocol, read (nb: protokoll, møtebok, referat; nn: protokoll, møtebok, referat)."""

    source: Source
    kind: Kind
    language: Language | None = None
    meeting: Meeting = Meeting()
    attendance: Attendance = Attendance()
    agenda: tuple[AgendaItem, ...] = ()
    cases: tuple[Case, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    chair: str | None = field(default=None, metadata=term("møteleder", "who led the meeting", nn="møteleiar"))
    secretary: str | None = field(default=None, metadata=term("møtesekretær", "who wrote the minutes", nn="møtesekretær"))
    attachments: tuple[str, ...] = field(default=(), metadata=term("vedlegg", "titles of attachments; their places are in meeting.evidence"))
    unparsed: tuple[Passage, ...] = ()
    coverage: Coverage = Coverage()
    diagnostics: tuple[Diagnostic, ...] = ()
    schema_version: str = SCHEMA_VERSION

    def locate(self, span: Spans | Span) -> tuple[Place, ...]:
        """Page, box, line number and words of a span, one place for each line that it touches."""
        return self.source.locate(span)

    def __repr__(self) -> str:
        """What it is about: the whole of it fills pages."""
        from .export.wording import minutes_words

        return f"<Minutes: {minutes_words(self)}>"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from .export.html import minutes_html

        return minutes_html(self)


MODEL = (
    Minutes, Meeting, Attendance, Attendee, Change, AgendaItem, Case, CaseNumber, Recommendation, Proposal, Vote, Tally, Ballot,
    PartyVote, Decision, Point, Resolved, Amount, Deadline, Period, Actor, Law, Property, Recusal, Closed, Statement, Section, Reference,
    Signatory, Passage, Coverage,
)  # fmt: skip
"""Every class of the model, in the order of the glossary."""
