// Answers for the list at the door when there is no network: with the copy that the page put away itself, and only as
// long as that may be kept. It stands below the page, so that page is all that it sees.
const here = new URL("./", self.location).pathname;
const reference = here.split("/").at(-3);
const name = `check-in ${reference}`;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isPage = request.mode === "navigate" && request.method === "GET" && new URL(request.url).pathname === here;
  if (isPage || ["style", "script", "image"].includes(request.destination)) {
    event.respondWith(fetch(request).catch((problem) => fromCopy(request, problem)));
  }
});

async function fromCopy(request, problem) {
  const copy = await caches.open(name);
  const until = await copy.match(`${here}forget-at`);
  if (!until || Date.parse(await until.text()) <= Date.now()) {
    await caches.delete(name);
    throw problem;
  }
  const found = await copy.match(request, { ignoreSearch: true, ignoreVary: true });
  if (found) return found;
  throw problem;
}
