// Follows work that goes on by itself: the marked part of the screen is asked again until it has nothing to follow.
const EVERY = 3000;
const followed = () => document.querySelector("[data-lg-follow]");

async function lookAgain() {
  const part = followed();
  if (!part) return;
  try {
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (answer.ok && fresh) part.replaceWith(fresh);
  } catch {
    // No network for a moment: the next time it is asked again.
  }
  setTimeout(lookAgain, EVERY);
}

setTimeout(lookAgain, EVERY);
