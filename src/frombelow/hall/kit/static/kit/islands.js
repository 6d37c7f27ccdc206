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

const landAll = (root) => Promise.all([...root.querySelectorAll("[data-island]")].map(land));
document.addEventListener("htmx:load", (event) => landAll(event.target));

// htmx comes when somebody goes to a field that needs it, or when the islands have landed and the page has time for it. It
// starts by itself only on a page that has loaded.
function bringHtmx() {
  const loader = document.querySelector("script[data-htmx]");
  if (!loader) return;
  if (document.readyState !== "complete") return addEventListener("load", bringHtmx, { once: true });
  const script = document.createElement("script");
  script.src = loader.dataset.htmx;
  delete loader.dataset.htmx;
  document.head.append(script);
}

const whenIdle = globalThis.requestIdleCallback ?? ((deed) => setTimeout(deed, 500));
document.addEventListener("focusin", (event) => event.target.matches("[hx-get], [hx-post]") && bringHtmx());
landAll(document).then(() => whenIdle(bringHtmx));
