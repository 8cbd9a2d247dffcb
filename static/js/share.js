// Copying a link, sharing by the device itself, printing: buttons that stay hidden where they cannot work.
for (const button of document.querySelectorAll("[data-lg-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.lgCopy);
    button.textContent = button.dataset.lgDone;
  });
}

for (const button of document.querySelectorAll("[data-lg-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.share({ title: button.dataset.lgTitle, url: button.dataset.lgUrl }).catch(() => {});
  });
}

for (const button of document.querySelectorAll("[data-lg-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
