"""EVD462: a section that sets out options and names one treatment only (missing-alternatives)."""

from __future__ import annotations

from collections.abc import Iterator

from steadyground.lint.language.lexicon import compiled
from steadyground.lint.language.reading import Reading, reading_of
from steadyground.lint.language.sources import is_linked
from steadyground.lint.rule import Context, Hit
from steadyground.lint.wording import content_rule
from steadyground.pages import Page
from steadyground.pages.prose import Kind

NAME = "missing-alternatives/options-section"
_TITLE = (
    r"(?:(?:my|your|the|our|treatment|what|which|other|all|more|of|these|best|main|new|available) (?:\w+ )?(?:options?|choices?|treatments?)|options?|choices?|treatments?(?: for| that|$)|next steps?|what (?:can|could|should|do) (?:you|i|we) (?:\w+ )?(?:do|try|take)|what (?:helps|works|to do)|what (?:is|are) (?:there|available|next|out there)|ways? (?:to|of|forward)"
    r"|where to (?:start|go|turn|begin)|how (?:can|do) (?:i|you) (?:get|find|treat|heal|recover)|getting (?:help|better|treatment)|if tablets|when (?:\w+ ){0,3}(?:not|fail\w*)|paths? (?:to|forward)|finding (?:help|treatment))"
)
_FAMILIES = (
    rb"ketamine|esketamine|spravato|infusions?|lozenges?|troches?|drips?|nasal spray", rb"emdr|eye movement", rb"exposure|processing therapy|cpt|trauma-focused|talking therap\w+|talk therapy|psychotherapy|counsell?ing|cbt|cognitive|therapist",
    rb"sertraline|paroxetine|venlafaxine|ssris?|antidepressants?|tablets?|medicines?|medication", rb"peer support|support groups?|group therapy|friends?|helplines?|trusted", rb"wait\w*|watchful|nothing|time|review\w*|no treatment",
    rb"yoga|breathwork|breathing|exercise|mindfulness|meditation|somatic|walking|sleep", rb"psilocybin|mdma", rb"coaching|coach", rb"gp|doctor|nurse|assessment|psychiatrist", rb"stellate|tms|neurofeedback", rb"retreats?", rb"988|crisis|emergency",
)


@content_rule(
    "EVD462", NAME,
    bad=("## Your treatment options\n\nWe offer ketamine by drip, by injection and as a lozenge.",),
    good=(
        "## Your options\n\nTrauma-focused therapy, some antidepressants, peer support, or waiting and reviewing.", "## How ketamine is given\n\nBy drip, by injection or as a nasal spray.",
        "## Options\n\nThis page is about ketamine. See [all treatments](../therapies/compare.md).",
    ),
)
def options(page: Page, _: Context) -> Iterator[Hit]:
    """Yield each heading that promises options above a section with one kind of treatment and no link to others."""
    reading = reading_of(page)
    for heading in [s for s in reading.sentences if s.kind in (Kind.HEADING, Kind.TITLE)]:
        if compiled(_TITLE).search(heading.words) and _names_one(reading, heading.passage.section, heading.number):
            start, end = heading.start, heading.end
            yield Hit(start, max(end, start + 1), "this section offers one kind of treatment as the options")


def _names_one(reading: Reading, section: int, heading: int) -> bool:
    below = [s for s in reading.sentences[heading + 1 :] if s.passage.section == section]
    words = b" ".join(s.words for s in below)
    linked = any(is_linked(reading.whole(s)) for s in below)
    named = [n for n, family in enumerate(_FAMILIES) if compiled(family.decode()).search(words)]
    sold = {0, 1, 6, 7, 8, 10, 11}
    ours = compiled(r"our (?:\S+ ){0,3}(?:intensive|retreat|programme|program|course|clinic|method|package|workshop|coach\w*|protocol)").search(words)
    return bool(below) and not linked and (named in ([n] for n in sold) or (bool(ours) and not named))
