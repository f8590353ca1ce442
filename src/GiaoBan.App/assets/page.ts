// Small comforts of every page.

/** After a refused form the reader, and the screen reader, start at the summary of what to mend. */
export function focusErrors(): void {
  document.querySelector<HTMLElement>("[data-errors]")?.focus();
}

/** A second click while the first is on its way sends nothing; the server would give the same receipt anyway. */
export function guardDoubleSend(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented) {
      return;
    }
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "1";
    // A lost line must not lock the form for good.
    setTimeout(() => delete form.dataset.sending, 8000);
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll<HTMLFormElement>("form[data-sending]").forEach((form) => delete form.dataset.sending);
  });
}

/** A menu closes when one clicks beside it or presses Escape. */
export function closeMenus(): void {
  const close = (keep: Node | null): void =>
    document.querySelectorAll<HTMLDetailsElement>("details.menu[open]").forEach((menu) => {
      if (!keep || !menu.contains(keep)) {
        menu.open = false;
      }
    });
  document.addEventListener("click", (event) => close(event.target as Node));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const open = document.querySelector<HTMLDetailsElement>("details.menu[open]");
      close(null);
      open?.querySelector("summary")?.focus();
    }
  });
}

/** The print button works by script only, so it shows by script only. */
export function offerPrint(): void {
  document.querySelectorAll<HTMLButtonElement>("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}
