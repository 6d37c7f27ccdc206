// The map as a picture: painted once, a little beyond what is in sight, then moved and stretched while a hand moves it.

const AIR = 0.25; // of the width and the height, painted beyond each edge
const FINE = 12; // map units to a pixel; with fewer the far shapes would look rough
const CLOSE = 8; // times the whole country, from where lines between counties must be seen on the palest shade too
const SLICE = 8; // milliseconds of a frame for making paths
const STILL = 150; // milliseconds without a move after which a stretched picture is painted anew

export class Picture {
  constructor(element, canvas, shapes, shadeOf) {
    Object.assign(this, { element, canvas, shapes, shadeOf });
    this.bitmap = document.createElement("canvas");
    this.near = new Map(); // state -> its drawing with the near shapes
    this.density = 1;
    this.changed = () => {};
  }

  resize([width, height], density) {
    this.density = density;
    this.canvas.width = width * density;
    this.canvas.height = height * density;
    this.forget();
  }

  // What is painted is wrong: colors or size have changed.
  forget() {
    this.painted = null;
    this.color = null;
  }

  // Shows the view; answers with a pen that writes on it in map units. The very first time nothing is moving yet, and
  // the map goes straight onto the canvas.
  show(view) {
    const isFirst = !this.view;
    this.view = view;
    const pen = this.canvas.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (!isFirst) this.copy(pen, view);
    const scale = view.scale * this.density;
    pen.setTransform(scale, 0, 0, scale, view.shift[0] * this.density, view.shift[1] * this.density);
    if (isFirst) this.draw(pen, view, view.box(0));
    return pen;
  }

  // What has been painted, moved and stretched to the view.
  copy(pen, view) {
    if (!this.covers(view)) this.paint(view);
    if (!this.isSharp(view)) this.sharpenWhenStill();
    const { box, scale } = this.painted;
    const stretch = (view.scale * this.density) / scale;
    const [left, top] = view.toScreen(box[0], box[1]).map((place) => Math.round(place * this.density));
    pen.drawImage(this.bitmap, left, top, this.bitmap.width * stretch, this.bitmap.height * stretch);
  }

  covers(view) {
    const [left, top, right, bottom] = this.painted?.box ?? [];
    const [seenLeft, seenTop, seenRight, seenBottom] = view.box(0);
    return left <= seenLeft && top <= seenTop && right >= seenRight && bottom >= seenBottom;
  }

  isSharp(view) {
    return this.painted.scale === view.scale * this.density && this.painted.isNear === this.couldBeNear(view);
  }

  wantsNear(view) {
    return view.scale * this.density * FINE > 1;
  }

  couldBeNear(view) {
    return this.wantsNear(view) && this.shapes.near !== null;
  }

  sharpenWhenStill() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.sharpen(), STILL);
  }

  // The near paths of the states in sight are made first, a few a frame, so that no frame comes late.
  sharpen() {
    if (this.couldBeNear(this.view) && !this.prepare(this.statesIn(this.view.box(AIR)))) requestAnimationFrame(() => this.sharpen());
    else {
      this.paint(this.view);
      this.changed();
    }
  }

  // Makes near drawings until the time is up. True when all are there.
  prepare(states) {
    const until = performance.now() + SLICE;
    const missing = states.filter((state) => !this.near.has(state));
    for (const state of missing) {
      if (performance.now() > until) return false;
      this.near.set(state, this.drawingOf(this.shapes.near, [state]));
    }
    return true;
  }

  statesIn(box) {
    return this.shapes.states.filter((state) => {
      const [left, top, right, bottom] = this.shapes.boxOf(state);
      return left <= box[2] && right >= box[0] && top <= box[3] && bottom >= box[1];
    });
  }

  // Paths: one for each shade, the lines inside of states, and state lines with the coasts.
  drawingOf(lines, states) {
    const fills = new Map();
    const inside = new Path2D();
    const outside = new Path2D();
    for (const { counties, first, end } of states) {
      for (const county of counties) {
        const shade = this.shadeOf(county);
        if (!fills.has(shade)) fills.set(shade, new Path2D());
        lines.outline(fills.get(shade), county);
      }
      for (let line = first; line < end; line++) lines.walk(this.shapes.isInside[line] ? inside : outside, line, true);
    }
    return { fills, inside, outside };
  }

  drawings(view, box) {
    const states = this.couldBeNear(view) ? this.statesIn(box) : [];
    if (states.length && states.every((state) => this.near.has(state))) return states.map((state) => this.near.get(state));
    this.far ??= this.drawingOf(this.shapes.far, this.shapes.states);
    return [this.far];
  }

  paint(view) {
    clearTimeout(this.waiting);
    const box = view.box(AIR);
    const scale = view.scale * this.density;
    this.bitmap.width = Math.ceil((box[2] - box[0]) * scale);
    this.bitmap.height = Math.ceil((box[3] - box[1]) * scale);
    const pen = this.bitmap.getContext("2d");
    pen.setTransform(scale, 0, 0, scale, -box[0] * scale, -box[1] * scale);
    this.painted = { box, scale, isNear: this.draw(pen, view, box) };
  }

  // Draws what lies in the box; true if it could do so with the near shapes.
  draw(pen, view, box) {
    const drawings = this.drawings(view, box);
    this.color ??= this.colors(pen);
    this.fill(pen, drawings, view);
    this.stroke(pen, drawings, view);
    return drawings[0] !== this.far;
  }

  fill(pen, drawings, view) {
    const { shades, none } = this.color;
    none.setTransform(new DOMMatrix().scale(1 / (view.scale * this.density)));
    for (const { fills } of drawings) {
      for (const [shade, path] of fills) {
        pen.fillStyle = shade === "none" ? none : shades[shade];
        pen.fill(path, "evenodd");
      }
    }
  }

  stroke(pen, drawings, view) {
    pen.lineJoin = "round";
    const zoom = view.scale / view.least;
    pen.strokeStyle = zoom < CLOSE ? this.color.paper : this.color.edge;
    pen.lineWidth = Math.min(0.8, 0.35 * Math.sqrt(zoom)) / view.scale;
    for (const { inside } of drawings) pen.stroke(inside);
    pen.strokeStyle = this.color.ink;
    pen.lineWidth = 0.6 / view.scale;
    for (const { outside } of drawings) pen.stroke(outside);
  }

  colors(pen) {
    const style = getComputedStyle(this.element);
    const color = (name) => style.getPropertyValue(name).trim();
    const none = pen.createPattern(hatched(color("--shade-none"), color("--edge")), "repeat");
    const shades = [0, 1, 2, 3, 4, 5].map((place) => color(`--shade-${place}`));
    return { shades, none, paper: color("--paper"), edge: color("--edge"), ink: color("--ink"), red: color("--red") };
  }
}

// A tile for counties without a figure.
function hatched(ground, line) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.fillStyle = ground;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = line;
  pen.lineWidth = 0.8;
  pen.stroke(new Path2D("M-2 6L6 -2M2 10L10 2"));
  return tile;
}
