// A form that hands in one file: it can be dropped, what is too large is said before it is sent, and while it is sent and worked on the page
// says how far it is. The answer takes its place in the page, so that the file stays chosen for another try. Without this module the form works as forms do.
export default function handIn(place, data) {
  const form = place.querySelector("form");
  const file = form.querySelector("input[type=file]");
  const drop = file.closest(".drop");
  const state = document.createElement("div");
  state.className = "hand-in-state";
  state.setAttribute("role", "status");
  form.append(state);

  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("is-over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("is-over");
    if (event.dataTransfer.files.length) file.files = event.dataTransfer.files;
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const size = file.files.length ? file.files[0].size : 0;
    if (size > data.most) return say(data.words.too_big);
    send(new FormData(form, event.submitter));
  });

  const say = (text, done = null) => {
    const line = document.createElement("p");
    line.textContent = text;
    state.replaceChildren(line);
    if (done === null) return;
    const bar = document.createElement("progress");
    if (done < 1) bar.value = done;
    state.append(bar);
  };

  const send = (fields) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (event) => say(data.words.sending, event.loaded / event.total));
    request.upload.addEventListener("load", () => say(data.words.working, 1));
    request.addEventListener("progress", () => say(lastStep(request.responseText) || data.words.working, 1));
    request.addEventListener("error", () => say(data.words.lost));
    request.addEventListener("load", () => show(new DOMParser().parseFromString(request.responseText, "text/html")));
    say(data.words.sending, 0);
    request.send(fields);
  };

  const lastStep = (text) => {
    const steps = new DOMParser().parseFromString(text, "text/html").querySelectorAll(".progress li");
    return steps.length ? steps[steps.length - 1].textContent : "";
  };

  const show = (page) => {
    state.replaceChildren();
    const answer = page.getElementById("answer");
    const refusal = page.querySelector("main > .notice");
    document.getElementById("answer").replaceChildren(...(answer ? answer.childNodes : refusal ? [refusal] : []));
    document.getElementById("errors").replaceChildren(...(page.getElementById("errors")?.childNodes ?? []));
    const shown = document.querySelector("#errors .error-summary, #answer article, #answer .notice");
    shown?.scrollIntoView();
    shown?.focus({ preventScroll: true });
  };
}
