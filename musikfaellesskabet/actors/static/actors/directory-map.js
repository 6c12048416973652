// The map one can move in: the drawn map's land and marks in Leaflet, which is fetched only when asked for.

export function offerMap(box) {
  const figure = box?.querySelector("figure");
  if (!figure || box.querySelector("button")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.dataset.kind = "quiet";
  button.textContent = box.dataset.start;
  button.addEventListener("click", () => {
    button.disabled = true;
    startMap(box, figure).then(
      () => button.remove(),
      () => { button.disabled = false; },
    );
  });
  figure.before(button);
}

async function startMap(box, figure) {
  const [land] = await Promise.all([fetch(box.dataset.land).then(read), style(box.dataset.style), script(box.dataset.leaflet)]);
  const drawn = figure.querySelector("svg");
  const place = document.createElement("div");
  place.className = "listing__leaflet";
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", box.dataset.name);
  drawn.replaceWith(place);
  const map = window.L.map(place, {
    attributionControl: false, zoomControl: false, zoomSnap: 0.25, minZoom: 7, maxZoom: 13, zoomAnimation: false, fadeAnimation: false,
  });
  window.L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
  window.L.geoJSON(land, { interactive: false, style: { className: "map__land", weight: 1, fillOpacity: 1 } }).addTo(map);
  const [west, south, east, north] = land.bbox;
  map.fitBounds([[south, west], [north, east]]);
  for (const link of box.querySelectorAll("[data-mark]")) addMark(map, link);
  place.querySelector("a")?.focus();
}

function addMark(map, link) {
  const { latitude, longitude, count, label } = link.dataset;
  const icon = window.L.divIcon({ className: "listing__pin", html: "", iconSize: [36, 36] });
  const pin = window.L.marker([latitude, longitude], { icon, title: label, alt: label, keyboard: true }).addTo(map);
  pin.getElement().textContent = count;
  pin.getElement().setAttribute("aria-label", label);
  pin.on("click keypress", (event) => {
    if (event.type === "click" || event.originalEvent.key === "Enter") location.assign(link.href);
  });
}

function read(answer) {
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

function script(address) {
  return loaded(Object.assign(document.createElement("script"), { src: address }));
}

function style(address) {
  return loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }));
}

function loaded(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
}
