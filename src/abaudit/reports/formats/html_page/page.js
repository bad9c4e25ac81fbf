"use strict";
// Sorting and filtering of the table.  Without this script the page is complete; the script only shows its controls.
(() => {
  const table = document.getElementById("table");
  if (!table) return;
  const form = document.getElementById("controls");
  const search = document.getElementById("search");
  const choices = ["verdict", "step"].map((name) => document.getElementById(name));
  const shown = document.getElementById("shown");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const ranks = {
    verdict: ["flagged", "review", "exempt", "consented"],
    step: ["remove", "ask", "check", "none"],
  };

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const digits = (text) => text.replace(/\D/g, "");

  const rows = [...body.rows].map((row, order) => ({
    row,
    order,
    text: folded(row.textContent),
    digits: digits(row.cells[1].textContent),
  }));

  // "0171 392" finds +49171392…: a number may be asked for as people write it.
  const asked = () => {
    const text = folded(search.value.trim());
    const number = /^[\d\s()+/.-]{3,}$/.test(text) ? digits(text).replace(/^0+/, "") : "";
    return { words: text.split(/\s+/).filter(Boolean), number };
  };

  const fits = (entry, { words, number }) =>
    choices.every((choice) => !choice.value || entry.row.dataset[choice.id] === choice.value) &&
    ((number && entry.digits.includes(number)) || words.every((word) => entry.text.includes(word)));

  const filter = () => {
    const wanted = asked();
    let count = 0;
    for (const entry of rows) {
      const fit = fits(entry, wanted);
      count += fit;
      if (entry.row.hidden === fit) entry.row.hidden = !fit;
    }
    const text = shown.dataset.text.replace("{shown}", count).replace("{all}", rows.length);
    if (shown.textContent !== text) shown.textContent = text;
  };

  const words = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const comparers = {
    text: (column) => {
      const texts = new Map(rows.map((entry) => [entry, entry.row.cells[column].textContent]));
      return (one, other) => words.compare(texts.get(one), texts.get(other));
    },
    order: () => (one, other) => one.order - other.order,
  };
  for (const [name, order] of Object.entries(ranks)) {
    const place = (entry) => order.indexOf(entry.row.dataset[name]);
    comparers[name] = () => (one, other) => place(one) - place(other);
  }

  const sort = (column) => {
    const head = heads[column];
    const direction = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const each of heads) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", direction);
    const compare = comparers[head.dataset.sort](column);
    const sign = direction === "ascending" ? 1 : -1;
    const sorted = [...rows].sort((one, other) => sign * compare(one, other) || one.order - other.order);
    body.remove(); // moving thousands of rows is quicker where nobody looks
    body.append(...sorted.map((entry) => entry.row));
    table.append(body);
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(column));
    head.replaceChildren(button);
  });

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  };
  search.addEventListener("input", soon);
  for (const choice of choices) choice.addEventListener("change", filter);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
  });
  form.addEventListener("reset", () => setTimeout(filter));

  for (const button of document.querySelectorAll("button[data-find]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      form.reset();
      search.value = button.dataset.find;
      filter();
      document.getElementById("contacts").scrollIntoView();
      search.focus();
    });
  }

  // A link to a row that a filter hides shows all rows again.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.hidden) return;
    form.reset();
    setTimeout(() => target.scrollIntoView());
  });

  form.hidden = false;
  filter();
})();
