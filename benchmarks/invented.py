"""A protocol of so many pages, invented anew for each case: no page says what another does, so that nothing learnt from one helps with the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

MEMBERS = tuple(
    f"{first} {last}\t{party}"
    for first, last, party in zip(
        ("Asbjørg", "Birger", "Dagrun", "Eilert", "Frøydis", "Gudbrand", "Hjørdis", "Isak", "Jofrid"),
        ("Brattemo", "Fagerlien", "Grindheimsnes", "Hestvollen", "Kvitsand", "Lundgårdshaug", "Myrstøl", "Nordrevik", "Ospelund"),
        ("AP", "AP", "SP", "H", "SV", "V", "KRF", "H", "SP"),
        strict=True,
    )
)
HEAD = """Brattlia kommune

MØTEPROTOKOLL

Utvalg: Kommunestyret
Møtested: Rådhuset
Dato: 03.02.2026
Tidspunkt: 10:00

Følgende faste medlemmer møtte:
Navn\tRepresenterer
{members}

"""
CASE = """PS {number}/26 {thing} ved {place}
Arkivsaksnr: 26/{archive}     Saksbehandler: {handler}

Kommunedirektørens innstilling:
1. {first}
2. {second}

Saksopplysninger:
{background}

Behandling:
{member} ({party}) fremmet følgende forslag:
{proposal}

Votering:
Kommunedirektørens innstilling ble vedtatt med {most} mot {few} stemmer.
Forslaget fra {member} falt.

Vedtak:
1. {first}
2. {second}

"""
SENTENCES = (
    "{thing} ved {place} utsettes til {month} {year}.",
    "Det settes av kr {amount} til {thing} i {place}.",
    "{place} får {count} nye plasser, og {thing} tas opp igjen innen {month} {year}.",
    "Naboene til {place} er varslet om at {thing} koster kr {amount}.",
    "Avtalen om {thing} gjelder {count} eiendommer mellom {place} og {other}.",
    "Fra {month} {year} har {place} brukt {count} timer på {thing}.",
)
SENTENCES_A_CASE = 34
"""So many that a case fills a page, or a little more."""
THINGS = (
    "brøyting", "lekeplass", "gangvei", "pumpehus", "båtslipp", "lysløype", "parkering", "bibliotek", "grusuttak", "kirkegård", "skolebuss",
)  # fmt: skip
MONTHS = ("januar", "februar", "mars", "april", "mai", "juni", "august", "oktober", "november")
STEMS = ("Alm", "Bjørk", "Ek", "Fure", "Gran", "Hegg", "Kalv", "Lerke", "Nype", "Orre", "Rogn", "Selje", "Tjeld", "Ulv", "Vipe")
MIDDLES = ("", "a", "e", "er", "ing", "o", "u")
ENDINGS = ("berget", "dalen", "eidet", "haugen", "holmen", "kroken", "lia", "marka", "neset", "sletta", "tangen", "vika")


def pages(count: int, folder: Path, chance: int = 0) -> Path:
    """A PDF of exactly so many pages. Another ``chance``, other words. Imports what builds the corpus, from ``tools``."""
    import pypdfium2
    from corpus_blocks import Layout, blocks
    from corpus_pdf import pdf

    text = HEAD.format(members="\n".join(MEMBERS)) + "".join(cases(count, Random(chance)))
    layout = Layout(heading=r"^PS \d", footer="Side {page} av {pages}", wrap=200)
    with pypdfium2.PdfDocument(pdf(blocks(text, layout), layout, "long")) as document:
        for index in reversed(range(count, len(document))):
            del document[index]
        document.save(path := folder / f"{count}-{chance}.pdf")
    return path


def cases(count: int, chance: Random) -> Iterator[str]:
    for number in range(1, count + 1):
        member, party = chance.choice(MEMBERS).split("\t")
        first, second, proposal, *background = (sentence(chance) for _ in range(SENTENCES_A_CASE))
        yield CASE.format(
            number=number, archive=chance.randrange(100, 9999), thing=chance.choice(THINGS).capitalize(), place=place(chance),
            handler=chance.choice(MEMBERS).split("\t")[0], first=first, second=second, proposal=proposal, background=" ".join(background),
            member=member, party=party, most=chance.randrange(5, 8), few=2,
        )  # fmt: skip


def sentence(chance: Random) -> str:
    words = chance.choice(SENTENCES).format(
        thing=chance.choice(THINGS), place=place(chance), other=place(chance), month=chance.choice(MONTHS), year=chance.randrange(2019, 2040),
        amount=f"{chance.randrange(11, 999)} {chance.randrange(100, 999)}", count=chance.randrange(11, 999),
    )  # fmt: skip
    return words[0].upper() + words[1:]


def place(chance: Random) -> str:
    return chance.choice(STEMS) + chance.choice(MIDDLES) + chance.choice(ENDINGS)
