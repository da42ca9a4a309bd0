"""Text reaches 7:1 on its ground (WCAG 2.2, 1.4.6, level AAA), in both palettes, as the browser has worked the colors out."""

import pytest

pytestmark = pytest.mark.browser

PAGES = ["", "ketamine/does-it-help-ptsd/", "therapies/compare/", "help/", "help/if-home-is-not-safe/", "safety/", "evidence/findings/", "404.html"]
LOW = """(least) => {
  const parse = text => { const n = text.match(/[\\d.]+/g).map(Number); if (text.startsWith('color(')) for (let i = 0; i < 3; i++) n[i] *= 255; return [n[0], n[1], n[2], n[3] ?? 1]; };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3]));
  const part = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
  const ground = node => {
    const layers = [];
    for (let n = node; n; n = n.parentElement) { const c = parse(getComputedStyle(n).backgroundColor); if (c[3] > 0) { layers.push(c); if (c[3] === 1) break; } }
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const seen = node => { const r = node.getBoundingClientRect(); return r.width > 1 && r.height > 1 && node.checkVisibility({opacityProperty: true, visibilityProperty: true}); };
  const opacity = node => { let o = 1; for (let n = node; n; n = n.parentElement) o *= Number(getComputedStyle(n).opacity); return o; };
  const own = node => [...node.childNodes].some(n => n.nodeType === 3 && n.nodeValue.trim());
  const found = [];
  let looked = 0;
  for (const node of document.querySelectorAll('body *:not(script, style, option)')) {
    if (!own(node) || !seen(node) || node.closest('.sg-spoken, svg, .md-search__output, .md-skip')) continue;
    if (++looked > 900) break;
    const under = ground(node), c = parse(getComputedStyle(node).color);
    const top = over([c[0], c[1], c[2], c[3] * opacity(node)], under);
    const [a, b] = [light(top), light(under)].sort((x, y) => y - x), ratio = (a + 0.05) / (b + 0.05);
    if (ratio < least) found.push(`${ratio.toFixed(2)} ${node.tagName.toLowerCase()}.${node.className} "${node.textContent.trim().slice(0, 40)}"`);
  }
  return [looked, [...new Set(found)]];
}"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("palette", ["light", "dark"])
def test_text_reaches_seven_to_one(browser, address, palette, width):
    context = browser.new_context(color_scheme=palette, viewport={"width": width, "height": 844})
    for path in PAGES:
        page = context.new_page()
        page.goto(address + path, wait_until="load")
        looked, low = page.evaluate(LOW, 7)
        assert looked > 25, path
        assert low == [], path
        page.close()
    context.close()


def test_a_pale_word_would_be_found(browser, address):
    page = browser.new_page()
    page.goto(address)
    page.evaluate("document.querySelector('article p').style.color = '#767676'")
    assert len(page.evaluate(LOW, 7)[1]) == 1
    page.close()
