"""Recommendations, proposals and decisions in the templates of many bodies: labels, references, ends; nb and nn."""

from __future__ import annotations

import pytest

from minutes_parser import parse_text
from minutes_parser.model import Case, Minutes

NB = "MØTEPROTOKOLL\n\nUtvalg: Kommunestyret\nDato: 14.03.2019\n\nTil stede: Kari Solvang (SP), Per Ånestad (H)\n\nPS 1/19 Naustet\n\n"
NN = "MØTEPROTOKOLL\n\nUtval: Kommunestyret\nDato: 14.03.2019\n\nTil stades: Kari Solvang (SP), Per Ånestad (H)\n\nPS 1/19 Naustet\n\n"
NEXT = {"nb": "\n\nPS 2/19 Eventuelt\n\nIngen saker.\n", "nn": "\n\nPS 2/19 Eventuelt\n\nIngen saker.\n"}


def minutes_of(text: str, language: str = "nb") -> Minutes:
    return parse_text((NB if language == "nb" else NN) + text + NEXT[language])


def case_of(text: str, language: str = "nb") -> Case:
    return minutes_of(text, language).cases[0]


def decided(case: Case) -> str | None:
    return case.decision.text if case.decision else None


# ---- who proposes what

PROPOSED = {
    "Kari Solvang (SP) fremmet følgende motforslag:": ("nb", "Kari Solvang (SP)"),
    "Per Ånestad fremmet følgende tillegg som nytt pkt. 3:": ("nb", "Per Ånestad"),
    "Per Ånestad (H) fremmet forslag på vegne av H og FRP:": ("nb", "Per Ånestad (H)"),
    "Repr. Per A. Ånestad (H) la fram følgende endringsforslag:": ("nb", "Repr. Per A. Ånestad (H)"),
    "Endringsforslag 2 fra Kari Solvang:": ("nb", "Kari Solvang"),
    "Kari Solvang (SP) sette fram slikt framlegg til vedtak:": ("nn", "Kari Solvang (SP)"),
    "Framlegg frå Per Ånestad (H), fellesframlegg frå H og SP:": ("nn", "Per Ånestad (H), fellesframlegg frå H og SP"),
    "Per Ånestad la fram eit utsetjingsframlegg:": ("nn", "Per Ånestad"),
}


@pytest.mark.parametrize("label", PROPOSED)
def test_a_proposal_by_its_label(label: str) -> None:
    language, by = PROPOSED[label]
    case = case_of(f"Behandling:\n{label}\nNaustet får raudt tak.\n\nVedtak:\nNaustet vert rive.", language)
    assert [(p.by, p.text) for p in case.proposals] == [(by, "Naustet får raudt tak.")]
    assert decided(case) == "Naustet vert rive."


@pytest.mark.parametrize(
    ("label", "announced"),
    [
        ("Rådmannens innstilling:", "Utvalget anbefaler kommunestyret å fatte slikt vedtak:"),
        ("Rådmannen si tilråding:", "Utvalet rår kommunestyret til å gjere slikt vedtak:"),
        ("Sekretariatets innstilling:", "Kontrollutvalget legger fram slikt forslag til budsjett:"),
    ],
)
def test_what_a_body_is_asked_to_say_is_part_of_the_recommendation(label: str, announced: str) -> None:
    case = case_of(f"{label}\n{announced}\n1. Naustet rives.\n2. Kaia blir stående.\n\nVedtak:\nSaken utsettes.")
    [recommendation] = case.recommendations
    assert recommendation.text == f"{announced}\n1. Naustet rives.\n2. Kaia blir stående."
    assert not case.proposals


@pytest.mark.parametrize(
    "label",
    [
        "KS - 1/19 Vedtak:", "Kommunestyret 1/19 VEDTAK:", "Vedtak i sak 1/19:", "Det ble gjort slikt vedtak:",
        "Kommunestyret traff deretter følgende beslutning:", "Kommunestyret sitt samrøystes vedtak:", "Kommunestyret gjorde samrøystes slikt vedtak:",
    ],
)  # fmt: skip
def test_a_decision_by_its_label(label: str) -> None:
    case = case_of(f"Rådmannens innstilling:\nNaustet rives.\n\n{label}\nNaustet blir stående.")
    assert decided(case) == "Naustet blir stående."


# ---- decisions by reference

REFERENCES = {
    "Som rådmannens innstilling.": "unchanged",
    "Rådmannens innstilling enst. vedtatt.": "unchanged",
    "Vedtatt enstemmig som foreslått.": "unchanged",
    "Enstemmig vedtatt i tråd med rådmannens forslag til vedtak.": "unchanged",
    "Rådmannen si tilråding vart samrøystes vedteken.": "unchanged",
    "I samsvar med tilrådinga.": "unchanged",
    "Innstillingen ble enstemmig vedtatt med følgende tillegg: Arbeidet skal være ferdig til jul.": "amended",
    "Tilrådinga vart vedteken med dei endringane som kom fram i møtet.": "amended",
}


@pytest.mark.parametrize("text", REFERENCES)
def test_a_decision_by_reference_keeps_its_words_and_the_text_it_stands_for(text: str) -> None:
    minutes = minutes_of(f"Rådmannens innstilling:\n1. Naustet rives.\n2. Tomta selges.\n\nVedtak:\n{text}")
    decision = minutes.cases[0].decision
    assert decision
    assert decision.resolved
    assert (decision.text, decision.resolved.text, decision.resolved.from_) == (text, "1. Naustet rives.\n2. Tomta selges.", "Rådmannens")
    assert [p.label for p in decision.resolved.points] == ["1.", "2."]
    assert decision.follows_recommendation == REFERENCES[text]
    assert [d.code for d in minutes.diagnostics if d.code == "MP431"] == (["MP431"] if REFERENCES[text] == "amended" else [])


@pytest.mark.parametrize(
    "text", ["Forslaget fra Solvang ble vedtatt mot 1 stemme.", "Solvangs forslag vedtatt.", "Framlegget frå Solvang vart vedteke."]
)
def test_a_decision_may_point_at_a_proposal(text: str) -> None:
    forms = "Forslag fra Kari Solvang (SP):\nBåthuset males.\n\nForslag fra Per Ånestad (H):\nSaken avvises."
    case = case_of(f"Innstilling:\nNaustet rives.\n\nBehandling:\n{forms}\n\nVedtak:\n{text}")
    assert case.decision
    assert case.decision.resolved
    assert (case.decision.resolved.text, case.decision.resolved.from_) == ("Båthuset males.", "Kari Solvang (SP)")
    assert case.decision.follows_recommendation == "replaced"


def test_of_several_recommendations_the_one_named_is_meant() -> None:
    case = case_of("Rådmannens innstilling:\nNaustet rives.\n\nFormannskapets innstilling:\nNaustet males.\n\nVedtak:\nSom rådmannens innstilling.")
    assert case.decision
    assert case.decision.resolved
    assert case.decision.resolved.text == "Naustet rives."


@pytest.mark.parametrize("text", ["Forslaget fra Moe ble vedtatt.", "Vedtatt som innstilt."])
def test_a_text_that_is_not_there_is_told(text: str) -> None:
    minutes = minutes_of(f"Vedtak:\n{text}")
    assert [d.code for d in minutes.diagnostics if d.code == "MP432"] == ["MP432"]
    assert minutes.cases[0].decision
    assert minutes.cases[0].decision.resolved is None


# ---- where passages begin and end

ENDS = {
    "what became of the papers": ("nb", "Vedtak:\nNaustet rives.\n\nSaken ble etter dette oversendt fylket.", "Naustet rives."),
    "what became of the papers, nynorsk": ("nn", "Vedtak:\nNaustet vert rive.\n\nHandsaminga av saka vart avslutta kl. 11.40.", "Naustet vert rive."),
    "nothing but what became of the papers": ("nb", "Vedtak:\n\nBehandling av saken avsluttet 12.05.2019 kl. 10.30.", None),
    "a word that only looks like the reasons": (
        "nb",
        "Vedtak:\nKommunestyret viser til planen for naustet.\nDette er noe av bakgrunnen for at naustet må rives.\nTomta selges.",
        "Kommunestyret viser til planen for naustet.\nDette er noe av bakgrunnen for at naustet må rives.\nTomta selges.",
    ),
    "a head line of the next case": ("nb", "Vedtak:\nNaustet rives.\nOriginalspråk: norsk", "Naustet rives."),
    "a table between the points": (
        "nn",
        "Vedtak:\n1. Rekneskapen vert godkjend.\n\n2. Budsjettet vert endra:\n\nAuka (tal i kr.)\n\nLeige\t120\nSal\t40\n\n3. Resten vert sett av.",
        "1. Rekneskapen vert godkjend.\n2. Budsjettet vert endra:\nAuka (tal i kr.)\nLeige 120\nSal 40\n3. Resten vert sett av.",
    ),
    "its last sentence alone": (
        "nb",
        "Noen viste til at flere lag har søkt, og andre til at det er lite penger igjen i år. Taket er fra 1962 og lekker hver vinter, og naboene "
        "har meldt fra om det to ganger. Søknaden på 8 000 kroner innvilges.",
        "Søknaden på 8 000 kroner innvilges.",
    ),
    "less what it only tells": ("nb", "Det var ingen innvendinger. Møteplanen ble godkjent.", "Møteplanen ble godkjent."),
    "a proposal that fell": ("nb", "Flere ville vente. Forslaget faller i mangel på flertall.", "Forslaget faller i mangel på flertall."),
    "talk": ("nb", "Det ble snakket lenge om taket. Noen mente at søknaden burde innvilges.", None),
    "a clause": ("nb",
        "Noen viste til at flere lag har søkt, og andre til at det er lite penger igjen i år. Taket er fra 1962 og lekker hver vinter, og naboene "
        "har meldt fra om det to ganger. Det var lenge uro om planen, slik at den ble godkjent.", None),
    "in bold, alone": ("nb", "Bare spørsmål om taket\n\n**Enstemmig vedtatt støtte på 6 250 kr**", "Enstemmig vedtatt støtte på 6 250 kr"),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDS)
def test_where_a_decision_ends(name: str) -> None:
    language, text, expected = ENDS[name]
    assert decided(case_of(text, language)) == expected


@pytest.mark.parametrize("told", ["Det var delte meninger om prisen.", "Det var delte meiningar om prisen."])
def test_what_is_told_below_a_recommendation_is_no_part_of_it(told: str) -> None:
    case = case_of(f"Innstilling:\nNaustet rives.\n\n{told}\n\nVedtak:\nNaustet rives.")
    assert [r.text for r in case.recommendations] == ["Naustet rives."]


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("Utvalg for oppvekst", "Utvalg for oppveksts innstilling til kommunestyret:"),
        ("Utval for oppvekst", "Utval for oppvekst si tilråding til kommunestyret:"),
    ],
)
def test_what_the_body_itself_recommends_after_the_vote_is_its_decision(body: str, label: str) -> None:
    text = NB.replace("Kommunestyret", body) + f"Votering:\nPunkt 1 enstemmig vedtatt.\n\n{label}\n1. Naustet rives." + NEXT["nb"]
    case = parse_text(text).cases[0]
    assert decided(case) == "1. Naustet rives."
    assert not case.recommendations


@pytest.mark.parametrize("title", ["Valg av ordstyrer", "Val av ordstyrar"])
def test_agreed_in_a_case_of_election_is_elected(title: str) -> None:
    case = parse_text(NB.replace("Naustet", title) + "Vedtak:\nGodkjent ved akklamasjon." + NEXT["nb"]).cases[0]
    assert case.decision
    assert case.decision.outcome == "elected"


# ---- labels with more words, long texts, tables

MORE_WORDS = {
    "nb": {
        "Soknerådets forslag til vedtak overfor fellesrådet:": "recommendation",
        "Rådmannens forslag til uttalelse:": "recommendation",
        "Kommunestyrets vedtak etter prøvevotering:": "decision",
    },
    "nn": {
        "Soknerådet sitt framlegg til vedtak overfor fellesrådet:": "recommendation",
        "Rådmannen sitt framlegg til fråsegn:": "recommendation",
        "Kommunestyret sitt vedtak etter prøverøysting:": "decision",
    },
}


@pytest.mark.parametrize(("language", "label"), [(language, label) for language in MORE_WORDS for label in MORE_WORDS[language]])
def test_a_label_may_say_whose_and_when(language: str, label: str) -> None:
    case = case_of(f"{label}\nNaustet får grønt tak.", language)
    recommended = [r.text for r in case.recommendations]
    decision = MORE_WORDS[language][label] == "decision"
    assert (recommended, decided(case)) == (([], "Naustet får grønt tak.") if decision else (["Naustet får grønt tak."], None))


LONG = {
    "nb": (
        "Vedtak:",
        "Kommunen ser naustet som en del av kysten og vil ta vare på det. ",
        "Viser til brev fra eieren, og det er verdt å tenke på.",
        "Naustet blir stående.",
    ),
    "nn": (
        "Vedtak:",
        "Kommunen ser naustet som ein del av kysten og vil ta vare på det. ",
        "Syner til brev frå eigaren, og det er verdt å tenkje på.",
        "Naustet vert ståande.",
    ),
}


@pytest.mark.parametrize("language", LONG)
def test_a_long_decision_that_argues_its_case_may_look_back(language: str) -> None:
    label, sentence, back, last = LONG[language]
    told = (sentence * 9).strip()
    case = case_of(f"{label}\n{told}\n{told}\n{back}\n{last}", language)
    assert decided(case) == "\n".join([told, told, back, last])
    assert decided(case_of(f"{label}\n{last}\n{back}", language)) == last


@pytest.mark.parametrize(("language", "label"), [("nb", "Innstilling"), ("nn", "Tilråding")])
def test_points_go_on_after_a_table_when_the_number_stands_alone(language: str, label: str) -> None:
    table = "Hus og hytter (tall i 1000 kr)\n\nHus      Grunn      400\n\nHytter   Tak        100\n\nUt (tall i 1000 kr)\n\nKai   Stein   300"
    case = case_of(
        f"{label}\n1. Naustet rivest.\n\n2. Budsjettet vert slik:\n\n{table}\n\n3.\n\n3.1. Kaia vert ståande.\n\n4. Saka er ferdig.", language
    )
    [recommendation] = case.recommendations
    assert recommendation.text.endswith("Saka er ferdig.") and "Stein" in recommendation.text


@pytest.mark.parametrize(
    ("language", "label", "against"), [("nb", "Innstilling:", "Dette ble satt opp mot:"), ("nn", "Tilråding:", "Dette vart sett opp mot:")]
)
def test_a_recommendation_ends_where_another_is_put_against_it(language: str, label: str, against: str) -> None:
    case = case_of(f"{label}\nNaustet rivest.\n\n{against}\n\nKari Solvang (SP) fremma følgjande framlegg:\nNaustet vert ståande.", language)
    assert [r.text for r in case.recommendations] == ["Naustet rivest."]


@pytest.mark.parametrize(
    ("body", "own", "proposals", "advice"),
    [
        ("Næringskomiteen", "Næringskomiteens innstilling", "Forslag", "Komiteens tilrådning"),
        ("Næringskomiteen", "Næringskomiteen si innstilling", "Framlegg", "Komiteen si tilråding"),
    ],
)
def test_the_proposals_above_a_committees_own_advice_are_its_members(body: str, own: str, proposals: str, advice: str) -> None:
    head = NB.replace("Kommunestyret", body)
    text = f"{own}\nInnledning\nNaustet er gammelt.\n{proposals}\nTaket skal være blått.\n{advice}\nNaustet får rødt tak."
    [case] = parse_text(head + text + "\n").cases
    assert decided(case) == "Naustet får rødt tak."


# ---- what decides without a label

UNLABELLED = {
    "- Innkalling: Godkjent\n- Referat: Godkjent (etter rettinger)": ("nb", "- Innkalling: Godkjent\n- Referat: Godkjent (etter rettinger)"),
    "- Innkalling: Godkjend\n- Sakliste: Godkjend": ("nn", "- Innkalling: Godkjend\n- Sakliste: Godkjend"),
    "Det ble stilt spørsmål om prisen. Man er enige om at taket lekker, og søknaden på 900 kroner innvilges.": (
        "nb",
        "Man er enige om at taket lekker, og søknaden på 900 kroner innvilges.",
    ),
    "Det vart stilt spørsmål om prisen. Etter ordskiftet er dei samde om å løyve 900 kroner.": (
        "nn",
        "Etter ordskiftet er dei samde om å løyve 900 kroner.",
    ),
}


@pytest.mark.parametrize("text", UNLABELLED)
def test_rows_and_last_sentences_that_decide(text: str) -> None:
    language, expected = UNLABELLED[text]
    assert decided(case_of(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Dokumenter:\nVedtak i sak 17/18 -\nBrev fra eieren -\n\nVedtak:\nNaustet blir stående."),
        ("nn", "Dokument i saka:\nVedtak i sak 17/18 -\nBrev frå eigaren -\n\nVedtak:\nNaustet blir stående."),
    ],
)
def test_a_decision_in_the_list_of_documents_is_one_of_them(language: str, text: str) -> None:
    assert decided(case_of(text, language)) == "Naustet blir stående."


@pytest.mark.parametrize(("text", "language"), [("Innstilling: Vedtak\nVedlegg: Kart.\n\nVedtak:\nNaustet rives.", "nb")])
def test_the_type_of_case_is_no_decision(text: str, language: str) -> None:
    assert decided(case_of(text, language)) == "Naustet rives."


# ---- what the protocols of councils, trusts and boards add

COUNCIL = {
    "whose and when, without «i møte»": (
        "Formannskapets behandling 14.03.2019:\nInnstillingen ble enstemmig vedtatt.\n\nKommunestyrets vedtak 14.03.2019:\nNaustet rives.",
        "nb", "Naustet rives.", "adopted",
    ),
    "with a dash": ("Vedtak i Kommunestyret - 14.03.2019:\nNaustet rives.", "nb", "Naustet rives.", "adopted"),
    "who proposed what, and then": (
        "Frå hovudutvalet for kultur låg det føre slik tilråding til vedtak:\nNaustet vert rive.\n\n"
        "Kommunestyret gjorde dermed slikt vedtak:\nNaustet vert ståande.",
        "nn", "Naustet vert ståande.", "adopted",
    ),
    "under the number of the case": (
        "RÅDMANNENS INNSTILLING:\nNaustet rives.\n\nPS 1/19: BEHANDLING:\nIngen merknader.\n\nPS 1/19: VEDTAK:\nNaustet blir stående.",
        "nb", "Naustet blir stående.", "adopted",
    ),
    "with its vote in the label": ("Kommunestyret vedtok mot 2 stemmer:\n1. Naustet rives.", "nb", "1. Naustet rives.", "adopted"),
    "withdrawn": ("Rådmannens innstilling:\nNaustet rives.\n\nBehandling:\nSaken ble trukket.", "nb", "Saken ble trukket.", "withdrawn"),
    "withdrawn, alone": ("Saka går ut.", "nn", "Saka går ut.", "withdrawn"),
    "taken off the list": ("Saken ble tatt av sakskartet.", "nb", "Saken ble tatt av sakskartet.", "withdrawn"),
    "withdrawn, with a dash for a decision": ("Saken utgår.\n\nVedtak:\n(-)", "nb", "(-)", "withdrawn"),
    "sent back": ("Saka vart send attende til rådmannen.", "nn", "Saka vart send attende til rådmannen.", "referred"),
    "put off, in one word": ("Utsett.", "nn", "Utsett.", "postponed"),
    "an opinion": ("Uttale:\nRådet er samd i at naustet vert rive.", "nn", "Rådet er samd i at naustet vert rive.", "adopted"),
    "a conclusion": (
        "Saksopplysninger:\nNaustet står til nedfalls.\n\nKonklusjon:\nStyret tok saken til orientering.",
        "nb", "Styret tok saken til orientering.", "noted",
    ),
    "by all of them, said on the line above": ("Styrets enstemmige\nVEDTAK:\nNaustet rives.", "nb", "Naustet rives.", "adopted"),
    "all agree to put it off": (
        "Handsaming i møtet 14.03.2019:\nSamrøystes vedteke å utsetja saka.", "nn", "Samrøystes vedteke å utsetja saka.", "postponed",
    ),
    "what the council is asked to decide, broken by a line": (
        "Innstilling:\nUtvalget oversender rapporten til kommunestyret med følgende\nforslag til vedtak:\nNaustet rives.\n\nVedtak:\nNaustet rives.",
        "nb", "Naustet rives.", "adopted",
    ),
    "none": ("Behandling:\nOrdføreren svarte.\n\nVedtak:\nIngen.", "nb", None, None),
}  # fmt: skip


@pytest.mark.parametrize("name", COUNCIL)
def test_decisions_of_councils(name: str) -> None:
    text, language, decision, outcome = COUNCIL[name]
    case = case_of(text, language)
    assert (decided(case), case.decision and case.decision.outcome) == (decision, outcome)


VOTED_ON = [
    ("nb", "Enstemmig vedtatt."),
    ("nb", "Vedtatt mot 3 stemmer."),
    ("nb", "Forslaget ble enstemmig vedtatt."),
    ("nn", "Tilrådinga vart samrøystes vedteken."),
]


@pytest.mark.parametrize(("language", "result"), VOTED_ON)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_result_straight_below_a_recommendation_decides_on_it(language: str, result: str, blank: str) -> None:
    label = "Forslag til vedtak:" if language == "nb" else "Framlegg til vedtak:"
    case = case_of(f"{label}\nNaustet får tak av torv.\n{blank}{result}", language)
    assert [r.text for r in case.recommendations] == ["Naustet får tak av torv."]
    assert case.decision
    assert (case.decision.text, case.decision.follows_recommendation) == (result, "unchanged")
    assert case.decision.resolved
    assert case.decision.resolved.text == "Naustet får tak av torv."
    assert [v.result for v in case.votes] == ["carried"]


@pytest.mark.parametrize(
    "told",
    [
        "Ved alternativ votering mellom innstillingen og forslaget fra Ånestad ble innstillingen vedtatt med 9 mot 4 stemmer.",
        "Pkt. 2 ble enstemmig vedtatt.",
        "Det ble først stemt over innstillingen, som ble enstemmig vedtatt.",
        "Ånestads forslag falt med 3 mot 10 stemmer.",
        "Omforent forslag enstemmig vedtatt.",
        "Saken ble utsatt.",
        "Kari Solvang (SP) foreslo at naustet flyttes.",
    ],
)
def test_what_became_of_a_proposal_is_no_part_of_it(told: str) -> None:
    proposed = f"Behandling:\nPer Ånestad (H) fremmet følgende forslag:\nNaustet blir stående.\n{told}"
    case = case_of(f"Innstilling:\nNaustet rives.\n\n{proposed}\n\nVedtak:\nNaustet rives.")
    assert case.proposals[0].text == "Naustet blir stående."
    assert [p.text for p in case.proposals[1:]] == (["naustet flyttes."] if "foreslo" in told else [])
    assert decided(case) == "Naustet rives."


def test_a_recommendation_may_point_at_the_one_before() -> None:
    case = case_of("Byrådets innstilling:\nNaustet rives.\n\nKomiteens innstilling:\nSom byrådets innstilling.\n\nVedtak:\nNaustet rives.")
    assert case.decision
    assert case.decision.follows_recommendation == "unchanged"


def test_where_nothing_is_recommended_nothing_is_followed() -> None:
    case = case_of("Rådmannens innstilling:\nSaken legges fram uten innstilling.\n\nVedtak:\nNaustet rives.")
    assert case.decision
    assert case.decision.follows_recommendation is None


def test_the_vote_of_a_recommendation_in_brackets_behind_its_label() -> None:
    case = case_of("Formannskapets innstilling: (4 mot 3 st.)\n1. Naustet rives.\n2. Kaia blir stående.\n\nKommunestyrets vedtak:\nNaustet rives.")
    [recommendation] = case.recommendations
    assert len(recommendation.points) == 2
    assert recommendation.vote
    assert (recommendation.vote.for_, recommendation.vote.against) == (4, 3)


def test_what_is_decided_below_a_list_of_reports_belongs_to_the_case_above_it() -> None:
    listed = "PS 1/19 Referatsaker\nRS 4/19 Brev om naustet\nRS 5/19 Brev om kaia\n\n"
    decided_on = "Behandling:\nIngen merknader.\n\nVedtak:\nReferatene tas til orientering."
    minutes = parse_text(NB.replace("PS 1/19 Naustet\n\n", listed) + decided_on + NEXT["nb"])
    assert [(c.number and c.number.raw, decided(c)) for c in minutes.cases] == [
        ("PS 1/19", "Referatene tas til orientering."), ("RS 4/19", None), ("RS 5/19", None), ("PS 2/19", None),
    ]  # fmt: skip


ELECTING = {
    "who and as what on one line": (
        "nb",
        "Naustet får nytt styre.\n\nSom nytt medlem til naustutvalget velges: Kari Solvang\n\nSom ny vara velges: Per Ånestad",
    ),
    "the name below": ("nb", "Naustet får nytt styre.\n\nSom ny leder velges:\n\nKari Solvang"),
    "without a colon or a stop": ("nb", "Naustet får nytt styre.\n\nKari Solvang oppnevnes som leder"),
    "who there are": ("nb", "Naustet får nytt styre.\n\nNy sammensetning blir: Kari Solvang, Per Ånestad"),
    "nynorsk": ("nn", "Naustet får nytt styre.\n\nSom ny leiar vert vald: Kari Solvang"),
}


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("run_in", [" ", "\n", "\n\n"])
@pytest.mark.parametrize("name", ELECTING)
def test_a_clause_that_elects_is_no_heading(name: str, run_in: str, blank: str) -> None:
    language, text = ELECTING[name]
    text = text if blank else text.replace("\n\n", "\n")
    recommended = "Innstilling" if language == "nb" else "Tilråding"
    case = case_of(f"{recommended}:{run_in}{text}\n\nVedtak:{run_in}{text}", language)
    whole = text.replace("\n\n", "\n")
    assert [r.text for r in case.recommendations] == [whole]
    assert decided(case) == whole


@pytest.mark.parametrize("heading", ["Valg av nytt medlem", "Nytt medlem", "Orientering fra styret"])
def test_a_line_without_a_verb_ends_the_decision(heading: str) -> None:
    assert decided(case_of(f"Vedtak: Naustet rives.\n\n{heading}\n\nKaia ble omtalt.")) == "Naustet rives."


LETTERS = [
    ("nb", "Vi viser til Deres søknad av 12.02.05.", "Rådet har fattet følgende vedtak i sak HS 7/05:"),
    ("nn", "Vi syner til søknaden dykkar av 12.02.05.", "Rådet har gjort slikt vedtak i sak HS 7/05:"),
]


@pytest.mark.parametrize("run_in", [" ", "\n"])
@pytest.mark.parametrize(("language", "referring", "announced"), LETTERS)
def test_a_decision_in_a_letter_goes_on_where_it_is_announced(language: str, referring: str, announced: str, run_in: str) -> None:
    text = f"{referring}\n{announced}\nSøknaden om naustet blir avslått."
    assert decided(case_of(f"Vedtak:{run_in}{text}", language)) == text


def test_an_earlier_decision_told_after_the_decision_is_no_part_of_it() -> None:
    case = case_of("Vedtak:\nNaustet rives.\nRådet har tidligere fattet følgende vedtak i sak HS 2/01:\nNaustet blir stående.")
    assert decided(case) == "Naustet rives."


SENTENCES = {
    "the next line of a sentence begins with a name": (
        "Vedtak: Styret slutter seg til forslaget fra leder og innvilger\nSolvang fri i to uker",
        None,
    ),
    "another body's decision and its day": ("Planen er vedtatt av formannskapet i møte 11.02.2019.", ""),
    "votes by proxy are counted": ("Antall frammøtte ble oppgitt til 14, pluss 3 godkjente fullmakter, i alt 17 stemmer.", ""),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_what_a_line_tells_and_what_it_does_not(name: str) -> None:
    text, expected = SENTENCES[name]
    case = case_of(text)
    told = text.removeprefix("Vedtak: ") if expected is None else expected
    assert ((case.decision.text if case.decision else "").split()) == told.split()


HEADED = "Protokoll fra årsmøte 3. mai 2018\n\n1. Åpning ved leder\n\nLeder åpnet.\n\n2. Innkalling godkjent\n\n3. Sakliste godkjent\n"
POINTS = "1. Møtet åpnet.\n2. Innkallingen ble godkjent.\n3. Saklisten ble godkjent.\n4. Regnskap. Det ble godkjent.\n"


def test_points_and_headings_that_are_the_decision() -> None:
    told = [c.decision.text if c.decision else None for c in parse_text(HEADED).cases]
    assert told == [None, "Innkalling godkjent", "Sakliste godkjent"]
    listed = [c.decision.text if c.decision else None for c in parse_text("Protokoll fra årsmøte 3. mai 2018\n\n" + POINTS).cases]
    assert listed[1:] == ["Innkallingen ble godkjent.", "Saklisten ble godkjent.", "Det ble godkjent."]


ADJUSTED = [
    ("nb", "Forslag til vedtak:\n\nNaustet rives.\n\nDet ble gjort en justering av vedtaket:\n\nNaustet selges.\n\nEnstemmig vedtatt."),
    ("nn", "Framlegg til vedtak:\n\nNaustet rives.\n\nDet vart gjort ei endring i vedtaket:\n\nNaustet selges.\n\nVedtaket var samrøystes."),
]


@pytest.mark.parametrize(("language", "text"), ADJUSTED)
def test_an_adjusted_decision_is_what_was_decided(language: str, text: str) -> None:
    case = case_of(text, language)
    assert decided(case) == "Naustet selges."
    assert case.decision and case.decision.follows_recommendation != "unchanged"
    assert [v.unanimous for v in case.votes] == [True]


@pytest.mark.parametrize("told", ["Et enstemmig kommunestyre vedtok:", "Eit samrøystes kommunestyre vedtok:"])
def test_who_decided_with_one_voice(told: str) -> None:
    case = case_of(f"Vegen er smal.\n\nVedtak:\n\n{told}\n\n1. Naustet rives.\n2. Vegen utvides.")
    assert [v.unanimous for v in case.votes] == [True]
    assert case.decision and len(case.decision.points) == 2


def test_the_result_on_a_line_of_its_own_is_no_part_of_the_decision() -> None:
    case = case_of("Vedtak:\nNaustet vert rive.\nVedtaket var samrøystes.", "nn")
    assert (decided(case), [v.unanimous for v in case.votes]) == ("Naustet vert rive.", [True])


def test_what_the_board_lays_down_and_how_it_was_voted() -> None:
    text = "Fakultetsstyret fastsetter endringer i reglene for utlån av båter.\n\nForslaget ble vedtatt mot 2 stemmer (Moe, Aas)."
    case = case_of(text)
    assert decided(case).startswith("Fakultetsstyret fastsetter") and [v.against for v in case.votes] == [2]


def test_chosen_for_a_post_is_elected() -> None:
    case = case_of("Kari Solvang ble valgt til møteleder.")
    assert case.decision and case.decision.outcome == "elected"


COMMITTEE = (
    "Nærings- og miljøkomiteen\nMøtebok\nMøtedato: 14.03.2004\nTil stede: Kari Solvang, Per Ånestad\n\n"
    "SAK 12/04 NY FANGSTORDNING\n\nKomiteens innstilling:\n\n"
)


def test_a_minority_s_proposals_are_not_decided() -> None:
    text = (
        "Forslag fra komiteens mindretall, Siv Hauge (C):\n\nForslag 3\nOrdningen utredes på nytt.\n\n"
        "Komiteens flertall, Kari Solvang (A) og Per Ånestad (B), tilrår landsmøtet å vedta ordningen.\n"
    )
    [case] = parse_text(COMMITTEE + "Forslag 1\nOrdningen innføres fra høsten.\n\n" + text).cases
    assert case.decision is not None
    assert case.decision.text == "Komiteens flertall, Kari Solvang (A) og Per Ånestad (B), tilrår landsmøtet å vedta ordningen."
    assert "Ordningen utredes på nytt." in [proposal.text for proposal in case.proposals]


def test_what_a_minority_recommends_is_no_last_word() -> None:
    text = "Forslag 3\nOrdningen utredes på nytt.\n\nKomiteens mindretall, Siv Hauge (C), tilrår landsmøtet å vedta forslag 3.\n"
    one = "Forslag 1\nOrdningen innføres fra høsten.\n\nForslag fra komiteens mindretall, Siv Hauge (C):\n\n"
    [case] = parse_text(COMMITTEE + one + text).cases
    assert "utredes på nytt" not in (decided(case) or "")
    assert "mindretall" not in (decided(case) or "")


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        ("Innkallingen godkjent. Sak 31/05 ble foreslått utsatt.", "adopted"),
        ("Det telles elg til våren\n\nBefaringen med grunneierne utsettes inntil videre", "adopted"),
        ("Planen godkjennes. Byggingen utsettes til 2024.", "adopted"),
        ("Utvalget ønsker mer informasjon. Søknaden utsettes til neste møte.", "postponed"),
        ("Rådet ber om at saken behandles ved neste møte. Det trengs mer tid.", "postponed"),
    ],
)
def test_what_is_put_off(decision: str, outcome: str) -> None:
    (case,) = parse_text(f"Møteprotokoll\n\nViltnemnda\n\nSak 3/05 Jakt\n\nVedtak:\n\n{decision}\n").cases
    assert case.decision is not None
    assert (" ".join(case.decision.text.split()), case.decision.outcome) == (" ".join(decision.split()), outcome)


def test_a_row_that_lapses_decides_nothing_of_its_case() -> None:
    (case,) = parse_text("Møteprotokoll\n\nSoknerådet\n\nSak 3/05 Nytt siden sist\n- Nytt fra kirkekoret\n- utgår\n- Nytt fra gravlunden\n").cases
    assert case.decision is None
