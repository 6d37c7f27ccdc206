// The counties of the nation, shaded by a measure. The table beside the map has the same values.
import { bordersOf, classOf, labelsOf, shadeOf, writer } from "terrain/classes";
import { listen, STEP } from "terrain/hands";
import { Picture } from "terrain/picture";
import { Shapes, union } from "terrain/shapes";
import { View } from "terrain/view";

const REST = 400; // milliseconds without a move after which the address tells where the map is looking
const PAPER = 2400; // dots from one side of the drawing to the other, printed

export default async function map(element, data) {
  const country = new CountyMap(element, data, new Shapes(await fetched(data.far)));
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

// County FIPS -> value.
function valuesOf({ counties, values }) {
  return new Map(values.map((value, place) => [counties.slice(5 * place, 5 * place + 5), value]));
}

class CountyMap {
  constructor(element, data, shapes) {
    Object.assign(this, { element, data, shapes, words: data.words });
    this.values = valuesOf(data.values);
    this.counties = shapes.counties;
    this.list = this.counties.map((county) => this.values.get(county.key) ?? null);
    this.borders = bordersOf(this.list, data.unit);
    this.write = writer(data.unit, data.words);
    this.view = new View(shapes.width, shapes.height);
    this.chosen = null;
    this.home = this.counties.find(({ key }) => key === data.look) ?? null;
    this.homeState = shapes.states.find(({ key }) => key === data.look) ?? null;
  }

  open() {
    this.build();
    this.listen();
    this.measure();
    this.lookAt(this.data.look);
    this.choose(this.home);
    this.opened = this.told = this.view.toString();
    this.view.readFrom(location.hash);
    this.draw();
  }

  build() {
    this.canvas = made("canvas", "map-canvas");
    this.picture = new Picture(this.element, this.canvas, this.shapes, (county) => this.shade(county));
    this.picture.changed = () => this.redraw();
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
    listen(this);
    new ResizeObserver(() => this.resize()).observe(this.frame);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.repaint());
    addEventListener("hashchange", () => this.view.readFrom(location.hash) && this.redraw());
    addEventListener("beforeprint", () => this.toPaper());
    addEventListener("afterprint", () => this.repaint());
  }

  // With other colors, or with more dots.
  repaint(density = this.density) {
    this.picture.resize(this.view.size, density);
    this.draw();
  }

  // Paper is light, whatever the screen is, and fine.
  toPaper() {
    const { dataset } = document.documentElement;
    const { theme } = dataset;
    dataset.theme = "light";
    this.repaint(PAPER / this.view.size[0]);
    if (theme) dataset.theme = theme;
    else delete dataset.theme;
  }

  get density() {
    return Math.min(devicePixelRatio, 2);
  }

  measure() {
    const [width, height] = [this.frame.clientWidth, this.frame.clientHeight];
    const isFirst = !this.isMeasured;
    this.isMeasured = true;
    if (isFirst) {
      this.view.size = [width, height];
      this.view.whole();
    } else this.view.resize(width, height);
    this.picture.resize(this.view.size, this.density);
  }

  resize() {
    const [width, height] = this.view.size;
    if (this.frame.clientWidth === width && this.frame.clientHeight === height) return;
    this.measure();
    this.redraw();
  }

  lookAt(key) {
    const found = key ? this.counties.filter((county) => county.key.startsWith(key)) : [];
    if (found.length) this.view.fit(union(found.map((county) => this.shapes.box(county))));
  }

  redraw() {
    this.frameAsked ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.frameAsked);
    this.frameAsked = null;
    const pen = this.picture.show(this.view);
    pen.strokeStyle = this.picture.color.ink;
    pen.lineJoin = "round";
    this.drawOutline(pen, 1.5, this.homeState);
    this.drawOutline(pen, 2.5, this.chosen);
    this.drawSites(pen);
    this.canvas.classList.toggle("is-zoomed", !this.view.isWhole);
    if (this.picture.wantsNear(this.view)) this.sharpen();
    this.tellAddress();
  }

  // The near shapes are fetched when the far ones begin to look rough: on a phone, when somebody zooms in.
  sharpen() {
    this.sharpening ??= fetched(this.data.near).then((near) => {
      this.shapes.sharpen(near);
      this.picture.sharpen();
    }, console.error);
  }

  // A link to what is in sight; what the page shows when it is opened needs none.
  tellAddress() {
    const seen = this.view.toString();
    if (seen === this.told) return;
    this.told = seen;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.setHash(seen === this.opened ? "" : seen), REST);
  }

  // The form that chooses another measure takes it along.
  setHash(hash) {
    const form = document.querySelector("form.map-choice");
    for (const [address, tell] of [
      [location.href, (url) => history.replaceState(history.state, "", url)],
      ...(form ? [[form.action, (url) => (form.action = url)]] : []),
    ]) {
      const url = new URL(address);
      url.hash = hash;
      tell(url);
    }
  }

  shade(county) {
    const value = this.values.get(county.key);
    return value == null ? "none" : shadeOf(classOf(value, this.borders), this.borders);
  }

  drawOutline(pen, width, place) {
    if (!place) return;
    pen.lineWidth = width / this.view.scale;
    pen.stroke(this.shapes.outline(place));
  }

  drawSites(pen) {
    pen.fillStyle = this.picture.color.red;
    pen.strokeStyle = this.picture.color.paper;
    pen.lineWidth = 1 / this.view.scale;
    for (const [x, y, , , , count] of this.data.sites) {
      pen.beginPath();
      pen.arc(x, y, (3 + Math.min(5, Math.sqrt(count))) / this.view.scale, 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
    }
  }

  countyAt(x, y) {
    return this.shapes.countyAt(...this.view.toMap(x, y));
  }

  siteAt(x, y) {
    const near = this.data.sites.find(([siteX, siteY, , , , count]) => {
      const [screenX, screenY] = this.view.toScreen(siteX, siteY);
      return Math.hypot(screenX - x, screenY - y) < 6 + Math.min(5, Math.sqrt(count));
    });
    return near ?? null;
  }

  choose(county) {
    this.chosen = county;
    this.say(county);
    this.redraw();
  }

  // The names are fetched when somebody comes near: the first view does without. If that fails, the next wish tries again.
  names() {
    this.fetching ??= fetched(this.data.names).catch((fault) => {
      this.fetching = null;
      console.error(fault);
      return {};
    });
    return this.fetching;
  }

  async say(county) {
    if (!county) return this.line.replaceChildren(matchMedia("(pointer: coarse)").matches ? this.words.touch : this.words.help);
    const [name, state, slug] = (await this.names())[county.key] ?? [county.key, "", ""];
    if (county !== this.chosen) return;
    const value = this.values.get(county.key);
    const link = made("a", "", state ? `${name}, ${state}` : name);
    if (slug) link.href = this.addressOf(slug);
    this.line.replaceChildren(link, `: ${value == null ? this.words.no_data : this.write(value)}`);
  }

  saySite([, , name, slug, city]) {
    const link = made("a", "", name);
    link.href = `/players/${slug}/`;
    this.line.replaceChildren(link, city ? `, ${city}` : "");
  }

  async go(county) {
    const [, , slug] = (await this.names())[county.key] ?? [];
    if (slug) location.assign(this.addressOf(slug));
  }

  // What a county leads to: its page, or what the page around the map wants.
  addressOf(slug) {
    return (this.data.opens ?? "/places/{slug}/").replace("{slug}", slug);
  }
}
