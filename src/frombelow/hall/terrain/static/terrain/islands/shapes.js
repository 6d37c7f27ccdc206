// Reads the county shapes (the format stands in records/map_asset.py): counties as paths in map units.

// "…" -> whole numbers: groups of five bits, lowest first, 32 added where more follow, sign in the last bit.
function numbers(text) {
  const found = [];
  let z = 0;
  let shift = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const group = (code === 33 ? 92 : code) - 63;
    z += (group & 31) << shift;
    shift += 5;
    if (group < 32) {
      found.push(z & 1 ? -(z + 1) / 2 : z / 2);
      z = shift = 0;
    }
  }
  return found;
}

function readArcs(text) {
  const read = numbers(text);
  const arcs = [];
  let at = 0;
  let startX = 0;
  let startY = 0;
  while (at < read.length) {
    const points = new Float32Array(2 * read[at++]);
    let x = startX;
    let y = startY;
    for (let place = 0; place < points.length; place += 2) {
      points[place] = x += read[at++];
      points[place + 1] = y += read[at++];
    }
    [startX, startY] = points;
    arcs.push(points);
  }
  return arcs;
}

function readLabels(text) {
  const read = numbers(text);
  const labels = [];
  let x = 0;
  let y = 0;
  for (let at = 0; at < read.length; at += 2) labels.push([(x += read[at]), (y += read[at + 1])]);
  return labels;
}

function readKeys(states) {
  return states.flatMap(([state, counties]) => counties.match(/.../g).map((county) => state + county));
}

// Each county's rings, as numbers of arcs; ~n is arc n walked backwards.
function readRings(text, count) {
  const read = numbers(text);
  let at = 0;
  let used = 0;
  return Array.from({ length: count }, () =>
    Array.from({ length: read[at++] }, () =>
      Array.from({ length: read[at++] }, () => {
        const said = read[at++];
        return said === 0 ? used++ : said > 0 ? used - said : ~(used + said);
      }),
    ),
  );
}

// An arc without the points that lie nearer than `least` to the one before: what a small drawing cannot show.
function thinned(arc, least) {
  const kept = [arc[0], arc[1]];
  for (let place = 2; place < arc.length - 2; place += 2) {
    if (Math.abs(arc[place] - kept.at(-2)) + Math.abs(arc[place + 1] - kept.at(-1)) >= least) kept.push(arc[place], arc[place + 1]);
  }
  kept.push(arc[arc.length - 2], arc[arc.length - 1]);
  return kept;
}

function walk(path, arc, backwards, isFirst) {
  const last = arc.length - 2;
  for (let place = 0; place <= last; place += 2) {
    const at = backwards ? last - place : place;
    if (isFirst && place === 0) path.moveTo(arc[at], arc[at + 1]);
    else path.lineTo(arc[at], arc[at + 1]);
  }
}

export class Shapes {
  constructor(asset) {
    this.arcs = readArcs(asset.arcs);
    this.width = asset.viewBox[2];
    this.height = asset.viewBox[3];
    const keys = readKeys(asset.states);
    const labels = readLabels(asset.labels);
    this.counties = readRings(asset.rings, keys.length).map((rings, place) => ({ key: keys[place], rings, label: labels[place] }));
    this.levels = new Map();
  }

  // The arcs as fine as asked: `least` map units between points.
  at(least) {
    if (!this.levels.has(least)) this.levels.set(least, least ? this.arcs.map((arc) => thinned(arc, least)) : this.arcs);
    return this.levels.get(least);
  }

  // All these counties as one path, to be filled by the even-odd rule.
  outline(counties, least = 0) {
    const arcs = this.at(least);
    const path = new Path2D();
    for (const { rings } of counties) {
      for (const ring of rings) {
        ring.forEach((number, place) => walk(path, arcs[number < 0 ? ~number : number], number < 0, place === 0));
        path.closePath();
      }
    }
    return path;
  }

  // Borders between counties, and those of states and coasts: each drawn once.
  borders(least) {
    const arcs = this.at(least);
    const users = this.usersOfArcs();
    const [inner, outer] = [new Path2D(), new Path2D()];
    arcs.forEach((arc, number) => walk(users[number] === "inner" ? inner : outer, arc, false, true));
    return { inner, outer };
  }

  usersOfArcs() {
    const users = [];
    for (const { key, rings } of this.counties) {
      for (const number of rings.flat()) {
        const arc = number < 0 ? ~number : number;
        users[arc] = users[arc] === key.slice(0, 2) ? "inner" : key.slice(0, 2);
      }
    }
    return users;
  }

  // The box around a county: [left, top, right, bottom].
  box(county) {
    if (!county.box) {
      county.box = [Infinity, Infinity, -Infinity, -Infinity];
      for (const number of county.rings.flat()) {
        const arc = this.arcs[number < 0 ? ~number : number];
        for (let place = 0; place < arc.length; place += 2) {
          county.box[0] = Math.min(county.box[0], arc[place]);
          county.box[1] = Math.min(county.box[1], arc[place + 1]);
          county.box[2] = Math.max(county.box[2], arc[place]);
          county.box[3] = Math.max(county.box[3], arc[place + 1]);
        }
      }
    }
    return county.box;
  }

  // The county at a point: a line from it to the left crosses the county's borders an odd number of times.
  countyAt(x, y) {
    return this.counties.find((county) => {
      const [left, top, right, bottom] = this.box(county);
      return x >= left && x <= right && y >= top && y <= bottom && this.holds(county, x, y);
    });
  }

  holds(county, x, y) {
    let isInside = false;
    for (const number of county.rings.flat()) {
      const arc = this.arcs[number < 0 ? ~number : number];
      for (let place = 2; place < arc.length; place += 2) {
        const [fromX, fromY, toX, toY] = arc.slice(place - 2, place + 2);
        if (fromY > y !== toY > y && x < fromX + ((toX - fromX) * (y - fromY)) / (toY - fromY)) isInside = !isInside;
      }
    }
    return isInside;
  }
}
