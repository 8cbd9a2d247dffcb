// The list that this browser remembers, so that "Save" adds to it. Only the address of the list is kept, on this device;
// without scripts every "Save" starts a list, and the page of the list has its own search field.
const KEY = "leergilde.shortlist";

function remembered() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return found && typeof found.link === "string" && /^[\w.:-]{10,3000}$/.test(found.link) ? found : null;
  } catch {
    return null; // no storage in this browser, or somebody else's words in it
  }
}

function remember(list) {
  try {
    if (list) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
  } catch {
    // Full or forbidden: then it works as without scripts.
  }
}

function showWays() {
  const list = remembered();
  for (const way of document.querySelectorAll("[data-lg-shortlist]")) {
    way.hidden = !list;
    if (!list) continue;
    way.dataset.lgStart ??= way.getAttribute("href");
    way.href = `${way.dataset.lgStart}${list.link}/`;
    way.querySelector("[data-lg-count]").textContent = Number(list.number) || 0;
  }
}

for (const button of document.querySelectorAll("[data-lg-save]")) {
  // Looked up when it is pressed: another tab may have added something meanwhile.
  button.addEventListener("click", () => {
    const list = remembered();
    if (list) button.href = `${button.dataset.lgSave}${list.link}/${new URL(button.href).search}`;
  });
}

// An address that was damaged must not come back with every "Save".
if (document.querySelector("[data-lg-damaged]") && location.pathname.includes(remembered()?.link)) remember(null);

const here = document.querySelector("[data-lg-list]");
if (here) {
  const shown = { link: here.dataset.lgList, number: Number(here.dataset.lgNumber) };
  const part = (name) => here.querySelector(`[data-lg-${name}]`);
  const show = () => {
    const list = remembered();
    const same = Boolean(list) && list.link === shown.link;
    here.hidden = !list && !shown.link;
    part("same").hidden = !same;
    part("other").hidden = !list || same;
    part("adopt").hidden = !shown.link || same;
    part("forget").hidden = !list;
    if (list) part("other").querySelector("a").href = `${here.dataset.lgStart}${list.link}/`;
    showWays();
  };
  // A list that one comes to from this site is one's own; one that was opened from a mail does not push it aside.
  const cameFromHere = document.referrer.startsWith(`${location.origin}/`);
  if (shown.link && (cameFromHere || !remembered())) remember(shown);
  part("adopt").addEventListener("click", () => { remember(shown); show(); });
  part("forget").addEventListener("click", () => { remember(null); show(); });
  show();
}
showWays();
