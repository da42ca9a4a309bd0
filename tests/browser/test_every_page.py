"""Every page in a real browser, in every mode: nothing from elsewhere, nothing kept, no error, no fault that axe or our own probes find.

Each page is opened twice: once with script, for all modes, and once without, to see that no word is missing.
"""

from collections import Counter

import pytest

from browser import probes
from browser.conftest import page_paths
from browser.visit import visit

pytestmark = pytest.mark.browser


@pytest.fixture
def open_to_faults(browser):
    """The same, without the policy that would stop a planted fault."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def scriptless(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    yield context
    context.close()


TOOL = ", ".join(f"script[src*='assets/js/{name}']" for name in ("paper", "decide", "questions", "pacer", "keep"))


def lost_without_script(scripted, plain):
    """Return what a page does not say or show where script is off. A tool puts buttons around what is there, and takes nothing away."""
    words, all_words = (page.evaluate(probes.WORDS) for page in (plain, scripted))
    same = not Counter(words) - Counter(all_words) if scripted.locator(TOOL).count() else words == all_words
    found = [] if same and len(words) > 30 else ["without script: the words differ"]
    found += [f"without script: hidden: {text}" for text in plain.locator("article [hidden]").all_text_contents() if text.strip()]
    return found + [f"without script: no {part}" for part in (".sg-strip__help", ".sg-crisis") if not plain.locator(part).is_visible()]


@pytest.mark.parametrize("path", page_paths())
def test_page(fresh, scriptless, address, axe_script, path):
    found = visit(fresh, address, path, axe_script)
    plain = scriptless.new_page()
    plain.goto(address + path, wait_until="load")
    found += lost_without_script(fresh, plain)
    plain.close()
    assert found == []


WIDE = "<table style='min-width: 340px; display: block'><tr><td>A</td></tr></table>"
FAULTS = {
    "dark: contrast": "document.head.append(Object.assign(document.createElement('style'), {textContent: '[data-md-color-scheme=slate] article p { color: #555 }'}))",
    "zoom: 36 pixels wider": f"document.querySelector('article').insertAdjacentHTML('afterbegin', \"{WIDE}\")",
    "phone: small": "document.head.append(Object.assign(document.createElement('style'), {textContent: '@media (min-width: 340px) and (max-width: 400px) { .sg-strip__help { height: 9px; overflow: hidden } .md-banner__inner { padding: 0 } }'}))",
    "phone: axe button-name": "document.querySelector('[data-toggle-for=__drawer]').removeAttribute('aria-label')",
    "forced: contrast": "document.head.append(Object.assign(document.createElement('style'), {textContent: '@media (forced-colors: active) { article p { forced-color-adjust: none; color: #ddd } }'}))",
    "light: cut: A label": "document.querySelector('article').insertAdjacentHTML('beforeend', '<svg role=\"img\" aria-label=\"A\" viewBox=\"0 0 40 20\"><text x=\"30\" y=\"12\">A label</text></svg>')",
    "axe image-alt": "document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=\"data:,\">')",
    "asks http://192.0.2.1": "new Image().src = 'http://192.0.2.1/x.png'",
    "says": "console.error('x')",
    "kept": "localStorage.setItem('x', '1')",
    "a cache named x": "caches.open('x')",
    "a worker for": "navigator.serviceWorker.register('../../keep.js')",
    "cookie": "document.cookie = 'x=1'",
}


@pytest.mark.parametrize("said", FAULTS)
def test_a_planted_fault_is_found(open_to_faults, address, axe_script, said):
    found = visit(open_to_faults, address, "about/privacy/", axe_script, lambda page: page.evaluate(f"() => {{ {FAULTS[said]}; }}"))
    assert [problem for problem in found if said in problem], found
    if ": " in said:
        mode = said.split(":")[0]
        assert {p.split(":")[0] for p in found if p.split(": ", 1)[1:] and said.split(": ", 1)[1] in p} <= {mode}, found
