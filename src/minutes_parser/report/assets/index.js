"use strict";
const body = document.querySelector("tbody");
const rows = [...body.rows];
const [search, kind, errors, shown] = ["search", "kind", "errors", "shown"].map((id) => document.getElementById(id));

function filter() {
  const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !(wanted.every((word) => text.includes(word)) && (!kind.value || row.dataset.kind === kind.value) && (!errors.checked || Number(row.dataset.errors) > 0));
    count += row.hidden ? 0 : 1;
  }
  shown.value = `${count} of ${rows.length} shown`;
}

function sort(head) {
  const column = head.cellIndex;
  const down = head.getAttribute("aria-sort") === "ascending";
  const sign = down ? -1 : 1;
  const value = (row) => ("number" in head.dataset ? parseFloat(row.cells[column].textContent) : row.cells[column].textContent);
  rows.sort((a, b) => sign * ("number" in head.dataset ? value(a) - value(b) : value(a).localeCompare(value(b), "no")));
  document.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  body.append(...rows);
}

for (const control of [search, kind, errors]) control.addEventListener("input", filter);
for (const button of document.querySelectorAll("thead button")) button.addEventListener("click", () => sort(button.parentElement));
filter();
