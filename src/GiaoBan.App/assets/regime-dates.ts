// The dates of a deadline while one types its words: the form is sent to the page's own handler, which answers the dates alone.
// Also shows of a form only what the chosen kind of period needs; without script all of it stands there.

const PAUSE = 400;

export function showDates(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-dates]").forEach(follow);
  document.querySelectorAll<HTMLSelectElement>("select[data-shows]").forEach(showChosen);
}

function follow(form: HTMLFormElement): void {
  form.querySelectorAll<HTMLElement>("[data-script-hides]").forEach((button) => (button.hidden = true));
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const ask = async (): Promise<void> => {
    const mine = ++asked;
    const address = new URL(location.href);
    address.searchParams.set("handler", "Dates");
    try {
      const answer = await fetch(address, { method: "POST", body: new FormData(form), credentials: "same-origin", redirect: "error" });
      const place = document.getElementById(form.dataset.dates ?? "");
      if (!answer.ok || !place || mine !== asked) {
        return;
      }
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(place.id);
      if (fresh) {
        place.innerHTML = fresh.innerHTML;
      }
    } catch {
      // No line just now: the next letter asks again, and keeping the form says what is wrong.
    }
  };
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  };
  const words = form.querySelector<HTMLInputElement>("[name='cadence.WindowWords']");
  words?.addEventListener("input", () => {
    const choice = form.querySelector<HTMLInputElement>("[name='cadence.Window'][value=words]");
    if (choice && words.value !== "") {
      choice.checked = true;
    }
  });
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
}

function showChosen(select: HTMLSelectElement): void {
  const prefix = `${select.dataset.shows}:`;
  const parts = [...document.querySelectorAll<HTMLElement>(`[data-when^="${prefix}"]`)];
  const show = (): void => {
    parts.forEach((part) => {
      part.hidden = !part.dataset.when!.slice(prefix.length).split(" ").includes(select.value);
    });
  };
  select.addEventListener("change", show);
  show();
}
