// The decision aid, made easier to use: chosen options side by side, what matters to the reader, and a summary in their own words.
// It never recommends and never scores: every option keeps the same rows in the same order. State lives in the page's own fields;
// only a press on "Make a link" writes it, into the address after '#', which browsers do not send to any server.
(function () {
  "use strict";
  if (!window.steadyPaper) return;

  // What may matter, and the rows of the comparison that speak of it.
  const MATTERS = [
    ["How soon it may help", ["In its favor", "How long"]],
    ["How well it has been tested", ["Chances, out of 100", "How sure anyone is"]],
    ["Side effects and harms", ["Against it", "Harms"]],
    ["What it costs", ["Cost and access"]],
    ["Talking about what happened, or not", ["What it involves"]],
    ["Being clear-headed and in control", ["What it involves", "Living with it"]],
    ["The medicines I take, or not taking any", ["What it involves", "Harms"]],
    ["The time and effort it takes", ["How long", "Living with it"]],
  ];
  const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  const MARK = "#mine=";
  // So many columns fit beside each other; more of them scroll sideways, and each cell then names its option.
  const MOST_IN_VIEW = 3;

  function build() {
    const { button, inside, make, note, partOf, pick, toolbar, words } = window.steadyPaper;
    const article = document.querySelector("article");
    const heading = (id) => article.querySelector("h2#" + id);
    const optionsHeading = heading("each-option-with-the-same-questions");
    const summaryHeading = heading("my-summary-to-write-on");
    const questionsHeading = heading("questions-for-the-visit");
    if (!optionsHeading || !summaryHeading || !questionsHeading) return;
    const options = readOptions(partOf(optionsHeading));
    inside(partOf(questionsHeading), "ul").slice(0, 1).forEach(pick);

    // Choosing.
    const optionTicks = group("Which options do you want to compare?", options.map((option) => option.name));
    const matterTicks = group("What matters to you? (mark any)", MATTERS.map((row) => row[0]));
    const place = make("div", { className: "sg-compare__place" });
    const status = make("p", { className: "sg-tool__status" });
    status.setAttribute("role", "status");
    const printTable = button("Print this comparison", () => window.steadyPaper.print([place]));
    printTable.hidden = true;
    const tool = make("section", { className: "sg-tool" },
      make("h3", { id: "compare-the-ones-you-choose" }, "Compare the ones you choose"),
      make("p", {}, "The rows and their order stay the same for every option. What you mark as mattering is noted on its rows, and nothing is added up."),
      optionTicks, matterTicks, status, place, printTable);
    tool.setAttribute("aria-labelledby", "compare-the-ones-you-choose");
    (optionsHeading.nextElementSibling || optionsHeading).after(tool);

    // The summary.
    const fields = inside(partOf(summaryHeading), "tbody tr");
    const rowOf = (start) => fields.find((row) => words(row.cells[0]).startsWith(start));
    const linkPlace = make("p", { className: "sg-tool__link", hidden: true });
    const parts = () => [...partOf(summaryHeading), ...partOf(questionsHeading)].filter((node) => node !== linkPlace);
    const brought = make("p", { className: "sg-tool__status" });
    brought.setAttribute("role", "status");
    const last = parts().pop();
    summaryHeading.after(note(button("Bring in what I chose above", bring), brought));
    const bar = toolbar("My summary", parts, [button("Make a link", makeLink)], forget);
    last.after(bar, linkPlace);

    function readOptions(part) {
      return part.filter((node) => node.tagName === "H3").map((head) => {
        let node = head.nextElementSibling;
        while (node && !inside([node], "table").length) node = node.nextElementSibling;
        const rows = inside([node], "tbody tr").map((row) => [words(row.cells[0]), row.cells[1]]);
        return { name: words(head).replace(/^\d+\.\s*/, ""), id: head.id, rows: new Map(rows) };
      });
    }
    function group(legend, texts) {
      const labels = texts.map((text) => make("label", { className: "sg-tick" },
        make("input", { type: "checkbox", autocomplete: "off" }), make("span", {}, text)));
      const set = make("fieldset", { className: "sg-choices" }, make("legend", {}, legend), ...labels);
      set.addEventListener("change", compare);
      return set;
    }
    function chosen(set) {
      return Array.from(set.querySelectorAll("input")).map((box, n) => (box.checked ? n : -1)).filter((n) => n >= 0);
    }
    function answer(option, name) {
      const copy = option.rows.get(name).cloneNode(true);
      copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
      return make("td", { "data-option": option.name }, ...copy.childNodes);
    }
    function compare() {
      const columns = chosen(optionTicks).map((n) => options[n]);
      const marked = chosen(matterTicks).map((n) => MATTERS[n]);
      printTable.hidden = columns.length === 0;
      status.textContent = columns.length === 0 ? "No option is chosen." : columns.length === 1
        ? "One option is shown. Choose another to compare the two."
        : columns.length + " options are shown, question by question.";
      place.replaceChildren(...(columns.length ? [table(columns, marked)] : []));
      const wide = place.firstChild;
      if (!wide || wide.scrollWidth <= wide.clientWidth) return;
      wide.tabIndex = 0;
      wide.setAttribute("role", "region");
      wide.setAttribute("aria-label", "Comparison, scroll sideways");
    }
    function table(columns, marked) {
      const heads = columns.map((option) => make("th", { scope: "col" }, make("a", { href: "#" + option.id }, option.name)));
      const made = make("table", { className: "sg-table sg-compare" },
        make("caption", {}, "The options you chose, with the same questions"), make("thead", {}, make("tr", {}, ...heads)));
      made.style.setProperty("--sg-columns", columns.length);
      Array.from(options[0].rows.keys()).forEach((name) => {
        const why = marked.filter((row) => row[1].includes(name)).map((row) => row[0]);
        const head = make("th", { scope: "rowgroup", colSpan: columns.length }, name);
        if (why.length) head.append(make("span", { className: "sg-compare__mine" }, "You marked: " + why.join("; ")));
        made.append(make("tbody", {}, make("tr", {}, head), make("tr", {}, ...columns.map((option) => answer(option, name)))));
      });
      // On a phone the cells stand below each other, and some screen readers would no longer call that a table.
      [made, ...made.querySelectorAll("*")].forEach((node) => { if (ROLES[node.tagName]) node.setAttribute("role", ROLES[node.tagName]); });
      return make("div", { className: columns.length > MOST_IN_VIEW ? "sg-scroll" : "sg-compare__whole" }, made);
    }

    function add(start, texts) {
      const box = rowOf(start) && rowOf(start).querySelector("textarea");
      const fresh = box ? texts.filter((text) => !box.value.includes(text)) : [];
      if (!fresh.length) return;
      box.value = [box.value.trim(), ...fresh].filter(Boolean).join("\n");
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    function bring() {
      add("The options", chosen(optionTicks).map((n) => options[n].name));
      add("What matters", chosen(matterTicks).map((n) => MATTERS[n][0]));
      const any = chosen(optionTicks).length + chosen(matterTicks).length;
      brought.textContent = any ? "What you chose above now stands in your summary. You can change every word." : "Nothing is chosen above yet.";
    }
    function say(text) { bar.querySelector("[role=status]").textContent = text; }

    // Emptying the summary takes back the choices above, and the words in the address.
    function forget() {
      [optionTicks, matterTicks].flatMap((set) => inside([set], "input")).forEach((box) => { box.checked = false; });
      compare();
      linkPlace.hidden = true;
      if (location.hash.startsWith(MARK)) history.replaceState(history.state, "", location.pathname + location.search);
    }

    // A link that holds everything by its name, so that it still fits when the page has changed. It is made only on a press.
    let made = "";
    const groups = () => [optionTicks, matterTicks, ...parts()].flatMap((node) => inside([node], ".sg-choices, .sg-ticks, .sg-picks"));
    const ticks = () => groups().flatMap((set, n) => inside([set], "input").map((box) => [n + " " + box.parentNode.textContent, box]));
    const texts = () => fields.flatMap((row) => inside([row], "textarea").map((box) => [words(row.cells[0]), box]));
    function makeLink() {
      const state = {
        t: ticks().filter((tick) => tick[1].checked).map((tick) => tick[0]),
        w: Object.fromEntries(texts().map(([name, box]) => [name, box.value]).filter((text) => text[1])),
      };
      const bytes = Array.from(new TextEncoder().encode(JSON.stringify(state)), (byte) => String.fromCharCode(byte)).join("");
      location.hash = made = MARK + btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
      linkPlace.hidden = false;
      linkPlace.replaceChildren(
        "This link holds what you wrote: ", make("a", { href: location.href }, "my summary"),
        ". You can copy it from here or from the address bar. Anyone who has it can read your words, and your browser's history now has it too.");
      say("The link is made.");
    }
    function readLink() {
      if (!location.hash.startsWith(MARK) || location.hash === made) return;
      try {
        const bytes = atob(location.hash.slice(MARK.length).replace(/-/g, "+").replace(/_/g, "/"));
        const state = JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0))));
        if (!Array.isArray(state.t) || !state.w || typeof state.w !== "object") throw new TypeError("not a summary");
        ticks().forEach(([name, box]) => { box.checked = state.t.includes(name); });
        texts().forEach(([name, box]) => {
          box.value = Object.hasOwn(state.w, name) ? String(state.w[name]) : "";
          box.dispatchEvent(new Event("input", { bubbles: true }));
        });
        compare();
        brought.textContent = "This is what the link held.";
      } catch (error) {
        brought.textContent = "This link is damaged, so nothing was filled in.";
      }
      summaryHeading.scrollIntoView();
    }
    compare();
    readLink();
    addEventListener("hashchange", readLink);
  }
  build();
})();
