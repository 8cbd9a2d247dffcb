// The list at the door, better: a press counts at once, the camera reads codes, and without network everything waits
// on this device. What waits holds a number, a code and a time, and nobody's name.
const data = document.body.dataset;
const name = `check-in ${data.checkIn}`;
const one = (selector, root = document) => root.querySelector(selector);
const rows = [...document.querySelectorAll("[data-code]")];
const cameHere = new Set(["present", "partial"]);
const EVERY = 10_000;
const AT_ONCE = 100;

const waiting = () => JSON.parse(localStorage.getItem(name) || "[]");
const keep = (scans) => {
  if (scans.length) localStorage.setItem(name, JSON.stringify(scans));
  else localStorage.removeItem(name);
  show();
};
const mayKeep = () => Date.now() < Date.parse(data.forgetAt);
const bare = (text) => text.trim().toLowerCase().split("-").at(-1).replaceAll(" ", "");
const rowOf = (text) => {
  const code = text.trim().toLowerCase();
  if (code.includes("-") && !code.startsWith(`${data.checkIn}-`)) return undefined;
  return rows.find((row) => row.dataset.code === bare(code));
};

function tell(text, tone = "") {
  const told = one("[data-told]");
  told.hidden = false;
  told.className = tone ? `message message-${tone}` : "message";
  told.textContent = text;
}

function show() {
  const codes = new Set(waiting().map((scan) => bare(scan.code)));
  for (const row of rows) {
    const waits = codes.has(row.dataset.code) && !cameHere.has(row.dataset.state);
    const here = waits || cameHere.has(row.dataset.state);
    const since = one("[data-since]", row);
    if (here && since.hidden) since.textContent = `✓ ${data.textPresent}`;
    since.hidden = !here;
    for (const form of row.querySelectorAll("form")) form.hidden = here === form.hasAttribute("data-press");
    row.dataset.here = here ? "yes" : "";
  }
  const elsewhere = Number(one("[data-total]").textContent) - rows.length;
  if (elsewhere === 0) one("[data-count]").textContent = rows.filter((row) => row.dataset.here).length;
  one("[data-unsent]").hidden = waiting().length === 0;
  one("[data-number]").textContent = waiting().length;
}

function scan(text) {
  const code = text.trim().slice(0, 100);
  if (!code) return;
  const row = rowOf(code);
  const who = row ? one("[data-name]", row).textContent : "";
  if (row?.dataset.here) return tell(`${who}: ${data.textAlready}`, "warning");
  keep([...waiting(), { nonce: newNonce(), code, scanned_at: new Date().toISOString() }]);
  if (row) tell(`${who}: ${data.textPresent}`);
  else tell(data.textStrange, "warning");
  send();
}

function newNonce() {
  return crypto.randomUUID();
}

let sending = false;
async function send() {
  if (sending || !waiting().length) return;
  sending = true;
  try {
    const scans = waiting().slice(0, AT_ONCE);
    const late = Date.now() - 5_000;
    const body = { scans: scans.map((each) => ({ ...each, offline: Date.parse(each.scanned_at) < late })) };
    const answer = await fetch(data.scans, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(body),
      redirect: "manual",
    });
    if (answer.type === "opaqueredirect") return tell(data.textSignIn, "warning");
    if (!answer.ok) return tell(data.textRefused, "warning");
    (await answer.json()).scans.forEach(settle);
    await remember();
  } catch {
    return tell(data.textOffline, "warning"); // the next try comes with the network, or in a while
  } finally {
    sending = false;
  }
  if (waiting().length) send();
}

function token() {
  const kept = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${data.cookie}=`));
  return kept ? kept.slice(data.cookie.length + 1) : one("[name=csrfmiddlewaretoken]").value;
}

// What the server made of one scan: from now on that is what the row says.
function settle(told) {
  const row = rows.find((each) => each.dataset.code === told.code);
  if (row) row.dataset.state = ["", "twice"].includes(told.problem) ? "present" : "problem";
  keep(waiting().filter((each) => each.nonce !== told.nonce));
  if (["", "twice"].includes(told.problem)) return;
  const entry = document.createElement("li");
  entry.textContent = [told.name, told.text].filter(Boolean).join(": ");
  one("[data-problems] ul").append(entry);
  one("[data-problems]").hidden = false;
  tell(entry.textContent, "warning");
}

// Put this page and what it needs away, for when there is no network.
async function remember() {
  if (!("caches" in window) || !mayKeep()) return;
  const copy = await caches.open(name);
  const page = await fetch(location.pathname, { redirect: "error" });
  if (!page.ok) return;
  await copy.put(location.pathname, page);
  await copy.put(`${location.pathname}forget-at`, new Response(data.forgetAt));
  const parts = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((part) => part.href || part.src);
  await copy.addAll(parts);
}

async function keepCopy() {
  await navigator.serviceWorker.register(data.worker);
  await remember();
  await navigator.serviceWorker.ready;
  data.ready = "yes";
}

async function forget() {
  if ("caches" in window) await caches.delete(name);
  const worker = await navigator.serviceWorker?.getRegistration(location.pathname);
  await worker?.unregister();
}

async function begin() {
  show();
  for (const row of rows) {
    one("[data-press]", row)?.addEventListener("submit", (event) => {
      event.preventDefault();
      scan(row.dataset.code);
    });
    one("[data-undo]", row)?.addEventListener("submit", (event) => takeBack(event, row));
  }
  one("[data-find]").addEventListener("submit", (event) => rows.length && !one("#find").value && event.preventDefault());
  one("#find").addEventListener("input", find);
  const typed = one("[data-typed]");
  if (typed) {
    typed.hidden = false;
    typed.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = one("#code").value.trim();
      scan(text && !text.includes("-") ? `${data.checkIn}-${text}` : text);
      one("#code").value = "";
    });
    offerCamera();
  }
  one("[data-done]").addEventListener("click", done);
  window.addEventListener("online", send);
  window.addEventListener("offline", () => tell(data.textOffline, "warning"));
  setInterval(send, EVERY);
  if (!("serviceWorker" in navigator)) return send();
  one("[data-device]").hidden = !mayKeep();
  if (mayKeep()) {
    await keepCopy().catch(() => {}); // then this device needs network; the list itself works
  } else {
    await forget();
  }
  send();
}

function takeBack(event, row) {
  const left = waiting().filter((each) => bare(each.code) !== row.dataset.code);
  if (left.length < waiting().length) {
    event.preventDefault();
    keep(left);
  } else if (!navigator.onLine) {
    event.preventDefault();
    tell(data.textNeedsNetwork, "warning");
  }
}

function find() {
  const wanted = one("#find").value.trim().toLowerCase();
  for (const row of rows) row.hidden = !one(".who", row).textContent.toLowerCase().includes(wanted);
}

async function done() {
  await send();
  if (waiting().length) return tell(data.textWait, "warning");
  await forget();
  location.assign(data.back);
}

function offerCamera() {
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  const place = one("[data-camera]");
  place.hidden = false;
  one("button", place).addEventListener("click", async () => {
    const video = one("[data-video]");
    if (video.srcObject) {
      video.srcObject.getTracks().forEach((track) => track.stop());
      video.srcObject = null;
      video.hidden = true;
      return;
    }
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    video.hidden = false;
    await video.play();
    watch(video, new BarcodeDetector({ formats: ["qr_code"] }), { code: "", until: 0 });
  });
}

// One code held before the camera is one scan, however long it is held there.
async function watch(video, detector, last) {
  if (!video.srcObject) return;
  const [found] = await detector.detect(video).catch(() => []);
  const now = Date.now();
  if (found) {
    if (found.rawValue !== last.code || now > last.until) scan(found.rawValue);
    last = { code: found.rawValue, until: now + 5_000 };
  }
  setTimeout(() => watch(video, detector, last), 250);
}

begin();
