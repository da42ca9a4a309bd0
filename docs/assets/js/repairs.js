// Accessibility repairs for the theme, made from outside so that no template is copied. The page is complete without them.
(function () {
  "use strict";
  function name(selector, text) {
    document.querySelectorAll(selector).forEach(function (node) {
      if (!node.getAttribute("aria-label")) node.setAttribute("aria-label", text);
    });
  }
  // A header label that opens something becomes a real button, so that the keyboard can reach it.
  function button(id, text) {
    var box = document.getElementById(id);
    var label = document.querySelector('.md-header label[for="' + id + '"]');
    if (!box || !label) return null;
    var made = document.createElement("button");
    made.type = "button";
    made.className = label.className;
    made.innerHTML = label.innerHTML;
    made.dataset.toggleFor = id;
    made.setAttribute("aria-label", text);
    label.replaceWith(made);
    made.addEventListener("click", function () { box.click(); });
    function sync() { made.setAttribute("aria-expanded", String(box.checked)); }
    box.addEventListener("change", sync);
    sync();
    return made;
  }
  name('.md-search[role="dialog"]', "Search");
  document.querySelectorAll(".md-path").forEach(function (node) { node.setAttribute("aria-label", "Breadcrumb"); });
  document.querySelectorAll(".md-nav[aria-labelledby]").forEach(function (nav) {
    var label = document.getElementById(nav.getAttribute("aria-labelledby"));
    if (label && !label.textContent.trim()) {
      var title = nav.querySelector(".md-nav__title");
      nav.removeAttribute("aria-labelledby");
      nav.setAttribute("aria-label", (title ? title.textContent.trim() : "Section") + " pages");
    }
  });
  var menu = button("__drawer", "Menu");
  button("__search", "Search");
  var search = document.getElementById("__search");
  var field = document.querySelector(".md-search__inner");
  var found = document.querySelector(".md-search__output");
  var small = matchMedia("(max-width: 59.984375em)");
  // What a closed search hides leaves the tab order too.
  function panel() {
    field.inert = small.matches && !search.checked;
    found.inert = !search.checked;
  }
  if (search && field && found) {
    search.addEventListener("change", function () {
      panel();
      var input = document.querySelector(".md-search__input");
      if (search.checked && input) setTimeout(function () { input.focus(); }, 250);
    });
    small.addEventListener("change", panel);
    panel();
  }
  var side = document.querySelector(".md-sidebar--primary");
  var box = document.getElementById("__drawer");
  // Asking for a width here, and not for a computed style, spares a slow phone a layout of the whole page.
  var narrow = matchMedia("(max-width: 76.234375em)");
  // A closed drawer leaves the tab order; opening it moves focus in.
  function drawer() {
    if (side && box) side.inert = narrow.matches && !box.checked;
  }
  if (box) box.addEventListener("change", function () {
    drawer();
    var first = side && side.querySelector("a");
    if (box.checked && first) first.focus();
  });
  narrow.addEventListener("change", drawer);
  drawer();
  addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".md-tooltip2--active").forEach(function (note) { note.classList.remove("md-tooltip2--active"); });
    if (box && box.checked) {
      box.click();
      if (menu) menu.focus();
    }
  });
  // The picture viewer opens a dialog without a name.
  if (document.querySelector("a.glightbox")) new MutationObserver(function () {
    name(".glightbox-container", "Picture, larger");
    document.querySelectorAll(".glightbox-container").forEach(function (node) { node.setAttribute("aria-modal", "true"); });
  }).observe(document.body, { childList: true });
  // Tables are looked at once the page is ready, one at a time, so that no press waits for it.
  var roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  // Shown as cards, a table would be no table for some screen readers; its roles are named again.
  function named(table) {
    [table].concat(Array.from(table.querySelectorAll("thead, tbody, tr, td, th"))).forEach(function (node) {
      node.setAttribute("role", roles[node.tagName] || (node.closest("thead") ? "columnheader" : "rowheader"));
    });
  }
  // A table wider than the screen can be scrolled with the keyboard, under a name of its own.
  function scrollable(wrap, n) {
    if (wrap.scrollWidth > wrap.clientWidth) {
      wrap.tabIndex = 0;
      wrap.setAttribute("role", "region");
      wrap.setAttribute("aria-label", "Table " + (n + 1) + ", scroll sideways");
    } else if (wrap.tabIndex === 0) ["tabindex", "role", "aria-label"].forEach(function (key) { wrap.removeAttribute(key); });
  }
  var later = window.requestIdleCallback || function (task) { setTimeout(task, 1); };
  var cards = matchMedia("(max-width: 44.9375em)");
  function tables() {
    if (cards.matches) document.querySelectorAll("table[data-columns]").forEach(function (table) { later(function () { named(table); }); });
    document.querySelectorAll(".md-typeset__scrollwrap, .sg-scroll").forEach(function (wrap, n) {
      if (!cards.matches || !wrap.querySelector("[data-columns]")) later(function () { scrollable(wrap, n); });
    });
  }
  addEventListener("load", tables);
  // A phone that is turned changes from one to the other.
  cards.addEventListener("change", tables);
  // Paper shows the address of a link to the web, without what every address has.
  addEventListener("beforeprint", function () {
    document.querySelectorAll('article a[href^="http"]:not([data-print])').forEach(function (link) {
      var shown = link.getAttribute("href").replace(/^https?:\/\/(www\.)?|\/$/g, "");
      link.dataset.print = shown === link.textContent ? "" : shown;
    });
  });
  // What a page keeps in a template is loaded when the reader first moves, or comes for a place on the page.
  var waiting = document.querySelector("template.sg-later");
  var moves = ["scroll", "pointerdown", "keydown", "focusin", "hashchange"];
  function load() {
    moves.forEach(function (move) { removeEventListener(move, load); });
    waiting.content.querySelectorAll("script").forEach(function (script) { script.async = false; });
    waiting.replaceWith(waiting.content);
  }
  if (waiting && (scrollY || location.hash)) load();
  else if (waiting) moves.forEach(function (move) { addEventListener(move, load, { passive: true }); });
})();
