// What fingers, the mouse and keys do to the map.

export const STEP = 1.6; // one press of a zoom key
const TAP = 6; // pixels a finger may tremble
const EDGE = 30; // pixels within which a county chosen by keyboard is too near the edge
const PAN = 60; // pixels for an arrow with Shift
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function listen(map) {
  const hands = new Hands(map);
  const { frame, canvas } = map;
  frame.addEventListener("keydown", (event) => hands.key(event));
  frame.addEventListener("focus", () => map.names());
  canvas.addEventListener("pointerenter", () => map.names());
  canvas.addEventListener("pointerdown", (event) => hands.press(event));
  canvas.addEventListener("pointermove", (event) => hands.move(event));
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, (event) => hands.release(event));
  canvas.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && map.choose(map.home));
  canvas.addEventListener("wheel", (event) => hands.wheel(event), { passive: false });
}

class Hands {
  constructor(map) {
    this.map = map;
    this.view = map.view;
    this.pointers = new Map();
  }

  spot(event) {
    const box = this.map.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  press(event) {
    this.map.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.spot(event));
    this.begun = this.spot(event);
    this.isTap = this.pointers.size === 1;
  }

  move(event) {
    const now = this.spot(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) return this.hover(now);
    if (Math.hypot(now[0] - this.begun[0], now[1] - this.begun[1]) > TAP) this.isTap = false;
    if (this.pointers.size === 2) this.pinch(event.pointerId, now);
    else if (!this.isTap) this.view.pan(now[0] - before[0], now[1] - before[1]);
    this.pointers.set(event.pointerId, now);
    this.map.redraw();
  }

  pinch(moving, now) {
    const [, still] = [...this.pointers].find(([id]) => id !== moving);
    const before = this.pointers.get(moving);
    const apart = (one) => Math.hypot(one[0] - still[0], one[1] - still[1]);
    this.view.zoom(apart(now) / (apart(before) || 1), (now[0] + still[0]) / 2, (now[1] + still[1]) / 2);
  }

  release(event) {
    const wasTap = this.isTap && event.type === "pointerup";
    this.pointers.delete(event.pointerId);
    if (!wasTap) return;
    const [x, y] = this.spot(event);
    const site = this.map.siteAt(x, y);
    if (site) return this.map.saySite(site);
    const county = this.map.countyAt(x, y);
    if (county && event.pointerType === "mouse") this.map.go(county);
    else this.map.choose(county);
  }

  wheel(event) {
    if (this.view.isWhole && event.deltaY > 0) return; // the page scrolls on
    if (!event.ctrlKey && !this.map.frame.matches(":focus-within") && this.view.isWhole) return;
    event.preventDefault();
    this.view.zoom(Math.exp(-event.deltaY / 300), ...this.spot(event));
    this.map.redraw();
  }

  hover(spot) {
    const site = this.map.siteAt(...spot);
    if (site) return this.map.saySite(site);
    const county = this.map.countyAt(...spot);
    if (county !== this.map.chosen) this.map.choose(county);
  }

  key(event) {
    const deeds = {
      "+": () => this.view.zoom(STEP),
      "=": () => this.view.zoom(STEP),
      "-": () => this.view.zoom(1 / STEP),
      0: () => this.view.whole(),
      Escape: () => this.view.whole(),
      Enter: () => this.map.chosen && this.map.go(this.map.chosen),
    };
    const arrow = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (!arrow && !deeds[event.key])) return; // the browser's own keys
    event.preventDefault();
    if (!arrow) deeds[event.key]();
    else if (event.shiftKey) this.view.pan(-PAN * arrow[0], -PAN * arrow[1]);
    else this.step(...arrow);
    this.map.redraw();
  }

  step(right, down) {
    const { shapes, chosen } = this.map;
    const next = chosen ? shapes.beside(shapes.middle(chosen), right, down) : shapes.nearest(this.view.middle);
    if (!next) return;
    this.map.choose(next);
    this.view.show(shapes.middle(next), EDGE);
  }
}
