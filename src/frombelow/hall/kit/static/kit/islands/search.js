// Makes the search box a combobox: arrow keys walk the suggestions, Enter opens one, Escape closes the list.
export default function search(form) {
  const input = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const options = () => [...list.querySelectorAll("[role=option]")];
  let at = -1;
  let chosen = ""; // where the chosen one leads: the same answer may come once more

  const close = () => show(false);
  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };
  const choose = (next) => {
    at = next;
    options().forEach((option, position) => option.setAttribute("aria-selected", String(position === at)));
    const option = options()[at];
    chosen = option?.href ?? "";
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const count = options().length;
    if (count) choose(at < 0 && by < 0 ? count - 1 : (at + by + count) % count);
  };
  const deeds = {
    ArrowDown: () => (list.hidden ? show(options().length > 0) : step(1)),
    ArrowUp: () => step(-1),
    Escape: close,
    Enter: () => at >= 0 && options()[at].click(),
  };

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  show(false);
  input.addEventListener("keydown", (event) => {
    if (!(event.key in deeds) || (event.key === "Enter" && at < 0)) return;
    if (event.key !== "Escape" || !list.hidden) event.preventDefault();
    deeds[event.key]();
  });
  input.addEventListener("input", () => choose(-1)); // other words, another choice
  list.addEventListener("htmx:afterSwap", () => {
    options().forEach((option, position) => (option.id = `${list.id}-${position}`));
    choose(options().findIndex((option) => option.href === chosen));
    show(options().length > 0 && document.activeElement === input);
  });
  // htmx comes when it is first needed: what was typed by then is asked for once it is there.
  const catchUp = () => input === document.activeElement && input.value && input.dispatchEvent(new Event("typed"));
  document.addEventListener("htmx:load", catchUp, { once: true });
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
}
