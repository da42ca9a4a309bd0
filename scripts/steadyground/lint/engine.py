"""Run every rule over every page, and give back what is wrong, what was waived, and what was looked at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from steadyground.lint.classifier.judge import settled
from steadyground.lint.facts import load_facts
from steadyground.lint.language.reading import forget
from steadyground.lint.notice import NOTICES
from steadyground.lint.policy import Policy
from steadyground.lint.rule import Context, Rule, all_rules
from steadyground.lint.site_rule import Site, SiteRule, all_site_rules
from steadyground.lint.suppress import Waived, Waiver, apply_waivers, read_waivers
from steadyground.lint.wording import families
from steadyground.problem import Problem, by_weight
from steadyground.report.report import RULES_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steadyground.pages import Page


@dataclass(frozen=True)
class Rules:
    """The rules of one run. ``whole_site`` is false when only some pages were given: then nothing can be said about the rest."""

    pages: tuple[Rule, ...]
    site: tuple[SiteRule, ...] = ()
    whole_site: bool = True

    @property
    def codes(self) -> frozenset[str]:
        """Return the code of every rule that is run."""
        return frozenset(r.code for r in self.pages) | (frozenset(r.code for r in self.site) if self.whole_site else frozenset())

    def without_records(self) -> Rules:
        """Return the rules that can be asked while the records have faults: not those about what a page cites."""
        return replace(self, pages=tuple(r for r in self.pages if ".rules.sources." not in getattr(r.check, "__module__", "")))

    def only(self, codes: Iterable[str]) -> Rules:
        """Return the rules with these codes or names."""
        wanted = set(codes)
        return Rules(
            tuple(r for r in self.pages if {r.code, r.name} & wanted),
            tuple(r for r in self.site if {r.code, r.name} & wanted),
            self.whole_site,
        )


@dataclass(frozen=True)
class Outcome:
    """What a run found: problems worst first, what was waived, and how many files were read."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...] = ()
    files: int = 0
    waivers: tuple[Waiver, ...] = field(default=(), repr=False)


def rule_faults() -> list[Problem]:
    """Return the faults of the files that rules are written in. While there is one, no page can be judged."""
    return [*families()[1], *load_facts()[1]]


def load_rules(*, whole_site: bool = True) -> Rules:
    """Return every rule there is."""
    pages = tuple(all_rules())
    return Rules(pages, tuple(all_site_rules()), whole_site)


def known_codes(rules: Rules) -> frozenset[str]:
    """Return every code that a report can name, apart from those of the programs run beside the rules."""
    return frozenset(r.code for r in rules.pages) | frozenset(r.code for r in rules.site) | frozenset(NOTICES)


def lint(
    site: Site, rules: Rules, policy: Policy | None = None, extra: Iterable[Problem] = (),
    ran: Iterable[str] = (), every: Iterable[str] = (),
) -> Outcome:
    """Run the rules over the site.

    ``extra`` are problems that others found in the same pages (unreadable files, spelling); they are weighed and can be waived
    like the rest. ``ran`` are the codes that those others looked for, and ``every`` all codes they can give.
    """
    policy = policy or Policy()
    found = [policy.weigh(p) for p in (*_of_pages(site, rules, policy), *_of_site(site, rules, policy), *extra)]
    found = [p for p in found if not policy.is_off(p.code)]
    codes = known_codes(load_rules()) | set(every)
    waivers: list[Waiver] = []
    for page in site.pages:
        held, faults = read_waivers(page, site.today, codes)
        waivers += held
        found += faults
    left, waived = apply_waivers(found, waivers, policy.never_waived, rules.codes | set(ran))
    return Outcome(tuple(by_weight(set(left))), tuple(waived), len(site.pages), tuple(waivers))


def _of_pages(site: Site, rules: Rules, policy: Policy) -> Iterator[Problem]:
    context = Context(site.ledger, site.today, site.paths or frozenset(page.path for page in site.pages))
    for page in site.pages:
        if not page.path.startswith(RULES_FOLDER):  # made from the rules, with all their bad examples
            yield from lint_page(page, rules, context, policy)
            forget(page)


def lint_page(page: Page, rules: Rules, context: Context, policy: Policy) -> Iterator[Problem]:
    """Yield the problems of one page. Without readable front matter only that is reported: the rest depends on it."""
    yield from page.front_problems
    if page.front is None:
        return
    asked = [rule for rule in rules.pages if policy.asks(rule.code, page)]
    yield from settled(page, [problem for rule in asked for problem in rule.problems(page, context)])


def _of_site(site: Site, rules: Rules, policy: Policy) -> Iterator[Problem]:
    if rules.whole_site:
        for rule in rules.site:
            if not policy.is_off(rule.code):
                yield from rule.problems(site)
