// A button that makes or uses a passkey. It asks the hall what to sign, lets the browser ask its owner, and hands the answer in. What stands in
// the form around it (the page to go on to, names, whose device) goes along, except a password. Without this module the button is not there.
export default function passkey(place, data) {
  const box = place.querySelector("[data-passkey]");
  const button = box.querySelector("button");
  const state = box.querySelector("[data-state]");
  const form = place.closest("form");
  // A passkey belongs to a name: at a bare address (127.0.0.1) no browser makes one.
  if (!globalThis.PublicKeyCredential || /^[\d.]+$|^\[/.test(location.hostname)) return;
  box.hidden = false;
  button.addEventListener("click", () => run().catch(() => say(data.words.lost)));
  if (form.hasAttribute("data-only-by-passkey")) form.addEventListener("submit", (event) => { event.preventDefault(); button.click(); });

  const say = (words) => {
    state.textContent = words;
    button.disabled = words === data.words.waiting;
  };

  async function run() {
    const missing = data.deed === "make" && [...form.querySelectorAll("input[required]")].find((input) => input.type !== "password" && !input.checkValidity());
    if (missing) return missing.reportValidity();
    say(data.words.waiting);
    const asked = await send(data.ask);
    if (!asked) return;
    const credential = await browserAsks(asked.publicKey);
    if (!credential) return;
    const done = await send(data.answer, JSON.stringify(credential));
    if (done) location.assign(done.next);
  }

  async function send(address, answer) {
    const fields = new FormData(form);
    fields.delete("password");
    if (answer) fields.set("answer", answer);
    const response = await fetch(address, { method: "POST", body: new URLSearchParams(fields), headers: { Accept: "application/json" } });
    if (response.redirected) return void location.assign(response.url); // a fresh proof is asked for first
    const told = await response.json();
    if (told.refusal) return void say(told.refusal);
    return told;
  }

  async function browserAsks(options) {
    try {
      return data.deed === "make"
        ? made(await navigator.credentials.create({ publicKey: forMaking(options) }))
        : used(await navigator.credentials.get({ publicKey: forUsing(options) }));
    } catch (fault) {
      say(fault.name === "InvalidStateError" ? data.words.here_already : data.words.stopped);
    }
  }
}

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

const forMaking = (options) => ({
  ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: named(options.excludeCredentials),
});
const forUsing = (options) => ({ ...options, challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials) });

const told = (credential, response) => ({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: {} });
const made = (credential) => told(credential, {
  clientDataJSON: text(credential.response.clientDataJSON), attestationObject: text(credential.response.attestationObject),
});
const used = (credential) => told(credential, {
  clientDataJSON: text(credential.response.clientDataJSON), authenticatorData: text(credential.response.authenticatorData),
  signature: text(credential.response.signature), userHandle: credential.response.userHandle ? text(credential.response.userHandle) : undefined,
});
