// Keeps "còn 2 giờ 15 phút" true while a page stays open. Data attributes, written by <gb-due>:
//   data-left       the deadline, milliseconds since 1970
//   data-inclusive  what arrives at the instant itself is on time
// The server's clock counts: <body data-now> says what time it was when the page was made.

const SOON = 24 * 60;

export function keepTimeLeft(): void {
  const places = [...document.querySelectorAll<HTMLElement>("[data-left]")];
  const madeAt = Number(document.body.dataset.now);
  if (places.length === 0 || !madeAt) {
    return;
  }
  const started = performance.now();
  const english = document.documentElement.lang === "en";
  const tell = (): void => {
    const now = madeAt + performance.now() - started;
    for (const place of places) {
      const at = Number(place.dataset.left);
      const late = place.dataset.inclusive !== undefined ? now > at : now >= at;
      const minutes = late ? Math.max(1, Math.ceil((now - at) / 60000)) : Math.floor((at - now) / 60000);
      place.textContent = `(${words(minutes, late, english)})`;
      place.classList.toggle("over", late);
      place.classList.toggle("soon", !late && minutes < SOON);
    }
  };
  setInterval(tell, 20000);
  document.addEventListener("visibilitychange", tell);
}

/** As DeadlineWords in the domain says it. */
export function words(minutes: number, late: boolean, english: boolean): string {
  if (late) {
    return english ? `${length(minutes, true)} late` : `chậm ${length(minutes, false)}`;
  }
  if (minutes === 0) {
    return english ? "less than 1 minute left" : "còn dưới 1 phút";
  }
  return english ? `${length(minutes, true)} left` : `còn ${length(minutes, false)}`;
}

function length(minutes: number, english: boolean): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const counted = (count: number, noun: string, name: string): string =>
    english ? `${count} ${noun}${count === 1 ? "" : "s"}` : `${count} ${name}`;
  if (days >= 7 || (days > 0 && hours === 0)) {
    return counted(days, "day", "ngày");
  }
  if (days > 0) {
    return `${counted(days, "day", "ngày")} ${hours} ${english ? "h" : "giờ"}`;
  }
  if (hours === 0) {
    return counted(rest, "minute", "phút");
  }
  if (rest === 0) {
    return counted(hours, "hour", "giờ");
  }
  return english ? `${hours} h ${rest} min` : `${hours} giờ ${rest} phút`;
}
