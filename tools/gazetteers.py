"""Write the place and first-name tables of the lexicon from public registers.

    python tools/gazetteers.py FOLDER

FOLDER holds ``kommuner_2026.json`` (SSB Klass 131, Kartverket), ``kommuner_2020.json``, ``kommuner_2019.json``,
``fylker_2024.json`` (Kartverket) and ``fornavn_ssb_10501_2024.csv`` (SSB table 10501). Terms: see NOTICE.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import regex

DATA = Path(__file__).resolve().parents[1] / "src" / "minutes_parser" / "lexicon" / "data"
WIDTH = 148

# Mergers of 2002-2018, older than the oldest register here; old protocols name them.
MERGED_BEFORE_2019 = "Andebu Bjarkøy Frei Hof Lardal Leksvik Mosvik Nøtterøy Ramnes Rissa Skjerstad Stokke Tjøme Tustna Våle Ølen"

FORMER_COUNTIES = """
Aust-Agder, Hedmark, Hordaland, Nord-Trøndelag, Oppland, Sogn og Fjordane, Sør-Trøndelag, Troms og Finnmark, Vest-Agder, Vestfold og Telemark, Viken
"""

# SSB lists names borne by 200 people or more, which leaves most Sámi names out. Written by hand, with some Kven and Finnish ones.
SAMI = """
Aanta Aili Ailu Ande Antti Aslak Aslat Beaska Berehta Biera Biere Bigga Biggá Biret Biret-Ánne Birit Duommá Dávet Dávvet Eero Eilif Eino Elen Elli
Garen Gáddjá Gáren Heaika Heaikka Heandarat Henrihka Hánsa Ilmari Ingá Isahk Isak Issát Isát Iŋgá Joavnna Johanas Jonar Jovna Jovnna Jovsset Juhan
Juhán Juhána Jusse Jussi Jåvva Kirste Kirsten Klemet Káisá Káre Káren Kárin Kátjá Kátrin Laara Leammet Leena Lemet Liná Lissá Láilá Lásse Lávra
Maaren Maarja Mahtte Maret Marja Matti Mihkal Mihkel Mihkkal Mihkkel Mihkku Mikkal Mikkjal Máddji Máhte Máhtte Máiju Máijá Máren Máret Márge Márgit
Márgá Márja Márjá Márte Máttis Niila Niilas Niillas Nilla Nillas Olet Ovla Ovllá Pehr Pekka Piera Pieti Rauna Ravdna Ravna Reino Rihtta Risten
Ristiina Ristiinná Ristin Ristina Rásttos Rávdna Rávdná Sammol Siggá Siiri Sire Sjul Sofe Sunna Sunná Sunná-Máret Sámmol Sárá Toivo Tommá Tuomas
Ulla Uula Vuokko Väinö Áile Áilo Áilu Ándaras Ándde Ánde Ándrias Ándá Ánna Ánne Ánná Ánte Áslak Áslat
"""

# The register at hand lost the letter in names with æ, ø or å; all but these had an ø.
LOST_LETTER = "ï¿½"
WITH_RING = frozenset({"Bård", "Håkon", "Håvar", "Håvard", "Kåre", "Njål", "Pål", "Ståle", "Ådne", "Åge", "Åsmund"})


def restored(name: str) -> str:
    """The name with its lost letter put back."""
    ring = name.replace(LOST_LETTER, "å").capitalize()
    return ring if ring in WITH_RING else "-".join(part.capitalize() for part in name.replace(LOST_LETTER, "ø").split("-"))


def array(name: str, values: Iterable[str]) -> str:
    """A TOML array of strings on wrapped lines."""
    lines, line = [], "   "
    for value in values:
        item = f" {json.dumps(value, ensure_ascii=False)},"
        if len(line) + len(item) > WIDTH:
            lines.append(line)
            line = "   "
        line += item
    return "\n".join([f"{name} = [", *lines, line, "]"])


def table(name: str, pairs: Mapping[str, str]) -> str:
    """A TOML table of strings, one a line."""
    return "\n".join([f"[{name}]", *(f'"{key}" = "{value}"' for key, value in sorted(pairs.items()))])


def municipalities(folder: Path) -> tuple[list[str], list[str], dict[str, str]]:
    """Present names, former names, and the names in other languages with the Norwegian name of each."""
    now = _rows(folder, "kommuner_2026.json")
    present = {row["name"] for row in now}
    others = {other: row["name"] for row in now for other in row["alternatives"]}
    former = set(MERGED_BEFORE_2019.split()) - present
    for row in _rows(folder, "kommuner_2019.json") + _rows(folder, "kommuner_2020.json"):
        parts = regex.split(r" [–-] ", row["name"])
        norwegian = next((part for part in parts if part in present), parts[-1])
        if norwegian not in present:
            former.add(norwegian)
        others |= {part: norwegian for part in parts if part != norwegian and part not in others}
    return sorted(present), sorted(former), others


def counties(folder: Path) -> tuple[list[str], dict[str, str]]:
    """Present names, and the names in other languages with the Norwegian name of each."""
    rows = _rows(folder, "fylker_2024.json")
    others = {part: row["name"] for row in rows for part in row["official"].split(" - ") if part != row["name"]}
    return sorted(row["name"] for row in rows), others


def first_names(folder: Path) -> list[str]:
    """The register's first names; single letters are an artefact."""
    with (folder / "fornavn_ssb_10501_2024.csv").open(encoding="utf-8", newline="") as file:
        return sorted({restored(row["fornavn"]) if LOST_LETTER in row["fornavn"] else row["fornavn"] for row in csv.DictReader(file)} - {"X"})


def main(folder: Path) -> None:
    present, former, others = municipalities(folder)
    county_names, county_others = counties(folder)
    head = "# Written by tools/gazetteers.py; do not edit. Source and terms: see NOTICE.\n"
    places = [
        head + "# Municipalities (nb: kommune) of 2026; names that went out of use before; names in Sámi, Kven and nynorsk.",
        "[municipalities]",
        array("present", present),
        array("former", former),
        table("municipalities.other_names", others),
        "\n[counties]",
        array("present", county_names),
        array("former", FORMER_COUNTIES.strip().split(", ")),
        table("counties.other_names", county_others),
    ]
    (DATA / "places.toml").write_text("\n".join(places) + "\n", encoding="utf-8")
    known = first_names(folder)
    names = [head + "# First names with 200 bearers or more (SSB), and Sámi, Kven and Finnish ones by hand.", array("ssb", known)]
    names.append(array("sami", sorted(set(SAMI.split()) - set(known))))
    (DATA / "first_names.toml").write_text("\n".join(names) + "\n", encoding="utf-8")


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((folder / name).read_text(encoding="utf-8"))
    return rows


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
