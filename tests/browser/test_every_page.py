"""Every page in a real browser: nothing from elsewhere, nothing kept, no error, and axe finds nothing."""

import pytest

from browser.conftest import page_paths

pytestmark = pytest.mark.browser

MODES = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
}
RULES = "{runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}}"


@pytest.fixture(scope="module", params=MODES)
def context(request, browser):
    made = browser.new_context(**MODES[request.param], bypass_csp=False)
    yield made
    made.close()


@pytest.mark.parametrize("path", page_paths())
def test_page(context, address, axe_script, path):
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
    page.evaluate(axe_script)
    result = page.evaluate(f"axe.run(document, {RULES})")
    broken = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in result["violations"]]
    assert broken == []
    page.close()
