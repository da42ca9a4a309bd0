// Help now: the reader's country first. It is kept on the device only if the reader asks, under one name, and is sent to nobody.
// Without this script every country is on the page in its usual order.
(function () {
  "use strict";
  var KEY = "steady-ground.country";
  var numbers = document.querySelector("article .sg-emergency-numbers > ul, article ul.sg-emergency-numbers");
  var heads = Array.from(document.querySelectorAll("article h2[id]")).filter(function (head) {
    return head.nextElementSibling && head.nextElementSibling.matches(".sg-helplines");
  });
  if (!numbers || heads.length < 2) return;
  var usual = heads.map(function (head) { return [head, head.nextElementSibling]; });
  var usualNumbers = Array.from(numbers.children);
  var place = document.createComment("countries");
  heads[0].before(place);

  function name(head) { return head.firstChild.textContent.trim(); }
  function stored() { try { return localStorage.getItem(KEY) || ""; } catch (error) { return ""; } }
  function keep(value) {
    try {
      if (value) localStorage.setItem(KEY, value);
      else localStorage.removeItem(KEY);
      return true;
    } catch (error) { return false; }
  }
  function made(tag, properties, children) {
    var node = Object.assign(document.createElement(tag), properties);
    node.append.apply(node, children || []);
    return node;
  }

  var select = made("select", { id: "country" }, [new Option("Choose", "")].concat(heads.map(function (head) { return new Option(name(head), head.id); })));
  var box = made("input", { type: "checkbox", id: "country-keep" });
  var forget = made("button", { type: "button", textContent: "Forget my country", className: "sg-button" });
  var said = made("p", { role: "status" });
  said.setAttribute("role", "status");
  var bar = made("div", { className: "sg-filter sg-country" }, [
    made("label", { htmlFor: "country" }, ["Your country first: ", select]),
    made("label", { htmlFor: "country-keep" }, [box, " Remember on this device"]),
    forget, said
  ]);
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Your country");
  (numbers.closest("div.sg-emergency-numbers") || numbers).after(bar);

  function first(id) {
    var chosen = usual.filter(function (pair) { return pair[0].id === id; });
    var rest = usual.filter(function (pair) { return pair[0].id !== id; });
    chosen.concat(rest).reverse().forEach(function (pair) { place.after(pair[0], pair[1]); });
    var title = chosen.length ? name(chosen[0][0]) : "";
    usualNumbers.forEach(function (item) {
      var fits = title !== "" && item.querySelector("strong").textContent === title;
      item.classList.toggle("sg-chosen", fits);
      if (!fits) numbers.append(item);
    });
    usualNumbers.forEach(function (item) { if (item.classList.contains("sg-chosen")) numbers.prepend(item); });
    return title;
  }
  function show() { forget.hidden = stored() === ""; }
  function remember() {
    var done = keep(box.checked ? select.value : "");
    if (!done) box.checked = false;
    show();
    return done;
  }
  select.addEventListener("change", function () {
    var title = first(select.value);
    remember();
    said.textContent = title ? title + " comes first now." : "";
  });
  box.addEventListener("change", function () {
    if (!remember()) said.textContent = "This browser does not let pages keep anything.";
    else if (!box.checked) said.textContent = "Nothing is kept.";
    else said.textContent = select.value ? "Kept on this device only." : "Choose a country, and it will be kept.";
  });
  forget.addEventListener("click", function () {
    keep("");
    box.checked = false;
    select.value = "";
    first("");
    show();
    said.textContent = "Forgotten. Nothing is kept.";
    select.focus();
  });
  var known = heads.some(function (head) { return head.id === stored(); });
  if (known) {
    select.value = stored();
    box.checked = true;
    first(select.value);
  }
  show();
})();
