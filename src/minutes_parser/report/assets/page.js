"use strict";
// A value may stand in several places: all of them light up, and the first is scrolled to by the link itself.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-value], a[data-v]");
  if (!link) return;
  const number = link.dataset.value ?? link.dataset.v.split(" ")[0];
  document.querySelectorAll(".on").forEach((piece) => piece.classList.remove("on"));
  document.querySelectorAll(`[data-v~="${number}"], #v${number}`).forEach((piece) => piece.classList.add("on"));
  const folded = document.getElementById(`v${number}`)?.querySelector("details");
  if (folded && !link.dataset.value) folded.open = true;
});
