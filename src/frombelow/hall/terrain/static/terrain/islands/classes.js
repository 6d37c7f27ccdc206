// Sorts values into classes of a legend, and writes values the way the page does.

const CLASSES = 6;

// 1234.5 -> 1,234.5. Both languages of the page write numbers so; Intl would cost a tenth of a second on an old phone.
function plain(value, digits, isFixed = false) {
  const [whole, part = ""] = Math.abs(value).toFixed(digits).split(".");
  const rest = isFixed ? part : part.replace(/0+$/, "");
  return `${value < 0 ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${rest ? `.${rest}` : ""}`;
}

// How a value of this unit is written.
export function writer(unit, words) {
  const ways = {
    share: (value) => `${plain(100 * value, 1)}%`,
    rate: (value) => plain(value, 2),
    dollars: (value) => `$${plain(value, 0)}`,
    dollars_per_hour: (value) => `$${plain(value, 2, true)}`,
    flag: (value) => (value ? words.in_force : words.not_in_force),
  };
  return ways[unit] ?? ((value) => plain(value, 0));
}

// Rounds to two figures that count, so that a legend has friendly borders.
function friendly(value) {
  if (value === 0) return 0;
  const size = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Math.round(value / size) * size;
}

// Borders between classes of about as many counties each: the value of a class is below its border.
export function bordersOf(values, unit) {
  const sorted = values.filter((value) => value != null).sort((one, other) => one - other);
  if (unit === "flag") return [0.5];
  const at = Array.from({ length: CLASSES - 1 }, (_, place) => friendly(sorted[Math.floor((sorted.length * (place + 1)) / CLASSES)]));
  const borders = [...new Set(at)].filter((border) => border > sorted[0] && border <= sorted.at(-1));
  const distinct = [...new Set(sorted.slice(0, 2000))];
  return borders.length || distinct.length < 2 ? borders : [distinct[1]];
}

export function classOf(value, borders) {
  let place = 0;
  while (place < borders.length && value >= borders[place]) place++;
  return place;
}

// Which of the six shades a class gets: spread over the scale.
export const shadeOf = (place, borders) => (borders.length ? Math.round((place * (CLASSES - 1)) / borders.length) : CLASSES - 1);

export function labelsOf(values, borders, unit, write, words) {
  if (unit === "flag") return [words.not_in_force, words.in_force];
  const known = values.filter((value) => value != null);
  const ends = [known.reduce((a, b) => Math.min(a, b), Infinity), ...borders, known.reduce((a, b) => Math.max(a, b), -Infinity)];
  return ends.slice(0, -1).map((low, place) => `${write(low)} ${words.to} ${write(ends[place + 1])}`);
}
