// What on paper is written on: empty cells become fields, boxes become ticks, and a part of the page can be printed alone or saved as text.
// Everything lives in the fields of this page. Nothing is sent, nothing is stored, and a reload empties it. Without script the page prints as it is.
(function () {
  "use strict";
  const article = document.querySelector("article");
  if (!article || window.steadyPaper) return;
  const BOX = "\u2610";
  let numbered = 0;
  const from = make("p", { className: "sg-print-from" }, "From " + location.host + location.pathname + ", where the sources are named.");

  function make(tag, properties, ...children) {
    const node = document.createElement(tag);
    Object.entries(properties || {}).forEach(([name, value]) => {
      if (name in node) node[name] = value;
      else node.setAttribute(name, value);
    });
    node.append(...children);
    return node;
  }
  function idOf(node) {
    if (!node.id) node.id = "sg-tool-" + (numbered += 1);
    return node.id;
  }
  // The words of a node, without the numbers of its references and the sign beside a heading.
  function words(node) {
    const copy = node.cloneNode(true);
    copy.querySelectorAll(".sg-cite, .headerlink").forEach((extra) => extra.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }
  function bare(node) { return node.textContent.replace(/\s/g, ""); }

  // A field, and beside it what was written, which is what the printer sees.
  function field(lines, labels) {
    const box = make("textarea", { rows: Math.max(2, lines), autocomplete: "off", spellcheck: false, className: "sg-field" });
    const written = make("div", { className: "sg-written" });
    written.setAttribute("aria-hidden", "true");
    if (lines > 1) written.classList.add("sg-written--tall");
    box.setAttribute("aria-labelledby", labels.map(idOf).join(" "));
    box.addEventListener("input", () => { written.textContent = box.value; });
    return [box, written];
  }
  function tick(text) {
    const box = make("input", { type: "checkbox", autocomplete: "off" });
    return make("label", { className: "sg-tick" }, box, make("span", {}, text.replace(/\s+/g, " ").trim()));
  }
  function ticks(texts, label) {
    const group = make("div", { className: "sg-ticks" }, ...texts.map(tick));
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", idOf(label));
    return group;
  }

  function fillCell(cell, label, column) {
    const lines = cell.querySelectorAll("br").length + 1;
    if (!bare(cell)) {
      cell.replaceChildren(...field(lines, column ? [label, column] : [label]));
    } else if (bare(cell).includes(BOX)) {
      const parts = cell.textContent.split(BOX);
      const before = parts.shift();
      const kept = before.trim() ? [make("p", {}, before.trim())] : before.includes("\u00a0") ? field(1, [label]) : [];
      cell.replaceChildren(...kept, ticks(parts, label));
    } else if (/\(mark /.test(label.textContent)) {
      cell.replaceChildren(ticks(cell.textContent.split("\u00b7"), label));
    }
  }
  function fillTable(table) {
    const columns = Array.from(table.querySelectorAll("thead th"));
    table.querySelectorAll("tbody tr").forEach((row) => {
      const [label, ...cells] = Array.from(row.cells);
      cells.forEach((cell, n) => fillCell(cell, label, cells.length > 1 ? columns[n + 1] : null));
    });
  }
  function fillList(list) {
    Array.from(list.children).forEach((item) => {
      if (item.textContent.trim().startsWith(BOX)) item.replaceChildren(tick(words(item).replace(BOX, "")));
    });
  }
  // A list of questions becomes a list of ticks.
  function pick(list) {
    list.classList.add("sg-picks");
    Array.from(list.children).forEach((item) => item.replaceChildren(tick(words(item))));
  }

  // From a second-level heading to the next.
  function partOf(heading) {
    const nodes = [heading];
    for (let node = heading.nextElementSibling; node && !/^(H1|H2|FOOTER)$/.test(node.tagName); node = node.nextElementSibling) {
      if (node.matches(".sg-next-steps, .sg-sources, .sg-wordlist, .sg-crisis")) break;
      nodes.push(node);
    }
    return nodes;
  }
  function inside(nodes, selector) {
    return nodes.flatMap((node) => (node.matches(selector) ? [node] : Array.from(node.querySelectorAll(selector))));
  }

  function valueOf(cell) {
    const said = inside([cell], ".sg-tick").filter((label) => label.firstChild.checked).map((label) => label.textContent);
    const typed = inside([cell], "textarea").map((box) => box.value.trim()).filter(Boolean);
    return typed.concat(said.length ? [said.join(", ")] : []).join("; ");
  }
  function linesOf(nodes) {
    const lines = [];
    inside(nodes, "h2, h3, tbody tr, li").forEach((node) => {
      if (/^H/.test(node.tagName)) lines.push("", words(node).toUpperCase());
      else if (node.tagName === "LI") { const box = node.querySelector(".sg-tick input"); if (box && box.checked) lines.push("- " + words(node)); }
      else if (valueOf(node)) lines.push(words(node.cells[0]) + ":", ...valueOf(node).split("\n").map((line) => "  " + line));
    });
    return lines;
  }
  function save(name, lines) {
    const blob = new Blob([lines.join("\r\n").trim() + "\r\n"], { type: "text/plain;charset=utf-8" });
    const link = make("a", { href: URL.createObjectURL(blob), download: name + ".txt" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  // Prints these parts alone. The help block and the date stay on the sheet, and it says which page it comes from.
  function print(nodes) {
    (article.querySelector(".sg-page-foot") || article).append(from);
    nodes.forEach((node) => node.classList.add("sg-print-me"));
    document.documentElement.classList.add("sg-print-part");
    addEventListener("afterprint", () => {
      document.documentElement.classList.remove("sg-print-part");
      nodes.forEach((node) => node.classList.remove("sg-print-me"));
    }, { once: true });
    window.print();
  }
  function empty(nodes) {
    inside(nodes, "textarea").forEach((box) => { box.value = ""; box.dispatchEvent(new Event("input", { bubbles: true })); });
    inside(nodes, "input[type=checkbox]").forEach((box) => {
      box.checked = false;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  function button(text, act) {
    const made = make("button", { type: "button", className: "sg-button" }, text);
    made.addEventListener("click", act);
    return made;
  }
  // Asks once more where something was written, because it cannot be brought back.
  function emptier(nodes, status, after) {
    let asked = false;
    function say(sure, text) {
      asked = sure;
      made.textContent = sure ? "Empty it for good" : "Empty it";
      status.textContent = text;
    }
    const made = button("Empty it", () => {
      const written = inside(nodes(), "textarea, .sg-tick input").some((box) => (box.type === "checkbox" ? box.checked : box.value.trim()));
      if (written && !asked) {
        say(true, "This cannot be undone. Press again to empty it.");
        return;
      }
      empty(nodes());
      if (after) after();
      say(false, "Emptied.");
    });
    made.addEventListener("blur", () => { if (asked) say(false, ""); });
    return made;
  }
  // What stands above a part: that it can be written on here, and what becomes of the words.
  function note(...more) {
    return make("div", { className: "sg-toolbar" },
      make("p", { className: "sg-tool__note" },
        "You can write here, and print or save at the end. What you write stays on this page until you close or reload it. It is not sent or stored."),
      ...more);
  }
  // The buttons below a part. `nodes` says what belongs to it at the moment of the press, `after` empties what lies elsewhere.
  function toolbar(title, nodes, more, after) {
    const status = make("p", { className: "sg-tool__status" });
    status.setAttribute("role", "status");
    const bar = make("div", { className: "sg-toolbar" },
      button("Print this", () => print(nodes())),
      button("Save as a text file", () => {
        save(title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""), [title, from.textContent, ...linesOf(nodes())]);
        status.textContent = "Saved among your downloads. Anyone who uses this device may find it there.";
      }),
      ...(more || []),
      emptier(nodes, status, after),
      status);
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", title + ": print, save or empty");
    return bar;
  }
  // Puts the note above these parts and the buttons below them.
  function frame(title, heads) {
    const nodes = () => heads.flatMap(partOf);
    const last = nodes().pop();
    (heads.length > 1 ? heads[0].before.bind(heads[0]) : heads[0].after.bind(heads[0]))(note());
    last.after(toolbar(title, nodes));
  }

  function start() {
    const tables = Array.from(article.querySelectorAll("table:not(.sg-table)"));
    tables.forEach(fillTable);
    article.querySelectorAll("ul, ol").forEach(fillList);
    if (window.steadyPaper.quiet) return;
    const heads = Array.from(article.querySelectorAll("h2")).filter((head) => inside(partOf(head), ".sg-field, .sg-tick").length);
    // Many parts are one sheet, which is printed and saved whole.
    if (heads.length > 2) frame(words(article.querySelector("h1")), heads);
    else heads.forEach((head) => frame(words(head), [head]));
  }
  window.steadyPaper = {
    quiet: document.currentScript.dataset.quiet === "yes", button, inside, make, note, partOf, pick, print, toolbar, words,
  };
  start();
})();
