"""TON531: specialist terms or abbreviations without an explanation (undefined-jargon)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from steadyground.lint.language.reading import Reading, reading_of
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule
from steadyground.pages import Page
from steadyground.pages.prose import Kind, Passage

NAME = "undefined-jargon/unexplained"
_ACRONYM = re.compile(r"(?<![\w@/.-])(?:[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]{1,3})?s?|[A-Z][a-z]?[A-Z]{2,}|PCL-?5|5-HT\w*|[A-Z]{3,}-\d{1,2})(?![\w@])")
_KNOWN = frozenset(
    "PTSD CPTSD C-PTSD GP GPs FDA NHS UK US USA EU VA DOD NICE WHO EMDR CBT TV IV ID OK FAQ PDF DNA HIV AIDS MRI CT ECG EEG BBC AM PM UTC EMA MHRA NIMH NIH CDC SSRI SSRIs RCT RCTs MDMA LSD CBD THC ADHD OCD SMS QR URL HTML CSS JSON CI PMID DOI "
    "NG116 DSM-5 DSM ICD ICD-11 APA AA ER PO CEO PHD MD RN II III IV VI VII HTTPS HTTP API README GRADE SAMHSA RCPSYCH COVID COVID-19 SOS NSPCC BMI B12 AND OR NOT DO ALL NO YES STOP CALL TEXT NEVER BACP UKCP BMJ JAMA DEA NZ AU CA GB IE NPR CNN NIDA ISTSS GOV".split()
)
_TERMS = re.compile(
    r"\b(?:nmda(?: receptors?)?|nmdar|ampa|glutamatergic|gabaergic|monoaminergic|serotonergic|mtorc?1?|bdnf|antagonis(?:t|ts|m)|agonists?|synaptogenesis|synaptic plasticity|neuroplasticity|neurogenesis|dendritic spines?|pharmacokinetics?|pharmacodynamics?|bioavailability|half-life|subanaesthetic|subanesthetic|sub-anaesthetic|enantiomers?|racemic"
    r"|psychotomimetic|dissociative|monotherapy|adjunctive|treatment-refractory|refractory|comorbid\w*|hpa axis|hypothalamic\S*|prefrontal(?: cortex)?|hippocamp\w+|amygdala\w*|default mode network|corticolimbic|limbic\w*|insula|neuroception|window of tolerance|interocepti\w+|exterocepti\w+|hyperarousal|hypoarousal|alexithymia|pendulation|co-regulation|affect (?:regulation|tolerance)|dorsal vagal|ventral vagal|sympathetic activation"
    r"|parasympathetic|vagal tone|epigenetic\w*|contraindicat\w+|anhedoni\w+|derealisation|derealization|depersonalisation|depersonalization|limerence|effect sizes?|hedges.? g|cohen.?s d|confidence intervals?|heterogeneity|odds ratios?|hazard ratios?|intention-to-treat|p-values?|standardi[sz]ed mean differences?|inter-rater|psychometric\w*|cystitis|hepatotoxic\w*|nephrotoxic\w*|tachyphylaxis|haemodynamic\w*|hemodynamic\w*"
    r"|titrat\w+|reconsolidation|fear extinction|memory engrams?|allostatic\w*|cathexis|schemas?|mentali[sz]ation|somatisation|somatization|ego dissolution|oneiric|entheogen\w*|bolus|sublingual|intranasal|intramuscular|transmucosal|eigen\w+|etiolog\w+|aetiolog\w+|sequelae|idiopathic|prodrom\w+|nosolog\w+|phenomenolog\w+)\b",
    re.I,
)
_FIELD = re.compile(
    r"(?:NMDAR?s?|AMPAR?|BDNF|GABA|HPA|CADSS|MADRS|HAM-?D|HDRS|PCL(?:-?[5CM])?|CAPS(?:-?5)?|PHQ-?\d|GAD-?7|QIDS|BDI(?:-II)?|ITQ|DES(?:-II)?|C-SSRS|MEQ\d*|ASC|TRD|MDD|SUDS?|KAP|KAT|IFS|SE|SSP|HRV|PFC|DMN|vmPFC|mPFC|CPT|PE|TF-CBT|NET|WET|BPD|NPD|DID|OSDD|CSA|ACEs?|APSATS|CSAT|ERCEM|REMS|ITT|SMD|NNT|NNH"
    r"|CI|RR|OR|RCT|MAOIs?|SNRIs?|TCAs?|5-HT\w*|mTORC?1?|IM|SC|PO|R-?DT|ODT|CYP\w*|MOA|PK|AUC|fMRI|PET|SV2A|EEG|ECT|rTMS|VNS|SGB|MBSR|DBT|ACT|CFT|EFT|EFFT|PTG|PVT|ANS|PNS|SNS|VVC|DVC|CSF|GSR|PTSS|CPTSD-?\w*|IES-?R?|LEC|SCID|MINI|DSM-\w+|ICD-\w+|WHODAS|YMRS|BPRS|OAA/S|MOAA/S|PRN|BID|TID|QD|QHS|REMS?)s?"
)
_GLOSS = re.compile(
    r"\((?:[^()\n]{3,120})\)|\b(?:means?|meaning|stands? for|is short for|is called|are called|called|known as|that is|in other words|is a|are a|is an|is the|are the|is where|is when|refers to|short for|i\.e\.|or simply|, or (?:a|an|the)\b|describes?|measures?|the part of|a (?:part|way|state|kind|type|test|questionnaire|scale|chemical|receptor|measure) )", re.I
)


@content_rule(
    "TON531", NAME,
    bad=("Ketamine blocks NMDAR and raises BDNF.", "MADRS and CADSS were scored at each visit.", "Neuroception narrows the window of tolerance."),
    good=(
        "MADRS, a questionnaire about depression, is filled in before each visit.", "PTSD, the FDA and your GP.", "Neuroplasticity means that the brain changes with experience.",
        "*[MADRS]: a depression questionnaire\n*[CADSS]: a questionnaire about feeling unreal\n\nMADRS and CADSS were scored.",
    ),
)
def jargon(page: Page, context: Context) -> Iterator[Hit]:
    """Yield each passage with two or more specialist terms that the page does not explain; pages for clinicians are left alone."""
    if page.front and set(page.front.audience) <= {"clinician", "contributor"}:
        return
    known = _known(page, context)
    reading = reading_of(page)
    done: set[int] = set()
    for sentence in reading.sentences:
        passage = sentence.passage
        if passage.start in done or passage.kind is Kind.FRONT_MATTER:
            continue
        done.add(passage.start)
        yield from _unexplained(passage, known, reading)


def _known(page: Page, context: Context) -> set[str]:
    """Words the page, its abbreviation lines or the glossary explain, in lower case."""
    listed = {m.lower() for m in re.findall(r"^\*\[([^\]\n]+)\]:", page.text, re.M)}
    opened = {m.lower() for m in re.findall(r"\(([A-Z][\w-]{1,12})\)", page.text)}
    terms = {name.lower() for row in context.ledger.glossary for name in (row.term, *row.also)}
    return {*(k.lower() for k in _KNOWN), *listed, *opened, *terms}


def _unexplained(passage: Passage, known: set[str], reading: Reading) -> Iterator[Hit]:
    found = [m for p in (_ACRONYM, _TERMS) for m in p.finditer(passage.text) if m[0].lower() not in known and m[0].lower().rstrip("s") not in known]
    found = [m for m in found if not _is_explained(passage, m, reading) and not _is_shouted(passage, m)]
    if _is_too_much(found):
        first = min(found, key=lambda m: m.start())
        names = ", ".join(dict.fromkeys(m[0] for m in sorted(found, key=lambda m: m.start())[:4]))
        yield Hit(passage.start + first.start(), passage.start + first.end(), f"{names}: terms that this page does not explain")


def _is_too_much(found: list[re.Match[str]]) -> bool:
    """Two different terms, one of them a term of this field at least; or four abbreviations of any field."""
    different = {m[0].lower().rstrip("s") for m in found}
    ours = any(_TERMS.fullmatch(m[0]) or _FIELD.fullmatch(m[0]) for m in found)
    return len(different) > (1 if ours else 3)


def _is_explained(passage: Passage, term: re.Match[str], reading: Reading) -> bool:
    """A gloss follows or goes before, or the term is inside a link."""
    after = passage.text[term.end() : term.end() + 60]
    before = passage.text[max(0, term.start() - 40) : term.start()]
    linked = any(link.start <= passage.start + term.start() <= link.start + len(link.text) + 1 for link in reading.page.links if not link.is_image)
    return linked or bool(_GLOSS.match(after.lstrip(" ,:*_")) or re.match(r",? (?:a|an|the|or|which|short for|one of) ", after) or re.search(r"\b(?:called|named|by name|known as|is)\s*[*_\"]{0,2}$", before)) or before.rstrip().endswith("(")


def _is_shouted(passage: Passage, term: re.Match[str]) -> bool:
    letters = [w for w in re.findall(r"[A-Za-z]{2,}", passage.text)]
    return len(letters) > 2 and sum(w.isupper() for w in letters) * 2 > len(letters) and term[0].isupper()
