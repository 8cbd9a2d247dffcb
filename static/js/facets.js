// Facets submit themselves: the list is replaced, the address keeps up, and the result line is spoken.
const form = document.querySelector("[data-lg-facets]");
const target = form && document.getElementById(form.dataset.lgTarget);
let running;

async function show(address, keep) {
  running?.abort();
  running = new AbortController();
  try {
    const answer = await fetch(address, { signal: running.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(target.id);
    const facets = page.querySelector("[data-lg-facets]");
    if (!fresh || !facets) throw new Error("no list");
    target.replaceChildren(...fresh.childNodes);
    refreshCounts(facets);
    if (keep) history.pushState(null, "", address);
  } catch (error) {
    if (error.name !== "AbortError") window.location.assign(address);
  }
}

function refreshCounts(facets) {
  for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) {
    const twin = facets.querySelector(`input[name="${CSS.escape(box.name)}"][value="${CSS.escape(box.value)}"]`);
    const count = box.closest("label")?.querySelector(".lg-count");
    const other = twin?.closest("label")?.querySelector(".lg-count");
    if (twin) box.checked = twin.checked;
    if (count && other) count.textContent = other.textContent;
  }
}

if (form && target) {
  const address = () => {
    const chosen = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...chosen]) if (!value) chosen.delete(name);
    return `${form.getAttribute("action") || location.pathname}${[...chosen].length ? `?${chosen}` : ""}`;
  };
  form.addEventListener("change", (event) => {
    if (event.target.matches("input[type=checkbox], input[type=radio], select")) show(address(), true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(address(), true);
  });
  window.addEventListener("popstate", () => show(location.href, false));
}
