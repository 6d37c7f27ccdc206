// The counties of the nation, shaded by a measure. The table beside the map has the same values.
import { bordersOf, classOf, labelsOf, shadeOf, writer } from "terrain/classes";
import { Shapes } from "terrain/shapes";
import { View } from "terrain/view";

const STEP = 1.6; // one press of a zoom key
const TAP = 6; // pixels a finger may tremble
const [COARSE, FINE] = [2.5, 0.8]; // pixels between points of a border: in the first drawing, and a moment later
const CLOSE = 3; // times the whole country from which every point of a border is drawn
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export default async function map(element, data) {
  const [asset, values] = await Promise.all([data.shapes, data.values].map(fetched));
  const country = new CountyMap(element, data, new Shapes(asset), values);
  country.open();
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function made(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const name = key(row);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  return groups;
}

class CountyMap {
  constructor(element, data, shapes, values) {
    Object.assign(this, { element, data, shapes, words: data.words });
    this.values = new Map(values.values.map((value, place) => [values.counties.slice(5 * place, 5 * place + 5), value]));
    this.counties = shapes.counties;
    this.list = this.counties.map((county) => this.values.get(county.key) ?? null);
    this.borders = bordersOf(this.list, data.unit);
    this.write = writer(data.unit, data.words);
    this.view = new View(shapes.width, shapes.height);
    this.drawings = new Map();
    this.coarseness = COARSE;
    this.pointers = new Map();
    this.chosen = null;
  }

  open() {
    this.build();
    this.listen();
    this.measure();
    this.lookAt(this.data.look);
    this.draw();
    setTimeout(() => this.refine(), 400);
  }

  refine() {
    this.coarseness = FINE;
    this.redraw();
  }

  build() {
    this.canvas = made("canvas", "map-canvas");
    this.frame = made("div", "map-frame");
    this.frame.tabIndex = 0;
    this.frame.setAttribute("role", "application");
    this.frame.setAttribute("aria-label", this.words.help);
    this.frame.append(this.canvas);
    const deeds = made("div", "map-deeds");
    deeds.append(
      this.button("+", this.words.zoom_in, () => this.view.zoom(STEP)),
      this.button("−", this.words.zoom_out, () => this.view.zoom(1 / STEP)),
      this.button("⤢", this.words.whole, () => this.view.whole()),
    );
    this.line = made("p", "map-line");
    this.line.setAttribute("aria-live", "polite");
    this.element.replaceChildren(deeds, this.frame, this.line, this.legend());
    this.say(null);
  }

  button(sign, name, deed) {
    const button = made("button", "button button-quiet", sign);
    button.type = "button";
    button.setAttribute("aria-label", name);
    button.title = name;
    button.addEventListener("click", () => (deed(), this.redraw()));
    return button;
  }

  legend() {
    const list = made("ul", "legend");
    const labels = labelsOf(this.list, this.borders, this.data.unit, this.write, this.words);
    const entries = labels.map((label, place) => [`shade-${shadeOf(place, this.borders)}`, label]);
    if (this.list.includes(null)) entries.push(["shade-none", this.words.no_data]);
    for (const [shade, label] of entries) {
      const item = document.createElement("li");
      item.append(made("span", `swatch ${shade}`), label);
      list.append(item);
    }
    return list;
  }

  listen() {
    const { frame, canvas } = this;
    frame.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, (event) => this.release(event));
    canvas.addEventListener("pointerleave", () => this.pointers.size || this.hover(null));
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    new ResizeObserver(() => this.resize()).observe(frame);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redraw());
  }

  measure() {
    const width = this.frame.clientWidth;
    const height = this.frame.clientHeight;
    const density = Math.min(devicePixelRatio || 1, 2);
    this.canvas.width = width * density;
    this.canvas.height = height * density;
    this.density = density;
    const isFirst = !this.isMeasured;
    this.isMeasured = true;
    if (isFirst) {
      this.view.size = [width, height];
      this.view.whole();
    } else this.view.resize(width, height);
  }

  resize() {
    const [width, height] = this.view.size;
    if (this.frame.clientWidth === width && this.frame.clientHeight === height) return;
    this.measure();
    this.redraw();
  }

  // A county fills about a third of the drawing; a state all of it.
  lookAt(key) {
    const found = key ? this.counties.filter((county) => county.key.startsWith(key)) : [];
    if (!found.length) return;
    const box = found.map((county) => this.shapes.box(county)).reduce((all, box) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])], [Infinity, Infinity, -Infinity, -Infinity]);
    this.view.fit(box);
    if (key.length === 5) this.choose(found[0]);
  }

  redraw() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      this.draw();
    });
  }

  colors(pen) {
    const style = getComputedStyle(this.element);
    const color = (name) => style.getPropertyValue(name).trim();
    const tile = new OffscreenCanvas(8, 8);
    const hatch = tile.getContext("2d");
    hatch.fillStyle = color("--shade-none");
    hatch.fillRect(0, 0, 8, 8);
    hatch.strokeStyle = color("--edge");
    hatch.lineWidth = 0.8;
    hatch.stroke(new Path2D("M-2 6L6 -2M2 10L10 2"));
    const none = pen.createPattern(tile, "repeat");
    none.setTransform(new DOMMatrix().scale(1 / (this.view.scale * this.density)));
    return { shades: [0, 1, 2, 3, 4, 5].map((place) => color(`--shade-${place}`)), none, paper: color("--paper"), ink: color("--ink"), red: color("--red") };
  }

  draw() {
    const pen = this.canvas.getContext("2d");
    const { scale, shift, size } = this.view;
    const color = this.colors(pen);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    pen.setTransform(scale * this.density, 0, 0, scale * this.density, shift[0] * this.density, shift[1] * this.density);
    this.fillAll(pen, color);
    if (this.chosen) {
      pen.lineWidth = 2.5 / scale;
      pen.stroke(this.shapes.outline([this.chosen]));
    }
    this.drawSites(pen, color);
  }

  // The paths are made once for the far view, without what it cannot show, and once for the near one.
  drawing() {
    const least = this.view.scale > CLOSE * this.view.least ? 0 : Math.round(this.coarseness / this.view.least);
    if (!this.drawings.has(least)) {
      const byShade = grouped(this.counties, (county) => this.shade(county));
      const fills = [...byShade].map(([shade, counties]) => [shade, this.shapes.outline(counties, least)]);
      this.drawings.set(least, { fills, ...this.shapes.borders(least) });
    }
    return this.drawings.get(least);
  }

  shade(county) {
    const value = this.values.get(county.key);
    return value == null ? "none" : shadeOf(classOf(value, this.borders), this.borders);
  }

  fillAll(pen, color) {
    const { fills, inner, outer } = this.drawing();
    for (const [shade, path] of fills) {
      pen.fillStyle = shade === "none" ? color.none : color.shades[shade];
      pen.fill(path, "evenodd");
    }
    pen.lineJoin = "round";
    pen.strokeStyle = color.paper;
    pen.lineWidth = Math.min(0.8, 0.35 * Math.sqrt(this.view.scale / this.view.least)) / this.view.scale;
    pen.stroke(inner);
    pen.strokeStyle = color.ink;
    pen.lineWidth = 0.6 / this.view.scale;
    pen.stroke(outer);
  }

  drawSites(pen, color) {
    pen.fillStyle = color.red;
    pen.strokeStyle = color.paper;
    pen.lineWidth = 1 / this.view.scale;
    for (const [x, y, , , , count] of this.data.sites) {
      pen.beginPath();
      pen.arc(x, y, (3 + Math.min(5, Math.sqrt(count))) / this.view.scale, 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
    }
  }

  spot(event) {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  countyAt(x, y) {
    return this.shapes.countyAt(...this.view.toMap(x, y)) ?? null;
  }

  siteAt(x, y) {
    const near = this.data.sites.find(([siteX, siteY, , , , count]) => {
      const [screenX, screenY] = this.view.toScreen(siteX, siteY);
      return Math.hypot(screenX - x, screenY - y) < 6 + Math.min(5, Math.sqrt(count));
    });
    return near ?? null;
  }

  press(event) {
    this.canvas.setPointerCapture(event.pointerId);
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
    this.redraw();
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
    this.canvas.classList.toggle("is-zoomed", !this.view.isWhole);
    if (!wasTap) return;
    const [x, y] = this.spot(event);
    const site = this.siteAt(x, y);
    if (site) return this.saySite(site);
    const county = this.countyAt(x, y);
    if (county && event.pointerType === "mouse") this.go(county);
    else this.choose(county);
  }

  wheel(event) {
    if (this.view.isWhole && event.deltaY > 0) return; // the page scrolls on
    if (!event.ctrlKey && !this.frame.matches(":focus-within") && this.view.isWhole) return;
    event.preventDefault();
    this.view.zoom(Math.exp(-event.deltaY / 300), ...this.spot(event));
    this.canvas.classList.toggle("is-zoomed", !this.view.isWhole);
    this.redraw();
  }

  hover(spot) {
    const site = spot && this.siteAt(...spot);
    if (site) return this.saySite(site);
    const county = spot ? this.countyAt(...spot) : null;
    if (county === this.chosen) return;
    this.choose(county);
  }

  key(event) {
    const deeds = {
      "+": () => this.view.zoom(STEP),
      "=": () => this.view.zoom(STEP),
      "-": () => this.view.zoom(1 / STEP),
      0: () => this.view.whole(),
      Escape: () => this.view.whole(),
      Enter: () => this.chosen && this.go(this.chosen),
    };
    const arrow = ARROWS[event.key];
    if (!arrow && !deeds[event.key]) return;
    event.preventDefault();
    if (!arrow) deeds[event.key]();
    else if (event.shiftKey) this.view.pan(-60 * arrow[0], -60 * arrow[1]);
    else this.step(...arrow);
    this.redraw();
  }

  // To the nearest county in a direction: near ahead beats far aside.
  step(right, down) {
    const [x, y] = this.chosen ? this.chosen.label : this.view.toMap(this.view.size[0] / 2, this.view.size[1] / 2);
    let best = null;
    let least = Infinity;
    for (const county of this.counties) {
      const ahead = (county.label[0] - x) * right + (county.label[1] - y) * down;
      const aside = Math.abs((county.label[0] - x) * down) + Math.abs((county.label[1] - y) * right);
      const far = this.chosen ? ahead + 2 * aside : Math.hypot(county.label[0] - x, county.label[1] - y);
      if (county !== this.chosen && (!this.chosen || ahead > 0) && far < least) [best, least] = [county, far];
    }
    if (!best) return;
    this.choose(best);
    const [screenX, screenY] = this.view.toScreen(...best.label);
    const [width, height] = this.view.size;
    if (screenX < 30 || screenY < 30 || screenX > width - 30 || screenY > height - 30) this.view.centerOn(...best.label);
  }

  choose(county) {
    this.chosen = county;
    this.say(county);
    this.redraw();
  }

  // The names are fetched at the first wish to know one: the first view does without.
  async names() {
    this.fetching ??= fetched(this.data.names);
    return this.fetching;
  }

  async say(county) {
    if (!county) return this.line.replaceChildren(this.words.help);
    const [name, state, slug] = (await this.names())[county.key] ?? [county.key, "", ""];
    if (county !== this.chosen) return;
    const value = this.values.get(county.key);
    const link = made("a", "", state ? `${name}, ${state}` : name);
    if (slug) link.href = `/places/${slug}/`;
    this.line.replaceChildren(link, `: ${value == null ? this.words.no_data : this.write(value)}`);
  }

  saySite([, , name, slug, city]) {
    const link = made("a", "", name);
    link.href = `/players/${slug}/`;
    this.line.replaceChildren(link, city ? `, ${city}` : "");
  }

  async go(county) {
    const [, , slug] = (await this.names())[county.key] ?? [];
    if (slug) location.assign(`/places/${slug}/`);
  }
}
