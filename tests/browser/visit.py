"""One visit to a page: it is opened once and then looked at as a wide screen, in the dark, on a phone, at a zoom of 400 % and in forced colors."""

from dataclasses import dataclass, field

from browser import probes

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a narrow screen can change of what axe asks; the rest is the same page.
NARROW_RULES = [
    "aria-hidden-focus", "button-name", "definition-list", "label", "link-name", "list", "nested-interactive", "scrollable-region-focusable",
    "td-headers-attr",
]


@dataclass(frozen=True)
class Mode:
    """A way to look at a page, and what can go wrong only there."""

    width: int
    height: int
    dark: bool = False
    forced: str = "none"
    contrast: float | None = 7
    probes: tuple[str, ...] = ()
    rules: list[str] = field(default_factory=list)


# 320 by 256 is a screen of 1280 by 1024 at a zoom of 400 % (WCAG 1.4.10). Forced colors are what Windows' contrast themes do; they are the
# reader's own, so that only text that opts out of them can fail.
MODES = {
    "light": Mode(1280, 900, probes=(probes.WIDER_THAN_SCREEN, probes.SMALL_TARGETS, probes.CUT_LABELS)),
    "dark": Mode(1280, 900, dark=True),
    "phone": Mode(360, 740, probes=(probes.WIDER_THAN_SCREEN, probes.SMALL_TARGETS), rules=NARROW_RULES),
    "zoom": Mode(320, 256, dark=True, contrast=None, probes=(probes.WIDER_THAN_SCREEN, probes.SMALL_TARGETS)),
    "forced": Mode(1280, 900, forced="active", contrast=4.5),
}


def enter(page, mode):
    """Change the open page to the mode, the palette by the theme's own switch."""
    page.set_viewport_size({"width": mode.width, "height": mode.height})
    page.emulate_media(forced_colors=mode.forced)
    page.evaluate("dark => { const to = document.getElementsByName('__palette')[dark ? 1 : 0]; if (!to.checked) to.click(); }", mode.dark)
    page.evaluate(probes.SETTLE)


def axe(page, rules=None):
    """Return what axe finds: by all its rules, or by the ones named. Its slow check of contrast is left to the stricter probe."""
    options = {
        "runOnly": {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS},
        "rules": {} if rules else {"color-contrast": {"enabled": False}}, "resultTypes": ["violations"],
    }
    result = page.evaluate("options => axe.run(document, options)", options)
    return [f"axe {v['id']}: {[n['target'] for n in v['nodes']][:3]}" for v in result["violations"]]


def look(page, mode):
    """Return what is wrong with the open page in one mode."""
    enter(page, mode)
    found = [problem for probe in mode.probes for problem in page.evaluate(probe)]
    if mode.contrast:
        found += page.evaluate(probes.LOW_CONTRAST, mode.contrast)
    return found + (axe(page, mode.rules) if mode.rules else [])


def visit(page, address, path, axe_script, change=None):
    """Return everything that is wrong with a page, in every mode: looks, requests elsewhere, errors, and what it keeps.

    ``change`` is done to the page once it is open; tests plant a fault with it.
    """
    found = []
    page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:", "about:")) else found.append(f"asks {r.url}"))
    page.on("console", lambda m: found.append(f"says {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: found.append(f"fails: {e}"))
    page.goto(address + path, wait_until="load")
    if change:
        change(page)
    page.evaluate(axe_script)
    for name, mode in MODES.items():
        found += [f"{name}: {problem}" for problem in look(page, mode)]
        if name == "light":
            found += axe(page)
    return found + page.evaluate(probes.KEPT) + [f"cookie: {c['name']}" for c in page.context.cookies()]
