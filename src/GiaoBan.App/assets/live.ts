// Keeps a board true while it stays open: [data-live] names the address, [data-live-part] the parts that are exchanged, by id.
// A part that somebody works in (focus, selection) is left alone until the next round.

const EVERY = 20000;

export function keepLive(): void {
  const address = document.querySelector<HTMLElement>("[data-live]")?.dataset.live;
  if (!address) {
    return;
  }
  const refresh = async (): Promise<void> => {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) {
        return;
      }
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      fresh.querySelectorAll<HTMLElement>("[data-live-part]").forEach((part) => exchange(part));
    } catch {
      // No line just now; the next round tries again.
    }
  };
  setInterval(refresh, EVERY);
  document.addEventListener("visibilitychange", refresh);
}

function exchange(part: HTMLElement): void {
  const old = document.getElementById(part.id);
  if (old && old.innerHTML !== part.innerHTML && !old.contains(document.activeElement)) {
    old.replaceWith(part);
  }
}
