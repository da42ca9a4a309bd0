"""What is asked of an open page, as script that runs in it. Each returns what is wrong; nothing found is an empty list."""

# Text below a contrast ratio, as the browser has worked the colors out (WCAG 2.2, 1.4.3 and 1.4.6).
LOW_CONTRAST = """(least) => {
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
    if (++looked > 1500) break;
    const under = ground(node), c = parse(getComputedStyle(node).color);
    const top = over([c[0], c[1], c[2], c[3] * opacity(node)], under);
    const [a, b] = [light(top), light(under)].sort((x, y) => y - x), ratio = (a + 0.05) / (b + 0.05);
    if (ratio < least) found.push(`contrast ${ratio.toFixed(2)} ${node.tagName.toLowerCase()}.${node.className} "${node.textContent.trim().slice(0, 40)}"`);
  }
  return looked > 25 ? [...new Set(found)] : [`only ${looked} pieces of text were seen`];
}"""

# What is pressed and smaller than 24 by 24 pixels. Links inside a sentence are excepted (WCAG 2.2, 2.5.8).
SMALL_TARGETS = """() => {
  const inline = n => { const d = getComputedStyle(n).display; return d === 'inline' && (n.closest('article li, article p, article td, article th, article dd, article sup') !== null || [...n.parentElement.childNodes].some(c => c.nodeType === 3 && c.nodeValue.trim())); };
  const nodes = [...document.querySelectorAll('a[href], button, select, summary, input:not(.md-toggle, .md-option), label[for]')].filter(n => n.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !inline(n) && !n.closest('.md-search__output, .headerlink') && !n.matches('.headerlink, .md-overlay, .md-search__overlay, .md-skip, .md-nav__title'));
  return nodes.map(n => [n, n.getBoundingClientRect()]).filter(([n, r]) => r.width > 0 && r.right > 0 && r.left < innerWidth && (r.width < 24 || r.height < 23.5)).map(([n, r]) => `small: ${Math.round(r.width)}x${Math.round(r.height)} ${n.outerHTML.slice(0, 90)}`);
}"""

# A page that must be dragged sideways (WCAG 2.2, 1.4.10).
WIDER_THAN_SCREEN = """() => {
  const extra = document.documentElement.scrollWidth - innerWidth;
  if (extra <= 0) return [];
  const widest = [...document.querySelectorAll('article *')].find(n => n.getBoundingClientRect().right > innerWidth + 0.5);
  return [`${extra} pixels wider than the screen: ${widest ? widest.outerHTML.slice(0, 90) : ''}`];
}"""

# Words of a drawing that run over its edge.
CUT_LABELS = """() => [...document.querySelectorAll('article svg[viewBox] text')].filter(t => {
  const edge = t.ownerSVGElement.viewBox.baseVal, box = t.getBBox();
  return box.x < edge.x - 1 || box.x + box.width > edge.x + edge.width + 1 || box.y < edge.y - 1 || box.y + box.height > edge.y + edge.height + 1;
}).map(t => `cut: ${t.textContent}`)"""

# Anything kept on the device but the choice of colors.
KEPT = """async () => [
  ...[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(k => !k.endsWith('.__palette')),
  ...(await caches.keys()).map(name => `a cache named ${name}`),
  ...(await navigator.serviceWorker.getRegistrations()).map(found => `a worker for ${found.scope}`),
  ...(await indexedDB.databases()).map(base => `a database named ${base.name}`),
].map(what => `kept: ${what}`)"""

# The words of a page, without what script adds for the reader's convenience; that holds no content of its own.
WORDS = """() => {
  document.querySelectorAll('article .sg-filter').forEach(node => node.remove());
  const nodes = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT), words = [];
  while (nodes.nextNode()) words.push(...nodes.currentNode.data.split(/[^\\p{L}\\p{N}]+/u).filter(Boolean));
  return words;
}"""

# Two frames and one idle moment: styles, listeners and the theme's own work are done.
SETTLE = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done(), {timeout: 2000}))))"
