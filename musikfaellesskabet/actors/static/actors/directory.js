// The directory where scripts run: what is unfolded stays unfolded when the facets are counted anew,
// and the map can be zoomed when somebody asks for it.
import { offerMap } from "./directory-map.js";

const unfolded = new Set();

// Enter in a field is a change and a submission: the list is asked for once, by the change.
const AT_ONCE_MS = 50;
let changedAt = -AT_ONCE_MS;
document.addEventListener("change", (event) => {
  if (event.target.closest(".facets__form")) changedAt = event.timeStamp;
}, true);
document.addEventListener("submit", (event) => {
  if (!event.target.matches(".facets__form") || event.timeStamp - changedAt > AT_ONCE_MS) return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  unfolded.clear();
  for (const details of event.detail.target.querySelectorAll("details[open][id]")) unfolded.add(details.id);
});

document.addEventListener("htmx:oobAfterSwap", () => {
  for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
});

document.addEventListener("htmx:afterSettle", () => offerMap(document.querySelector("[data-land]")));
offerMap(document.querySelector("[data-land]"));

// htmx notes the address in the tab's storage. We keep nothing about visitors, and with no cache of pages it needs no note.
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");
for (const event of ["htmx:pushedIntoHistory", "htmx:replacedInHistory"]) document.addEventListener(event, forget);
forget();
