// The counties' borders (the format stands in terrain/outlines.py): read, walked along, asked what lies where.
// This runs once, before anything is seen, on old phones too: plain loops over rows of numbers, few small objects.

const [FIRST, BACKSLASH] = [35, 92];

// "…" -> whole numbers, one a character.
function numbers(text) {
  const found = new Int16Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const z = code < BACKSLASH ? code - FIRST : code - FIRST - 1;
    found[at] = z & 1 ? ~(z >> 1) : z >> 1;
  }
  return found;
}

// Where the counties' rings run. `walks`: the numbers of their lines, one after the other; ~n is line n walked backwards.
// Ring r goes from walks[starts[r]] up to walks[starts[r + 1]]. A county gets the rings from `first` up to `end`, a state
// the lines from `first` up to `end` that none before it uses.
function readRings(text, states) {
  const read = numbers(text);
  const walks = new Int16Array(read.length);
  const starts = [0];
  let at = 0;
  let walked = 0;
  let met = 0;
  for (const state of states) {
    state.first = met;
    for (const county of state.counties) {
      county.first = starts.length - 1;
      for (let rings = read[at++]; rings > 0; rings--) {
        for (let lines = read[at++]; lines > 0; lines--) {
          const said = read[at++];
          walks[walked++] = said === 0 ? met++ : said > 0 ? met - said : ~(met + said);
        }
        starts.push(walked);
      }
      county.end = starts.length - 1;
    }
    state.end = met;
  }
  return { walks, starts, lines: met };
}

// The lines of one detail: their points in one row, and where in it each line begins. A pen that never leaves the rings
// draws a line where it first comes by it, and walks along it later.
function readLines(text, grid, { walks, starts: rings, lines }) {
  const read = numbers(text);
  const points = new Int16Array(read.length + 4 * lines);
  const starts = new Uint32Array(lines + 1);
  let [at, end, met, x, y] = [0, 0, 0, 0, 0];
  for (let ring = 0; ring < rings.length - 1; ring++) {
    const last = rings[ring + 1] - 1;
    let start = -1; // where in the row the ring's first point stands
    for (let place = rings[ring]; place <= last; place++) {
      const number = walks[place];
      if (number !== met) {
        if (start < 0) start = number < 0 ? starts[~number + 1] - 2 : starts[number];
        const stand = number < 0 ? starts[~number] : starts[number + 1] - 2;
        x = points[stand];
        y = points[stand + 1];
        continue;
      }
      if (start < 0) {
        start = end;
        x += grid * read[at++];
        y += grid * read[at++];
      }
      points[end++] = x;
      points[end++] = y;
      for (let more = read[at++]; more > 0; more--) {
        points[end++] = x += grid * read[at++];
        points[end++] = y += grid * read[at++];
      }
      if (place === last) {
        points[end++] = x = points[start];
        points[end++] = y = points[start + 1];
      }
      starts[++met] = end;
    }
  }
  return { points: points.slice(0, end), starts };
}

// Which lines lie between two counties of one state; the others are state lines and coasts.
function linesInside({ walks, starts, lines }, states) {
  const users = new Uint8Array(lines);
  const isInside = new Uint8Array(lines);
  states.forEach(({ counties }, place) => {
    const end = starts[counties.at(-1).end];
    for (let at = starts[counties[0].first]; at < end; at++) {
      const line = walks[at] < 0 ? ~walks[at] : walks[at];
      isInside[line] = users[line] === place + 1 ? 1 : 0;
      users[line] = place + 1;
    }
  });
  return isInside;
}

class Lines {
  constructor({ grid, lines }, rings) {
    Object.assign(this, readLines(lines, grid, rings), { rings });
  }

  // Where in the row the first point of a line stands, as it is walked, and where the last.
  firstOf(number) {
    return number < 0 ? this.starts[~number + 1] - 2 : this.starts[number];
  }

  lastOf(number) {
    return number < 0 ? this.starts[~number] : this.starts[number + 1] - 2;
  }

  // Adds a line to a path. One that goes on where the line before ended does not tell that point again.
  walk(path, number, isFirst) {
    const { points } = this;
    const last = this.lastOf(number);
    const step = number < 0 ? -2 : 2;
    let at = this.firstOf(number);
    if (isFirst) path.moveTo(points[at], points[at + 1]);
    while (at !== last) {
      at += step;
      path.lineTo(points[at], points[at + 1]);
    }
  }

  // Adds a county to a path, to be filled by the even-odd rule. Its rings end where they began: closePath would only
  // take time.
  outline(path, { first, end }) {
    const { walks, starts } = this.rings;
    for (let ring = first; ring < end; ring++) {
      for (let at = starts[ring]; at < starts[ring + 1]; at++) this.walk(path, walks[at], at === starts[ring]);
    }
  }

  // Adds the lines around counties of one state to a path.
  edge(path, counties, isInside) {
    const { walks, starts } = this.rings;
    for (let at = starts[counties[0].first]; at < starts[counties.at(-1).end]; at++) {
      if (!isInside[walks[at] < 0 ? ~walks[at] : walks[at]]) this.walk(path, walks[at], true);
    }
  }

  // The smallest box that holds the rings from `first` up to `end`: [left, top, right, bottom].
  box({ first, end }) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    this.each(first, end, (points, at) => {
      box[0] = Math.min(box[0], points[at]);
      box[1] = Math.min(box[1], points[at + 1]);
      box[2] = Math.max(box[2], points[at]);
      box[3] = Math.max(box[3], points[at + 1]);
    });
    return box;
  }

  // Whether a point lies inside: a line from it to the right crosses the rings an odd number of times.
  holds({ first, end }, x, y) {
    let isInside = false;
    this.each(first, end, (points, at, isFirst) => {
      if (isFirst) return;
      const fromX = points[at - 2];
      const fromY = points[at - 1];
      const toY = points[at + 1];
      if (fromY > y !== toY > y && x < fromX + ((points[at] - fromX) * (y - fromY)) / (toY - fromY)) isInside = !isInside;
    });
    return isInside;
  }

  // Every point of the rings' lines.
  each(first, end, look) {
    const { walks, starts } = this.rings;
    for (let place = starts[first]; place < starts[end]; place++) {
      const line = walks[place] < 0 ? ~walks[place] : walks[place];
      const start = this.starts[line];
      for (let at = start; at < this.starts[line + 1]; at += 2) look(this.points, at, at === start);
    }
  }
}

function stateOf([state, digits]) {
  const counties = [];
  for (let at = 0; at < digits.length; at += 3) counties.push({ key: state + digits.slice(at, at + 3), first: 0, end: 0, box: null, middle: null });
  return { key: state, counties, first: 0, end: 0, box: null };
}

const extent = ([left, top, right, bottom]) => right - left + bottom - top;

// The smallest box around all of these.
export const union = (boxes) =>
  boxes.reduce((all, box) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])]);

export class Shapes {
  constructor(far) {
    [this.width, this.height] = far.size;
    this.states = far.states.map(stateOf);
    this.counties = this.states.flatMap(({ counties }) => counties);
    this.rings = readRings(far.rings, this.states);
    this.isInside = linesInside(this.rings, this.states);
    this.far = new Lines(far, this.rings);
    this.near = null;
  }

  // The near shapes have come.
  sharpen(near) {
    this.near = new Lines(near, this.rings);
    for (const county of this.counties) county.box = null;
  }

  get best() {
    return this.near ?? this.far;
  }

  // The outline of a county, or of a state: what is not inside it.
  outline(place) {
    const path = new Path2D();
    if (place.counties) this.best.edge(path, place.counties, this.isInside);
    else this.best.outline(path, place);
    return path;
  }

  box(county) {
    county.box ??= this.best.box(county);
    return county.box;
  }

  boxOf(state) {
    state.box ??= union(state.counties.map((county) => this.box(county)));
    return state.box;
  }

  // The middle of a county's largest piece.
  middle(county) {
    county.middle ??= this.middleOf(county);
    return county.middle;
  }

  middleOf({ first, end }) {
    const boxes = Array.from({ length: end - first }, (_, place) => this.best.box({ first: first + place, end: first + place + 1 }));
    const [left, top, right, bottom] = boxes.reduce((most, box) => (extent(box) > extent(most) ? box : most));
    return [(left + right) / 2, (top + bottom) / 2];
  }

  nearest([x, y]) {
    return this.least((countyX, countyY) => Math.hypot(countyX - x, countyY - y));
  }

  // The nearest county in a direction: near ahead beats far aside.
  beside([x, y], right, down) {
    return this.least((countyX, countyY) => {
      const ahead = (countyX - x) * right + (countyY - y) * down;
      const aside = Math.abs((countyX - x) * down) + Math.abs((countyY - y) * right);
      return ahead > 0 ? ahead + 2 * aside : Infinity;
    });
  }

  least(far) {
    let [best, least] = [null, Infinity];
    for (const county of this.counties) {
      const distance = far(...this.middle(county));
      if (distance < least) [best, least] = [county, distance];
    }
    return best;
  }

  // The smallest county at a point: the map has no holes for cities as small as a dot.
  countyAt(x, y) {
    const found = this.counties.filter((county) => {
      const [left, top, right, bottom] = this.box(county);
      return x >= left && x <= right && y >= top && y <= bottom && this.best.holds(county, x, y);
    });
    return found.sort((one, other) => extent(this.box(one)) - extent(this.box(other)))[0] ?? null;
  }
}
