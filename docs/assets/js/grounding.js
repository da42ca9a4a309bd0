// Numbered steps, one at a time, for someone who cannot take in a list. Without script the list stands there whole.
(function () {
  "use strict";
  function make(tag, properties, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }
  function button(text, act) {
    const made = make("button", { type: "button", className: "sg-button" }, text);
    made.addEventListener("click", act);
    return made;
  }
  function nameOf(list) {
    let node = list;
    while (node && node.tagName !== "H2") node = node.previousElementSibling;
    return node ? node.firstChild.textContent.replace(/^\d+\.\s*/, "").trim() : "These steps";
  }
  function stepper(list) {
    const steps = Array.from(list.children);
    const name = nameOf(list);
    const status = make("p", { className: "sg-spoken" });
    status.setAttribute("role", "status");
    const seen = make("p", { className: "sg-tool__status" });
    seen.setAttribute("aria-hidden", "true");
    const open = button("One step at a time", () => show(0));
    const back = button("Back", () => show(at - 1));
    const next = button("Next", () => (at + 1 < steps.length ? show(at + 1) : close("That was the last step. It is fine if it did nothing.")));
    const all = button("Show all steps", () => close(""));
    const moving = make("div", { className: "sg-toolbar", hidden: true }, next, back, all);
    const bar = make("div", { className: "sg-steps" }, open, moving, seen, status);
    let at = -1;

    function show(n) {
      const first = at < 0;
      at = n;
      steps.forEach((step, k) => { step.hidden = k !== at; });
      list.classList.add("sg-steps__list");
      open.hidden = true;
      moving.hidden = false;
      back.disabled = at === 0;
      next.textContent = at + 1 < steps.length ? "Next" : "Done";
      seen.textContent = "Step " + (at + 1) + " of " + steps.length;
      status.textContent = seen.textContent + ": " + steps[at].textContent.trim();
      if (first || document.activeElement === document.body) next.focus();
    }
    function close(said) {
      at = -1;
      steps.forEach((step) => { step.hidden = false; });
      list.classList.remove("sg-steps__list");
      open.hidden = false;
      moving.hidden = true;
      seen.textContent = status.textContent = said;
      open.focus();
    }
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", name + ", one step at a time");
    list.after(bar);
  }
  document.querySelectorAll("article > ol").forEach(stepper);
})();
