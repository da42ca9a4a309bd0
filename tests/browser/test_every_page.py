"""Every page in a real browser: nothing from elsewhere, nothing kept, no error, no wider than the screen, and axe finds nothing."""

import pytest

from browser.conftest import page_paths

pytestmark = pytest.mark.browser

# 320 by 256 is a screen of 1280 by 1024 at a zoom of 400 % (WCAG 1.4.10). Forced colors are what Windows' contrast themes do.
MODES = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
    "zoom": {"color_scheme": "dark", "viewport": {"width": 320, "height": 256}},
    "forced": {"forced_colors": "active", "viewport": {"width": 1280, "height": 900}},
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The ledger and the list of sources hold hundreds of records of one make. Light looks at all of them, the others at the first.
MANY = [[".sg-ledger .sg-finding:nth-of-type(n + 30)"], [".sg-source-list > li:nth-child(n + 30)"], [".sg-glossary > :nth-child(n + 60)"]]
# Contrast in these two follows from the others: the same palette, or the reader's own.
WITHOUT_CONTRAST = {"zoom", "forced"}


@pytest.fixture(scope="module", params=MODES)
def mode(request, browser):
    context = browser.new_context(**MODES[request.param], bypass_csp=False)
    yield request.param, context
    context.close()


@pytest.mark.parametrize("path", page_paths())
def test_page(mode, address, axe_script, path):
    name, context = mode
    page = context.new_page()
    elsewhere, said = [], []
    page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:", "about:")) else elsewhere.append(r.url))
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: said.append(str(e)))
    page.goto(address + path, wait_until="load")
    assert elsewhere == []
    assert said == []
    assert context.cookies() == []
    keys = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert all(key.endswith(".__palette") for key in keys), keys
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "the page is wider than the screen"
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    if name in WITHOUT_CONTRAST:
        options["rules"] = {"color-contrast": {"enabled": False}}
    page.evaluate(axe_script)
    result = page.evaluate("([where, options]) => axe.run(where, options)", [{"exclude": [] if name == "light" else MANY}, options])
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in result["violations"]] == []
    page.close()
