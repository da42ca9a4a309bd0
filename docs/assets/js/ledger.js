// Shows only the findings of a subject or a certainty. Nothing is asked of a server and nothing is kept; without it every finding is shown.
(function () {
  "use strict";
  var ledger = document.querySelector(".sg-ledger");
  if (!ledger) return;
  var total = ledger.querySelectorAll("li").length;
  var heads = Array.from(ledger.querySelectorAll("h2"));

  function select(id, text, options) {
    var label = document.createElement("label");
    label.htmlFor = id;
    label.textContent = text + " ";
    var box = document.createElement("select");
    box.id = id;
    options.forEach(function (option) { box.add(new Option(option[1], option[0])); });
    box.addEventListener("change", show);
    label.append(box);
    return label;
  }
  function plain(head) { return head.firstChild.textContent.replace(/ \(\d+\)$/, ""); }

  var subjects = [["", "All subjects"]].concat(heads.map(function (head) { return [head.id.replace("subject-", ""), plain(head)]; }));
  var levels = [["", "Any certainty"], ["high", "High"], ["moderate", "Moderate"], ["low", "Low"], ["very-low", "Very low"]];
  var bar = document.createElement("div");
  bar.className = "sg-filter";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Show only some findings");
  var count = document.createElement("p");
  count.setAttribute("role", "status");
  bar.append(select("ledger-subject", "Subject", subjects), select("ledger-certainty", "Certainty", levels), count);
  ledger.prepend(bar);

  function show() {
    var subject = document.getElementById("ledger-subject").value;
    var certainty = document.getElementById("ledger-certainty").value;
    var shown = 0;
    heads.forEach(function (head) {
      head.hidden = true;
      for (var group = head.nextElementSibling; group && group.tagName !== "H2"; group = group.nextElementSibling) {
        group.hidden = Boolean((subject && head.id !== "subject-" + subject) || (certainty && group.dataset.certainty !== certainty));
        if (group.hidden) continue;
        head.hidden = false;
        shown += group.querySelectorAll("li").length;
      }
    });
    count.textContent = shown + " of " + total + " findings shown";
  }
  show();
})();
