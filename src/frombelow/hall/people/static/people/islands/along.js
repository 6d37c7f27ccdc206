// A list taken along to where there is no line. Three things stay on the phone, in IndexedDB: the list, under a key made from the code
// that the person chose (PBKDF2, AES-GCM); conversations, each sealed to the letterbox of the group, which this phone cannot open; and
// when the day is over. The key itself is in memory while the page is open.
const ROUNDS = 600000;
const text = new TextEncoder();
const base64 = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
const bytes = (string) => Uint8Array.from(atob(string), (letter) => letter.charCodeAt(0));
const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const plain = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export default async function along(place, { words, kept }) {
  const part = (name) => place.querySelector(`[data-part="${name}"]`);
  const show = (...names) => ["take", "open", "list", "talk"].forEach((name) => { part(name).hidden = !names.includes(name); });
  const say = (sentence) => { part("state").textContent = sentence; };
  const here = location.pathname;
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB || !navigator.serviceWorker) return say(words.failed);

  const store = await opened();
  let list = null;
  let person = null;
  await worker();
  await begin();

  part("take").addEventListener("submit", (event) => { event.preventDefault(); take(); });
  part("open").addEventListener("submit", (event) => { event.preventDefault(); open(part("open").querySelector("input").value); });
  part("talk").addEventListener("submit", (event) => { event.preventDefault(); write(); });
  part("back").addEventListener("click", () => { show("list"); });
  part("send").addEventListener("click", send);
  part("sift").addEventListener("input", sift);
  part("forget").addEventListener("click", forget);
  addEventListener("online", send);
  addEventListener("offline", () => say(words.offline));

  async function begin() {
    const pack = await store.get("lists", here);
    if (pack && Date.now() > pack.ends) { await store.drop("lists", here); say(words.over); show("take"); }
    else show(pack ? "open" : "take");
    if (!navigator.onLine) say(words.offline);
    await tell();
    if (navigator.onLine) await send();
  }

  // ---- the list ----

  async function take() {
    const code = part("take").querySelector("input").value;
    if (code.length < 6) return say(words.short_code);
    const fields = new FormData(part("take"));
    const line = await ask("line/");
    if (!line) return;
    const answer = await fetch("pack/", { method: "POST", body: new URLSearchParams({ turf: fields.get("turf") }), headers: { "X-CSRFToken": line.token, Accept: "application/json" } });
    if (answer.status === 503) return notNow(answer);
    if (!answer.ok) return say(words.sign_in);
    const pack = await answer.json();
    if (!pack.people.length) return say(words.nobody);
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(code, salt), text.encode(JSON.stringify(pack)));
    await store.put("lists", here, { salt, iv, sealed, ends: Date.now() + pack.hours * 3600000 });
    navigator.storage?.persist?.();
    await open(code);
  }

  async function open(code) {
    const pack = await store.get("lists", here);
    try {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: pack.iv }, await keyOf(code, pack.salt), pack.sealed);
      list = JSON.parse(new TextDecoder().decode(plain));
    } catch { return say(words.wrong_code); }
    place.querySelectorAll("input[type=password]").forEach((input) => { input.value = ""; });
    say("");
    drawPeople();
    fill();
    show("list");
    tell();
  }

  async function keyOf(code, salt) {
    const secret = await crypto.subtle.importKey("raw", text.encode(code), "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }

  function drawPeople() {
    part("people").replaceChildren(...list.people.map((one) => {
      const row = document.createElement("li");
      const button = document.createElement("button");
      button.className = "button button-quiet along-person";
      button.textContent = one.name;
      button.addEventListener("click", () => choose(one));
      const about = document.createElement("span");
      about.className = "quiet";
      about.textContent = one.last ? filled(words.last, { day: new Date(`${one.last}T12:00`).toLocaleDateString(document.documentElement.lang) }) : words.never;
      row.append(button, " ", about);
      return row;
    }));
    sift();
  }

  function sift() {
    const wanted = plain(part("sift").value);
    [...part("people").children].forEach((row, at) => { row.hidden = !plain(list.people[at].name).includes(wanted); });
  }

  function fill() {
    const choices = part("issues").querySelector(".choices");
    part("issues").hidden = !list.issues.length;
    choices.replaceChildren(...list.issues.map(([ident, name]) => {
      const label = document.createElement("label");
      label.className = "choice";
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "issues", value: ident });
      const words = document.createElement("span");
      words.textContent = name;
      label.append(box, words);
      return label;
    }));
    const members = part("members");
    members.replaceChildren(members.options[0], ...list.members.map(([ident, name]) => new Option(name, ident)));
  }

  function choose(one) {
    person = one;
    part("talk").reset();
    part("name").textContent = one.name;
    const call = part("call");
    call.hidden = !one.phone;
    call.href = `tel:${one.phone}`;
    call.textContent = one.phone;
    show("talk");
    part("name").focus();
  }

  // ---- conversations ----

  async function write() {
    const fields = new FormData(part("talk"));
    const token = base64(crypto.getRandomValues(new Uint8Array(15))).replace(/[+/]/g, "x");
    const said = Object.fromEntries([...fields].filter(([name]) => name !== "issues"));
    Object.assign(said, { token, issues: fields.getAll("issues"), person: person.ident, by: list.by, taken_at: list.taken_at, at: new Date().toISOString() });
    await store.put("letters", token, { here, token, box: list.box, sealed: await sealed(said), refused: "" });
    part("talk").reset();
    if (said.reached === "talked") person.last = new Date().toLocaleDateString("sv");
    drawPeople();
    show("list");
    part("people").querySelectorAll("button")[list.people.indexOf(person)]?.focus();
    say(navigator.onLine ? words.written : words.offline);
    await tell();
    await send();
  }

  async function sealed(said) {
    const box = await crypto.subtle.importKey("spki", bytes(list.public_key), { name: "RSA-OAEP", hash: "SHA-256" }, false, ["encrypt"]);
    const secret = crypto.getRandomValues(new Uint8Array(32));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const key = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt"]);
    const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text.encode(JSON.stringify(said)));
    const outer = { key: base64(await crypto.subtle.encrypt({ name: "RSA-OAEP" }, box, secret)), iv: base64(iv), text: base64(body) };
    return btoa(JSON.stringify(outer));
  }

  async function send() {
    const letters = (await store.all("letters")).filter((one) => one.here === here);
    if (!letters.length || !navigator.onLine) return;
    const line = await ask("line/");
    if (!line) return;
    const body = JSON.stringify({ letters: letters.map(({ token, box, sealed }) => ({ token, box, sealed })) });
    const answer = await fetch("letters/", { method: "POST", body, headers: { "X-CSRFToken": line.token, "Content-Type": "application/json", Accept: "application/json" } }).catch(() => null);
    if (answer?.status === 503) return notNow(answer);
    if (!answer?.ok) return;
    say(words.sent);
    for (const one of (await answer.json()).letters) {
      if (one.state === "refused") await store.put("letters", one.token, { ...letters.find(({ token }) => token === one.token), refused: one.sentence });
      else await store.drop("letters", one.token);
      if (one.about) say(filled(words.meanwhile, { name: one.about }));
    }
    await tell(true);
  }

  // The hall can only be read, or its database is away: what waits here stays here.
  async function notNow(answer) {
    say((await answer.json().catch(() => null))?.refusal ?? words.offline);
  }

  async function ask(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer) { say(words.offline); return null; }
    if (!answer.ok || answer.redirected || !answer.headers.get("content-type")?.includes("json")) { say(words.sign_in); return null; }
    return answer.json();
  }

  async function tell(wasSent = false) {
    const letters = (await store.all("letters")).filter((one) => one.here === here);
    const waiting = letters.filter((one) => !one.refused).length;
    part("letters").hidden = !letters.length && !wasSent && !list && !(await store.get("lists", here));
    part("waiting").textContent = waiting === 1 ? words.waiting_one : waiting ? filled(words.waiting, { n: waiting }) : words.none_waiting;
    part("send").hidden = !waiting;
    part("refused").replaceChildren(...letters.filter((one) => one.refused).map((one) => {
      const row = document.createElement("li");
      const button = document.createElement("button");
      button.className = "link-button";
      button.textContent = words.forget_letter;
      button.addEventListener("click", async () => { await store.drop("letters", one.token); tell(); });
      row.append(filled(words.not_taken, { sentence: one.refused }), " ", button);
      return row;
    }));
  }

  async function forget() {
    list = person = null;
    await store.drop("lists", here);
    part("people").replaceChildren();
    show("take");
    await tell();
  }

  // ---- what stays on the phone ----

  async function worker() {
    await navigator.serviceWorker.register("worker.js");
    const ready = await navigator.serviceWorker.ready;
    if (navigator.onLine) ready.active.postMessage({ keep: [here, ...kept] });
  }

  function opened() {
    return new Promise((done, failed) => {
      const request = indexedDB.open("along", 1);
      request.onupgradeneeded = () => { request.result.createObjectStore("lists"); request.result.createObjectStore("letters"); };
      request.onerror = () => failed(request.error);
      request.onsuccess = () => done(kept_in(request.result));
    });
  }

  function kept_in(base) {
    const run = (table, mode, deed) => new Promise((done, failed) => {
      const request = deed(base.transaction(table, mode).objectStore(table));
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    return {
      get: (table, key) => run(table, "readonly", (rows) => rows.get(key)),
      all: (table) => run(table, "readonly", (rows) => rows.getAll()),
      put: (table, key, value) => run(table, "readwrite", (rows) => rows.put(value, key)),
      drop: (table, key) => run(table, "readwrite", (rows) => rows.delete(key)),
    };
  }
}
