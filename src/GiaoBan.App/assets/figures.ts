// Running totals and percent of target as one types, and the question behind an unclear number (SK-3, SK-5, ALL-1).
// The server computes and asks the same when the form comes in; this only saves the way there and back.
//
//   <table data-figures data-text-ask="Là {0}?" data-text-or="hay" data-text-refused="…" data-text-estimate="ước">
//                                                  written by <gb-table figures>
//     <tr data-figure                              one indicator
//         data-before="118.5"                      running figure before this period, decimal string; "" = none
//         data-target="145"                        the year's target; "" = none
//         data-kind="flow|stock"                   flow: before + value + estimate; stock: value + estimate, else before
//         data-decimals="1">                       decimals the indicator admits
//       <input data-value> <input data-estimate>   typed figures; each in a cell of its own
//       <td data-cumulative> <td data-percent>     filled here; the server writes them too, for a page without script
// A question of the server's (<gb-ask>) carries data-ask="name of the field"; its buttons carry data-pick="8,5".

import { formatForInput, formatNumber, MAX_DECIMALS, percentOf, readNumber, readPlain, type Reading } from "./number";

export function computeFigures(): void {
  document.querySelectorAll<HTMLTableElement>("table[data-figures]").forEach((table) => {
    const compute = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      const row = input.closest<HTMLElement>("tr[data-figure]");
      if (row && (input.hasAttribute("data-value") || input.hasAttribute("data-estimate"))) {
        if (event.type === "input") {
          drop(input);
        } else if (event.type === "change" || !input.parentElement?.querySelector(".ask, .error")) {
          judge(table, row, input);
        }
        show(table, row);
      }
    };
    table.addEventListener("input", compute);
    table.addEventListener("change", compute);
    // Who types the same unclear number again has changed nothing, and is asked all the same.
    table.addEventListener("focusout", compute);
    table.querySelectorAll<HTMLElement>("tr[data-figure]").forEach((row) => {
      row.querySelectorAll<HTMLInputElement>("input[data-value], input[data-estimate]").forEach((input) => judge(table, row, input));
      show(table, row);
    });
  });
  document.addEventListener("click", pick);
}

function decimalsOf(row: HTMLElement): number {
  return Number(row.dataset.decimals ?? MAX_DECIMALS);
}

function typed(row: HTMLElement, attribute: string): Reading {
  const input = row.querySelector<HTMLInputElement>(`input[${attribute}]`);
  return input ? readNumber(input.value, decimalsOf(row)) : { kind: "empty" };
}

function show(table: HTMLTableElement, row: HTMLElement): void {
  const [value, estimate] = [typed(row, "data-value"), typed(row, "data-estimate")];
  const cumulativeCell = row.querySelector<HTMLElement>("[data-cumulative]");
  const percentCell = row.querySelector<HTMLElement>("[data-percent]");
  const clear = [value, estimate].every((r) => r.kind === "empty" || r.kind === "value");
  const before = readPlain(row.dataset.before);
  const whole = add(numberOf(value), numberOf(estimate));
  const running = row.dataset.kind === "stock" ? whole ?? before : add(before, whole);
  const percent = percentOf(running, readPlain(row.dataset.target));
  fill(cumulativeCell, clear ? running : null, decimalsOf(row), clear);
  fill(percentCell, clear ? percent : null, 1, clear);
  if (clear && running !== null && estimate.kind === "value" && cumulativeCell) {
    const mark = document.createElement("span");
    mark.className = "est";
    mark.textContent = table.dataset.textEstimate ?? "";
    cumulativeCell.prepend(mark);
  }
}

function fill(cell: HTMLElement | null, value: bigint | null, decimals: number, clear: boolean): void {
  if (cell) {
    cell.textContent = !clear ? "–" : value === null ? "" : formatNumber(value, decimals);
  }
}

function numberOf(reading: Reading): bigint | null {
  return reading.kind === "value" ? reading.value : null;
}

function add(one: bigint | null, other: bigint | null): bigint | null {
  return one === null ? other : other === null ? one : one + other;
}

function judge(table: HTMLTableElement, row: HTMLElement, input: HTMLInputElement): void {
  const reading = readNumber(input.value, decimalsOf(row));
  const fromServer = input.parentElement?.querySelector(".error, .ask:not([data-script])");
  if (fromServer && input.value === input.defaultValue) {
    return;
  }
  drop(input);
  if (reading.kind === "ambiguous") {
    ask(table, input, reading.options.map((o) => formatForInput(o, decimalsOf(row))));
  } else if (reading.kind === "refused") {
    tell(input, document.createTextNode(table.dataset.textRefused ?? ""));
  }
}

function ask(table: HTMLTableElement, input: HTMLInputElement, options: string[]): void {
  const [before, after] = (table.dataset.textAsk ?? "{0}").split("{0}");
  const parts = document.createDocumentFragment();
  parts.append(before);
  options.forEach((option, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn second";
    button.dataset.pick = option;
    button.textContent = option;
    parts.append(...(index > 0 ? [` ${table.dataset.textOr ?? ""} `, button] : [button]));
  });
  parts.append(after ?? "");
  tell(input, parts);
}

function tell(input: HTMLInputElement, what: Node): void {
  const line = document.createElement("span");
  line.className = "ask";
  line.id = `${input.id}-ask`;
  line.dataset.script = "";
  line.setAttribute("role", "status");
  line.append(what);
  input.after(line);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", line.id);
}

function drop(input: HTMLInputElement): void {
  input.parentElement?.querySelectorAll(".ask, .error").forEach((line) => line.remove());
  input.removeAttribute("aria-invalid");
  input.removeAttribute("aria-describedby");
}

function pick(event: Event): void {
  const button = (event.target as Element).closest<HTMLButtonElement>("button[data-pick]");
  const cell = button?.closest("td, .field");
  const input = cell?.querySelector<HTMLInputElement>("input:not([type=hidden])");
  if (!button || !input) {
    return;
  }
  event.preventDefault();
  input.value = button.dataset.pick ?? "";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  input.focus();
}
