// Mail to participants: the count follows what is ticked, and the report follows what goes out.
const EVERY = 10_000;

const form = document.querySelector("[data-mailing-count]");
if (form) {
  const counted = form.querySelector("[data-mailing-counted]");
  let asked = 0;
  form.addEventListener("change", async (event) => {
    if (!["radio", "checkbox"].includes(event.target.type)) return;
    const mine = ++asked;
    try {
      const answer = await fetch(form.dataset.mailingCount, { method: "POST", body: new FormData(form) });
      if (answer.ok && mine === asked) counted.textContent = (await answer.json()).counted;
    } catch {
      // Without network the button still says what is wrong.
    }
  });
}

const follow = async () => {
  const shown = document.querySelector("[data-mailing-going]");
  if (!shown) return;
  // Nobody loses the button under the finger.
  if (!shown.contains(document.activeElement)) {
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-mailing-progress]");
      if (answer.ok && fresh) shown.replaceWith(fresh);
    } catch {
      // The next round tries again.
    }
  }
  setTimeout(follow, EVERY);
};
setTimeout(follow, EVERY);
