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

  resize(width, height) {
    const [x, y] = this.toMap(this.size[0] / 2, this.size[1] / 2);
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
