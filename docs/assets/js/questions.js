// Pick questions, add your own, and print or save that list alone. Without script the page is a list to tick by hand.
(function () {
  "use strict";
  if (!window.steadyPaper) return;

  function build() {
    const { inside, make, note, partOf, pick, toolbar, words } = window.steadyPaper;
    const article = document.querySelector("article");
    const lists = Array.from(article.querySelectorAll("ul")).filter((list) =>
      list.children.length > 1 && Array.from(list.children).every((item) => /\?"?$/.test(words(item))));
    if (!lists.length) return;
    lists.forEach(pick);

    const title = make("h3", { id: "my-list" }, "My list");
    const count = make("p", {});
    count.setAttribute("role", "status");
    const chosen = make("ol", { className: "sg-mine" });
    const box = make("section", { className: "sg-tool" }, title, note(), count, chosen);
    box.setAttribute("aria-labelledby", "my-list");
    const all = () => inside(lists, ".sg-tick input");

    function gather() {
      const picked = all().filter((input) => input.checked).map((input) => input.parentNode.textContent);
      chosen.replaceChildren(...picked.map((text) => make("li", {}, text, make("span", { className: "sg-answer-line" }))));
      const said = picked.length === 0 ? "Nothing is ticked yet. Tick questions here or further down the page, and they are gathered in this place."
        : picked.length === 1 ? "One question is on your list." : picked.length + " questions are on your list.";
      if (count.textContent !== said) count.textContent = said;
    }
    article.addEventListener("change", gather);
    // The lines to write on below the first list belong to what is printed and saved.
    const first = article.querySelector("h2 ~ ul.sg-picks");
    let heading = first;
    while (heading.tagName !== "H2") heading = heading.previousElementSibling;
    const sheet = partOf(heading).find((node) => inside([node], ".sg-field").length);
    first.after(box);
    if (sheet) box.append(sheet);
    box.append(toolbar("My questions", () => [box], [], () => {
      all().forEach((input) => { input.checked = false; });
      gather();
    }));
    gather();
  }
  build();
})();
