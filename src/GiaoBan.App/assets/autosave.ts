// Drafts save themselves: first on this computer, then, after 1.5 s of rest, on the server (ALL-2).
//
//   <form data-autosave="/bao-cao/123?handler=Draft"   where to PUT the form's fields (urlencoded, files left out, antiforgery field included)
//         data-autosave-owner="account id">            whose copy it is: a shared computer never shows one person's words to another
//     <input type="hidden" name="…" data-version value="3">   the draft's version; the answer's version is written back into it
//     <gb-autosave />                                   says where the draft stands: Lưu trên máy / Đang gửi / Đã lưu
//   </form>
// The answer: 200 {"version": 4, "savedAt": "19:29"} · 409 problem+json: someone else has saved; nothing is sent any more, `detail` is shown
// · other refusals: `detail` is shown, the copy stays · no answer: tried again, and at once when the line is back.
// A page that shows that the report was sent (the receipt) carries data-autosave-done="the same address": the copy is dropped.

type Copy = { at: number; fields: [string, string][] };
type State = "local" | "sending" | "saved" | "conflict" | "failed";

const PREFIX = "giaoban:draft:";
const REST = 1500;
const RETRY = [5000, 10000, 20000, 60000];
const KEEP_DAYS = 30;

export function saveDrafts(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-autosave]").forEach((form) => new Draft(form).start());
  document.querySelectorAll<HTMLElement>("[data-autosave-done]").forEach((place) => {
    for (const key of keys().filter((k) => k.endsWith(":" + place.dataset.autosaveDone))) {
      localStorage.removeItem(key);
    }
  });
  for (const key of keys()) {
    const copy = read(key);
    if (!copy || Date.now() - copy.at > KEEP_DAYS * 86400000) {
      localStorage.removeItem(key);
    }
  }
}

class Draft {
  private readonly url: string;
  private readonly key: string;
  private readonly place: HTMLElement | null;
  private timer = 0;
  private tries = 0;
  private sending = false;
  private changed = false;
  private stopped = false;

  constructor(private readonly form: HTMLFormElement) {
    this.url = form.dataset.autosave!;
    this.key = `${PREFIX}${form.dataset.autosaveOwner ?? ""}:${this.url}`;
    this.place = form.querySelector("[data-save-state]");
  }

  start(): void {
    this.offerCopy();
    this.form.addEventListener("input", (event) => this.onInput(event as InputEvent));
    this.form.addEventListener("change", () => this.wait(REST));
    this.form.addEventListener("submit", () => {
      this.stopped = true;
      clearTimeout(this.timer);
    });
    window.addEventListener("online", () => this.changed && this.wait(0));
    window.addEventListener("pagehide", () => this.changed && !this.stopped && void this.send(true));
    window.addEventListener("pageshow", (event) => {
      this.stopped = event.persisted ? false : this.stopped;
    });
  }

  private onInput(event: InputEvent): void {
    // Half a letter of an input method is no text yet; its end fires another input.
    if (!event.isComposing) {
      this.keep();
      this.wait(REST);
    }
  }

  private wait(time: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) {
      this.changed = true;
      this.timer = window.setTimeout(() => void this.send(false), time);
    }
  }

  private keep(): void {
    try {
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), fields: this.fields() } satisfies Copy));
      if (!this.sending && !this.stopped) {
        this.tell("local");
      }
    } catch {
      // A full or forbidden store leaves the server's copy, which is sent anyway.
    }
  }

  private async send(leaving: boolean): Promise<void> {
    if (this.sending && !leaving) {
      return;
    }
    [this.sending, this.changed] = [true, false];
    this.tell("sending");
    try {
      const body = new URLSearchParams();
      new FormData(this.form).forEach((value, name) => typeof value === "string" && body.append(name, value));
      const answer = await fetch(this.url, { method: "PUT", body, keepalive: leaving, headers: { Accept: "application/json" }, credentials: "same-origin" });
      await this.take(answer);
    } catch {
      this.lost();
    } finally {
      this.sending = false;
      if (this.changed && this.tries === 0) {
        this.wait(REST);
      }
    }
  }

  private async take(answer: Response): Promise<void> {
    const body = (answer.headers.get("content-type") ?? "").includes("json") ? await answer.json() : {};
    if (answer.ok && !answer.redirected) {
      this.tries = 0;
      const version = this.form.querySelector<HTMLInputElement>("[data-version]");
      if (version && body.version !== undefined) {
        version.value = String(body.version);
      }
      if (!this.changed) {
        localStorage.removeItem(this.key);
        this.tell("saved", body.savedAt);
      }
    } else if (answer.status === 409) {
      this.stopped = true;
      this.tell("conflict", undefined, body.detail);
    } else if (answer.status >= 500) {
      this.lost();
    } else {
      this.tell("failed", undefined, body.detail);
    }
  }

  private lost(): void {
    this.keep();
    this.tell("local");
    const rest = RETRY[Math.min(this.tries, RETRY.length - 1)];
    this.tries += 1;
    this.wait(rest);
  }

  private tell(state: State, at?: string, detail?: string): void {
    if (this.place) {
      this.place.dataset.state = state;
      this.place.textContent = (detail ?? this.text(state)) + (at ? ` ${at}` : "");
    }
  }

  private text(name: string): string {
    return this.place?.getAttribute(`data-text-${name}`) ?? "";
  }

  private fields(): [string, string][] {
    const all: [string, string][] = [];
    new FormData(this.form).forEach((value, name) => {
      const hidden = this.form.querySelector(`input[type=hidden][name="${CSS.escape(name)}"]`);
      if (typeof value === "string" && !hidden) {
        all.push([name, value]);
      }
    });
    return all;
  }

  private offerCopy(): void {
    const copy = read(this.key);
    if (!copy) {
      return;
    }
    if (JSON.stringify(copy.fields) === JSON.stringify(this.fields())) {
      localStorage.removeItem(this.key);
      return;
    }
    const time = new Date(copy.at);
    const note = document.createElement("div");
    note.className = "note warn";
    note.setAttribute("role", "status");
    const clock = `${pad(time.getHours())}:${pad(time.getMinutes())} ${pad(time.getDate())}/${pad(time.getMonth() + 1)}`;
    note.append(this.text("found").replace("{0}", clock), this.button("use", () => this.restore(copy, note)), this.button("drop", () => {
      localStorage.removeItem(this.key);
      note.remove();
    }));
    this.form.before(note);
  }

  private button(name: string, act: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn second small";
    button.textContent = this.text(name);
    button.addEventListener("click", act);
    return button;
  }

  private restore(copy: Copy, note: HTMLElement): void {
    const left = new Map<string, string[]>();
    for (const [name, value] of copy.fields) {
      left.set(name, [...(left.get(name) ?? []), value]);
    }
    for (const element of [...this.form.elements] as HTMLInputElement[]) {
      const values = left.get(element.name);
      if (element.type === "checkbox" || element.type === "radio") {
        element.checked = values?.includes(element.value) ?? false;
      } else if (values && values.length > 0 && element.type !== "hidden") {
        element.value = values.shift()!;
      } else {
        continue;
      }
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }
    // Lines that the form no longer has are shown as text, so that nothing typed is lost.
    const rest = [...left].filter(([name]) => !this.form.elements.namedItem(name)).flatMap(([, values]) => values.filter((v) => v.trim() !== ""));
    note.remove();
    if (rest.length > 0) {
      const text = document.createElement("div");
      text.className = "note";
      text.textContent = rest.join(" · ");
      this.form.before(text);
    }
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function read(key: string): Copy | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Copy | null;
  } catch {
    return null;
  }
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
