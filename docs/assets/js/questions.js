// Pick questions, add your own, and print or save that list alone. Without script the page is a list to tick by hand.
(function () {
  "use strict";
  if (!window.steadyPaper) return;

  function build() {
    const { button, field, inside, make, pick, toolbar, words } = window.steadyPaper;
    const article = document.querySelector("article");
    const lists = Array.from(article.querySelectorAll("ul")).filter((list) =>
      list.children.length > 1 && Array.from(list.children).every((item) => /\?"?$/.test(words(item))));
    if (!lists.length) return;
    lists.forEach(pick);

    const title = make("h3", {}, "My list");
    const chosen = make("ol", { className: "sg-mine" });
    const none = make("p", {}, "Nothing is ticked yet. Tick questions here or further down the page, and they are gathered in this place.");
    const label = make("p", { className: "sg-tool__label" }, "My own questions, and what they answered");
    const box = make("section", { className: "sg-tool" }, title, none, chosen, label, ...field(4, [label]));
    const heading = lists[0].closest("article > *").previousElementSibling;
    const place = heading && heading.tagName === "H2" ? lists[0] : lists[0].closest("article > *");
    const all = () => inside(lists, ".sg-tick input");

    function gather() {
      const picked = all().filter((input) => input.checked).map((input) => input.parentNode.textContent);
      chosen.replaceChildren(...picked.map((text) => make("li", {}, text, make("span", { className: "sg-answer-line" }))));
      none.hidden = picked.length > 0;
      title.textContent = picked.length ? "My list (" + picked.length + ")" : "My list";
    }
    article.addEventListener("change", gather);
    const bar = toolbar("My questions", () => [box], [button("Untick all", () => {
      all().forEach((input) => { input.checked = false; });
      gather();
    })]);
    box.append(bar);
    box.setAttribute("aria-label", "My list of questions");
    place.after(box);
    gather();
  }
  build();
})();
