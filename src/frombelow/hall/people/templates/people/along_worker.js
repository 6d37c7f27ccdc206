// Serves the page of a list taken along where there is no line. It keeps that page and what it is made of, and nothing else:
// no name, no list, no answer of the hall ever stands in this cache.
const KEPT = "along";
const WHATEVER = { ignoreVary: true }; // the page is the same whatever the browser says it takes

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(event.data.keep)).then(() => event.source.postMessage({ kept: true })));
  if (event.data?.forget) event.waitUntil(caches.delete(KEPT));
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(new URL(request.url).pathname, WHATEVER)));
  else if (new URL(request.url).pathname.startsWith("/static/")) event.respondWith(caches.match(request, WHATEVER).then((kept) => kept ?? fetch(request)));
});
