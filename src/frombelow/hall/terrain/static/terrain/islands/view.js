// Where the map is looked at from: scale and shift between map units and the drawing, kept within bounds.

export const FARTHEST = 60; // times the whole country

export class View {
  constructor(width, height) {
    this.world = [width, height];
    this.size = [width, height];
    this.scale = 1;
    this.shift = [0, 0];
  }

  get least() {
    return Math.min(this.size[0] / this.world[0], this.size[1] / this.world[1]);
  }

  get isWhole() {
    return this.scale <= this.least * 1.001;
  }

  // What is in sight, with so much of it more on each side, as far as the map goes: [left, top, right, bottom].
  box(air) {
    const [width, height] = this.size;
    const [left, top] = this.toMap(-air * width, -air * height);
    const [right, bottom] = this.toMap((1 + air) * width, (1 + air) * height);
    return [Math.max(0, left), Math.max(0, top), Math.min(this.world[0], right), Math.min(this.world[1], bottom)];
  }

  resize(width, height) {
    const [x, y] = this.middle;
    const zoom = this.scale / this.least;
    this.size = [width, height];
    this.scale = this.least * zoom;
    this.centerOn(x, y);
  }

  toMap(x, y) {
    return [(x - this.shift[0]) / this.scale, (y - this.shift[1]) / this.scale];
  }

  toScreen(x, y) {
    return [x * this.scale + this.shift[0], y * this.scale + this.shift[1]];
  }

  get middle() {
    return this.toMap(this.size[0] / 2, this.size[1] / 2);
  }

  // As the end of an address, and back: the point in the middle, and how many times the whole country. True if it was one.
  toString() {
    const [x, y] = this.middle;
    return `at=${Math.round(x)},${Math.round(y)},${Number((this.scale / this.least).toPrecision(3))}`;
  }

  readFrom(address) {
    const [x, y, zoom] = (address.match(/^#at=(-?\d+),(-?\d+),([\d.]+)$/) ?? []).slice(1).map(Number);
    if (!(zoom > 0)) return false;
    this.scale = this.least * Math.min(Math.max(zoom, 1), FARTHEST);
    this.centerOn(x, y);
    return true;
  }

  // So that a point does not lie too near the edge.
  show(point, edge) {
    const isInside = this.toScreen(...point).every((place, axis) => place >= edge && place <= this.size[axis] - edge);
    if (!isInside) this.centerOn(...point);
  }

  whole() {
    this.scale = this.least;
    this.centerOn(this.world[0] / 2, this.world[1] / 2);
  }

  centerOn(x, y) {
    this.shift = [this.size[0] / 2 - x * this.scale, this.size[1] / 2 - y * this.scale];
    this.settle();
  }

  // The box [left, top, right, bottom] fills the drawing, with some air.
  fit([left, top, right, bottom]) {
    const fitting = Math.min(this.size[0] / (right - left || 1), this.size[1] / (bottom - top || 1)) * 0.72;
    this.scale = Math.min(Math.max(fitting, this.least), this.least * FARTHEST);
    this.centerOn((left + right) / 2, (top + bottom) / 2);
  }

  zoom(times, x = this.size[0] / 2, y = this.size[1] / 2) {
    const [mapX, mapY] = this.toMap(x, y);
    this.scale = Math.min(Math.max(this.scale * times, this.least), this.least * FARTHEST);
    this.shift = [x - mapX * this.scale, y - mapY * this.scale];
    this.settle();
  }

  pan(x, y) {
    this.shift = [this.shift[0] + x, this.shift[1] + y];
    this.settle();
  }

  // The country never leaves the drawing; where it is smaller, it stands in the middle.
  settle() {
    this.shift = this.shift.map((shift, axis) => {
      const room = this.size[axis] - this.world[axis] * this.scale;
      return room >= 0 ? room / 2 : Math.min(this.size[axis] * 0.4, Math.max(room - this.size[axis] * 0.4, shift));
    });
  }
}
