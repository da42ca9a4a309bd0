// "Leave this site": by press, or by Shift three times. The page is covered at once and its entry in the history is replaced by a neutral page.
// Nothing is logged or kept. It cannot remove earlier pages from the history, and it cannot stop an app that watches the device.
(function () {
  "use strict";
  var link = document.querySelector("[data-leave]");
  if (!link) return;
  var said = document.querySelector("[data-leave-said]");
  var presses = 0;
  var timer = 0;

  function leave() {
    document.documentElement.hidden = true;
    document.title = "Loading";
    location.replace(link.href);
  }
  function forget() {
    presses = 0;
    said.textContent = "";
  }
  link.addEventListener("click", function (event) {
    event.preventDefault();
    leave();
  });
  addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { forget(); return; }
    presses += 1;
    clearTimeout(timer);
    timer = setTimeout(forget, 5000);
    if (presses === 3) leave();
    else said.textContent = presses === 1 ? "Shift: press 2 more times to leave." : "Shift: press 1 more time to leave.";
  });
  // Coming back with the browser's own button shows the page again, which is what a person who pressed by mistake needs.
  addEventListener("pageshow", function () { document.documentElement.hidden = false; });
})();
