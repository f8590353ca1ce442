// Keeps a board true while it stays open: [data-live] names the address, [data-live-part] the parts that are exchanged, by id;
// data-live-every says after how many seconds, 20 unless told. A part that somebody works in (focus, typed words) is left alone until the next round.
// A form[data-live-form] is sent without leaving the page, so that nothing typed elsewhere is lost; what is refused is said in [data-live-errors].

const EVERY = 20;

export function keepLive(): void {
  const place = document.querySelector<HTMLElement>("[data-live]");
  const address = place?.dataset.live;
  if (!place || !address) {
    return;
  }
  const refresh = async (): Promise<void> => {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (answer.ok && !answer.redirected) {
        take(await read(answer), null);
      }
    } catch {
      // No line just now; the next round tries again.
    }
  };
  setInterval(refresh, Number(place.dataset.liveEvery ?? EVERY) * 1000);
  document.addEventListener("visibilitychange", refresh);
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.dataset.liveForm !== undefined && !event.defaultPrevented) {
      event.preventDefault();
      void send(form, event.submitter as HTMLButtonElement | null, refresh);
    }
  });
}

async function send(form: HTMLFormElement, button: HTMLButtonElement | null, refresh: () => Promise<void>): Promise<void> {
  const body = new URLSearchParams();
  new FormData(form).forEach((value, name) => typeof value === "string" && body.append(name, value));
  if (button?.name) {
    body.append(button.name, button.value);
  }
  try {
    const answer = await fetch(button?.getAttribute("formaction") ?? form.action, { method: "POST", body, credentials: "same-origin" });
    const page = await read(answer);
    const told = document.querySelector("[data-live-errors]");
    const words = page.querySelector(answer.ok ? ".flash" : "[data-errors]");
    told?.replaceChildren(...(words ? [words] : []));
    if (answer.ok) {
      form.reset();
      (document.activeElement as HTMLElement | null)?.blur();
    } else {
      told?.querySelector<HTMLElement>("[data-errors]")?.focus();
    }
    take(page, answer.ok ? form.closest("[data-live-part]") : null, answer.ok);
  } catch {
    // The line is lost: the words stay in the form, to be sent again.
    await refresh();
  } finally {
    delete form.dataset.sending;
  }
}

async function read(answer: Response): Promise<Document> {
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Takes the parts of a page; the one that was worked in is exchanged whatever stands in it. */
function take(fresh: Document, worked: Element | null, pressed = false): void {
  const parts = [...fresh.querySelectorAll<HTMLElement>("[data-live-part]")];
  if (parts.some((part) => !document.getElementById(part.id)) && (pressed || !isTyped(document.body))) {
    // A part appeared that this page has no place for: somebody else began the meeting.
    location.reload();
  }
  parts.forEach((part) => exchange(part, worked?.id === part.id));
}

function exchange(part: HTMLElement, pressed: boolean): void {
  const old = document.getElementById(part.id);
  if (!old || old.innerHTML === part.innerHTML) {
    return;
  }
  if (pressed || !(isTyped(old) || old.contains(document.activeElement))) {
    old.replaceWith(part);
  }
}

/** Whether somebody typed or ticked something that was not sent. */
function isTyped(place: HTMLElement): boolean {
  return [...place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].some((field) =>
    field.type === "radio" || field.type === "checkbox" ? (field as HTMLInputElement).checked !== (field as HTMLInputElement).defaultChecked : field.value !== field.defaultValue);
}
