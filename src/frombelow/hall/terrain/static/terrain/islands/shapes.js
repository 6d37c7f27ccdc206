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
    const points = new Float64Array(2 * read[at++]);
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

// A path that also knows its box; arcs are walked forwards or backwards.
class Outline {
  constructor() {
    this.path = new Path2D();
    this.box = [Infinity, Infinity, -Infinity, -Infinity];
  }

  walk(arc, backwards, isFirst) {
    const count = arc.length / 2;
    for (let step = 0; step < count; step++) {
      const place = 2 * (backwards ? count - 1 - step : step);
      const x = arc[place];
      const y = arc[place + 1];
      if (isFirst && step === 0) this.path.moveTo(x, y);
      else this.path.lineTo(x, y);
      if (x < this.box[0]) this.box[0] = x;
      if (y < this.box[1]) this.box[1] = y;
      if (x > this.box[2]) this.box[2] = x;
      if (y > this.box[3]) this.box[3] = y;
    }
  }
}

// The counties of the asset: [{key, path, box, label}], and the state lines and coasts as one path.
export function readShapes(asset) {
  const arcs = readArcs(asset.arcs);
  const labels = readLabels(asset.labels);
  const rings = numbers(asset.rings);
  const users = arcs.map(() => []);
  let at = 0;
  let used = 0;
  const counties = readKeys(asset.states).map((key, place) => {
    const outline = new Outline();
    for (let ringsLeft = rings[at++]; ringsLeft > 0; ringsLeft--) {
      let isFirst = true;
      for (let arcsLeft = rings[at++]; arcsLeft > 0; arcsLeft--) {
        const said = rings[at++];
        const index = said === 0 ? used++ : used - Math.abs(said);
        outline.walk(arcs[index], said < 0, isFirst);
        users[index].push(key.slice(0, 2));
        isFirst = false;
      }
      outline.path.closePath();
    }
    return { key, path: outline.path, box: outline.box, label: labels[place] };
  });
  const lines = new Outline();
  users.forEach((states, index) => {
    if (states.length === 1 || states[0] !== states[1]) lines.walk(arcs[index], false, true);
  });
  return { counties, stateLines: lines.path, width: asset.viewBox[2], height: asset.viewBox[3] };
}
