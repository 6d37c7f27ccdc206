// A button that prints the page; without this module, the browser's own does.
export default function print(place) {
  const button = place.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => globalThis.print());
}
