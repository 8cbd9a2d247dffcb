// The menu on phones: Escape and a press elsewhere close it.
const menu = document.querySelector(".lg-masthead__menu");

if (menu) {
  const close = (event) => {
    if (!menu.open) return;
    const away = event.type === "click" && !menu.contains(event.target);
    if (!away && event.key !== "Escape") return;
    menu.open = false;
    if (!away) menu.querySelector("summary").focus();
  };
  document.addEventListener("keydown", close);
  document.addEventListener("click", close);
}
