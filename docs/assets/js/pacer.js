// A pace to breathe with: silent, paused with one press or Escape, and never started by itself. It counts up within a breath and never down to an end.
// With reduced motion only the words change. Without script the page gives the same pace in words.
(function () {
  "use strict";
  const place = document.getElementById("breathing-pacer");
  if (!place) return;
  const LONGEST = 300;
  let timer = 0;
  let second = 0;
  let breathingIn = true;
  let total = 0;

  function make(tag, properties, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }
  const word = make("p", { className: "sg-pacer__word" }, "Ready when you are");
  const count = make("p", { className: "sg-pacer__count" }, "\u00a0");
  const circle = make("div", { className: "sg-pacer__circle" });
  circle.setAttribute("aria-hidden", "true");
  const press = make("button", { type: "button", className: "sg-button" }, "Start");
  const pace = make("select", { id: "pacer-count", autocomplete: "off" });
  [3, 4, 5].forEach((n) => pace.add(new Option(n + " in, " + n + " out", n, n === 4, n === 4)));
  const spoken = make("input", { type: "checkbox", id: "pacer-spoken", autocomplete: "off" });
  const status = make("p", { className: "sg-tool__status" });
  status.setAttribute("role", "status");
  const help = document.querySelector(".sg-strip__help");
  const stop = help ? make("a", { href: help.getAttribute("href") }, "go to help") : "go to help";

  place.className = "sg-tool sg-pacer";
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", "Breathing pacer");
  place.append(
    make("p", { className: "sg-tool__note" },
      "Never in water and never while driving. Keep your eyes open if you like. If you feel dizzy or more panicky, stop and breathe as you usually do. You can ", stop, " at any moment."),
    circle, word, count,
    make("div", { className: "sg-toolbar" }, press,
      make("label", { htmlFor: "pacer-count" }, "Pace: ", pace),
      make("label", { className: "sg-tick", htmlFor: "pacer-spoken" }, spoken, make("span", {}, "Read the words to me (screen readers)"))),
    status);

  function show() {
    word.textContent = breathingIn ? "Breathe in gently" : "Breathe out gently";
    count.textContent = String(second);
    circle.style.setProperty("--sg-pace", pace.value + "s");
    circle.classList.toggle("sg-pacer__circle--in", breathingIn);
  }
  function next() {
    total += 1;
    second += 1;
    if (second > Number(pace.value)) {
      second = 1;
      breathingIn = !breathingIn;
    }
    if (total > LONGEST && breathingIn && second === 1) {
      pause("Five minutes have gone by. You can leave it there, or press Start to go on.");
      return;
    }
    show();
  }
  function pause(why) {
    clearInterval(timer);
    timer = 0;
    press.textContent = "Start";
    word.textContent = "Paused";
    count.textContent = "\u00a0";
    circle.classList.remove("sg-pacer__circle--in");
    status.textContent = why || "";
  }
  function start() {
    second = 1;
    total = 1;
    breathingIn = true;
    press.textContent = "Pause";
    status.textContent = "";
    show();
    timer = setInterval(next, 1000);
  }
  press.addEventListener("click", () => (timer ? pause() : start()));
  spoken.addEventListener("change", () => word.setAttribute("aria-live", spoken.checked ? "polite" : "off"));
  addEventListener("keydown", (event) => { if (event.key === "Escape" && timer) pause(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && timer) pause(); });
})();
