// One more person on a form, or one fewer, without asking the server: the same rows as Django's formset makes.
for (const set of document.querySelectorAll("[data-lg-formset]")) {
  const prefix = set.dataset.lgFormset;
  const rows = set.querySelector("[data-lg-formset-rows]");
  const template = set.querySelector("[data-lg-formset-template]");
  const add = set.querySelector("[data-lg-formset-add]");
  const total = set.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  const most = Number(set.querySelector(`[name="${prefix}-MAX_NUM_FORMS"]`)?.value || 1000);
  if (!rows || !template || !add || !total) continue;

  const refresh = () => {
    total.value = rows.children.length;
    add.hidden = rows.children.length >= most;
  };

  add.addEventListener("click", (event) => {
    event.preventDefault();
    const index = rows.children.length;
    const holder = document.createElement("template");
    holder.innerHTML = template.innerHTML.replaceAll("__prefix__", index).replaceAll("__number__", index + 1);
    rows.append(holder.content);
    refresh();
    rows.lastElementChild.querySelector("input:not([type=hidden])")?.focus();
  });

  set.addEventListener("click", (event) => {
    const button = event.target.closest("[data-lg-formset-remove]");
    if (!button) return;
    event.preventDefault();
    const gone = button.closest("[data-lg-formset-rows] > *");
    const values = [...gone.querySelectorAll("input, select, textarea")];
    // Rows keep their numbers: what stands below moves up by one.
    let next = gone.nextElementSibling;
    let fields = values;
    while (next) {
      const below = [...next.querySelectorAll("input, select, textarea")];
      below.forEach((field, place) => {
        if (fields[place]?.type === "radio") fields[place].checked = field.checked;
        else if (fields[place]) fields[place].value = field.value;
      });
      fields = below;
      next = next.nextElementSibling;
    }
    rows.lastElementChild.remove();
    refresh();
    add.focus();
  });
  refresh();
}
