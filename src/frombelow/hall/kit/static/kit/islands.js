// Loads islands: <div data-island="terrain/map" data-island-data="id of a json_script">. A module's default export
// gets the element and its data. What the server drew stays until the module has something better.
async function land(place) {
  if (place.dataset.islandState) return;
  place.dataset.islandState = "loading";
  const source = place.dataset.islandData && document.getElementById(place.dataset.islandData);
  try {
    const module = await import(place.dataset.island);
    await module.default(place, source ? JSON.parse(source.textContent) : null);
    place.dataset.islandState = "ready";
  } catch (fault) {
    place.dataset.islandState = "failed";
    console.error(place.dataset.island, fault);
  }
}

const landAll = (root) => root.querySelectorAll("[data-island]").forEach(land);
landAll(document);
document.addEventListener("htmx:load", (event) => landAll(event.target));
