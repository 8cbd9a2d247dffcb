// Facets submit themselves: the list and the counts are replaced, the address keeps up, and the result line is spoken.
const form = document.querySelector("[data-lg-facets]");
const target = form && document.getElementById(form.dataset.lgTarget);
const SHEET = ".lg-facets__sheet";
let running;

async function show(address, keep) {
  running?.abort();
  running = new AbortController();
  target.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: running.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(target.id);
    const facets = page.querySelector("[data-lg-facets]");
    if (!fresh || !facets) throw new Error("no list");
    target.replaceChildren(...fresh.childNodes);
    refreshFacets(facets);
    if (keep) history.pushState(null, "", address);
    target.removeAttribute("aria-busy");
  } catch (error) {
    if (error.name !== "AbortError") window.location.assign(address);
  }
}

// Which values there are depends on what was chosen, so the whole sheet is new; what was unfolded and the focus stay.
function refreshFacets(facets) {
  const old = form.querySelector(SHEET);
  const fresh = facets.querySelector(SHEET);
  for (const field of form.querySelectorAll("input[type=search]")) {
    field.value = facets.querySelector(`[name="${CSS.escape(field.name)}"]`)?.value ?? "";
  }
  if (!old || !fresh) {
    if (old) old.remove();
    if (fresh) form.append(fresh);
    return;
  }
  const unfolded = [...old.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent.trim());
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceChildren(...fresh.childNodes);
  for (const summary of old.querySelectorAll("details > summary")) {
    if (unfolded.includes(summary.textContent.trim())) summary.parentElement.open = true;
  }
  if (focused?.name) {
    old.querySelector(`[name="${CSS.escape(focused.name)}"][value="${CSS.escape(focused.value)}"]`)?.focus();
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
