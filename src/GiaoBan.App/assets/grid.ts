// Keyboard like a spreadsheet for <table data-grid> (written by <gb-table grid>): arrows, Enter down, Shift+Enter up, Tab right
// (the browser's own), paste of a block from a spreadsheet, undo and redo (Ctrl+Z, Ctrl+Y) over cells.
// Nothing happens while a Vietnamese input method composes a letter: its keys belong to it.
//
// Before a block is pasted that needs more lines than there are, the table fires "giaoban:rows-wanted" with detail { missing }:
// a page whose table can grow adds the lines then and there.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Change = { field: Field; before: string; after: string };

const FIELDS = "input:not([type=hidden]):not([disabled]):not([readonly]), textarea:not([disabled]):not([readonly]), select:not([disabled])";

export function keyGrids(): void {
  document.querySelectorAll<HTMLTableElement>("table[data-grid]").forEach((table) => {
    const past = new Past();
    table.addEventListener("focusin", (event) => past.enter(event.target as Field));
    table.addEventListener("change", (event) => past.leave(event.target as Field));
    table.addEventListener("keydown", (event) => onKey(table, event, past));
    table.addEventListener("paste", (event) => onPaste(table, event, past));
  });
}

class Past {
  private readonly done: Change[][] = [];
  private undone: Change[][] = [];
  private value = "";
  private writing = false;

  enter(field: Field): void {
    this.value = field.value;
  }

  leave(field: Field): void {
    if (!this.writing && field.value !== this.value) {
      this.push([{ field, before: this.value, after: field.value }]);
      this.value = field.value;
    }
  }

  /** Whether the cell itself holds typing that the browser's own undo takes back. */
  isTyping(field: Field): boolean {
    return field.value !== this.value;
  }

  write(changes: Change[]): void {
    this.apply(changes.map((c) => [c.field, c.after]));
    this.push(changes);
  }

  undo(): boolean {
    const changes = this.done.pop();
    if (changes) {
      this.undone.push(changes);
      this.apply(changes.map((c) => [c.field, c.before]));
      changes[0].field.focus();
    }
    return changes !== undefined;
  }

  redo(): boolean {
    const changes = this.undone.pop();
    if (changes) {
      this.done.push(changes);
      this.apply(changes.map((c) => [c.field, c.after]));
      changes[0].field.focus();
    }
    return changes !== undefined;
  }

  private push(changes: Change[]): void {
    this.done.push(changes);
    this.undone = [];
  }

  private apply(values: [Field, string][]): void {
    this.writing = true;
    for (const [field, value] of values) {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    this.writing = false;
    if (document.activeElement && values.some(([field]) => field === document.activeElement)) {
      this.value = (document.activeElement as Field).value;
    }
  }
}

function onKey(table: HTMLTableElement, event: KeyboardEvent, past: Past): void {
  const field = event.target as Field;
  // keyCode 229: some input methods of old browsers report keys of a composition only so.
  if (event.isComposing || event.keyCode === 229 || !field.matches(FIELDS) || event.altKey) {
    return;
  }
  if (event.ctrlKey || event.metaKey) {
    const key = event.key.toLowerCase();
    const back = key === "z" && !event.shiftKey;
    const forth = key === "y" || (key === "z" && event.shiftKey);
    if ((back && !past.isTyping(field) && past.undo()) || (forth && past.redo())) {
      event.preventDefault();
    }
    return;
  }
  const to = target(table, field, event);
  if (event.key === "Enter" && !(field instanceof HTMLTextAreaElement)) {
    // Enter never sends the form from inside the table.
    event.preventDefault();
  }
  if (to) {
    event.preventDefault();
    to.focus();
    if (to instanceof HTMLInputElement) {
      to.select();
    }
  }
}

function target(table: HTMLTableElement, field: Field, event: KeyboardEvent): Field | null {
  const choosing = field instanceof HTMLSelectElement;
  const writing = field instanceof HTMLTextAreaElement;
  switch (event.key) {
    case "Enter":
      return writing ? null : vertical(table, field, event.shiftKey ? -1 : 1);
    case "ArrowDown":
      return choosing || writing || event.shiftKey ? null : vertical(table, field, 1);
    case "ArrowUp":
      return choosing || writing || event.shiftKey ? null : vertical(table, field, -1);
    case "ArrowLeft":
      return !choosing && !event.shiftKey && atEdge(field, "start") ? horizontal(table, field, -1) : null;
    case "ArrowRight":
      return !choosing && !event.shiftKey && atEdge(field, "end") ? horizontal(table, field, 1) : null;
    default:
      return null;
  }
}

function atEdge(field: Field, edge: "start" | "end"): boolean {
  if (field instanceof HTMLSelectElement) {
    return false;
  }
  const [from, to, all] = [field.selectionStart, field.selectionEnd, field.value.length];
  if (from === null || to === null || (from === 0 && to === all)) {
    return true;
  }
  return from === to && from === (edge === "start" ? 0 : all);
}

function rowsOf(table: HTMLTableElement): HTMLTableRowElement[] {
  return [...table.querySelectorAll<HTMLTableRowElement>("tbody tr")].filter((row) => row.querySelector(FIELDS));
}

function fieldAt(row: HTMLTableRowElement | undefined, column: number): Field | null {
  return row?.cells[column]?.querySelector<Field>(FIELDS) ?? null;
}

function columnOf(field: Field): number {
  return field.closest<HTMLTableCellElement>("td, th")?.cellIndex ?? -1;
}

function vertical(table: HTMLTableElement, field: Field, step: number): Field | null {
  const rows = rowsOf(table);
  const column = columnOf(field);
  for (let i = rows.indexOf(field.closest("tr")!) + step; i >= 0 && i < rows.length; i += step) {
    const next = fieldAt(rows[i], column);
    if (next) {
      return next;
    }
  }
  return null;
}

function horizontal(table: HTMLTableElement, field: Field, step: number): Field | null {
  const fields = [...table.querySelectorAll<Field>(FIELDS)].filter((f) => f.closest("tr") === field.closest("tr"));
  return fields[fields.indexOf(field) + step] ?? null;
}

function onPaste(table: HTMLTableElement, event: ClipboardEvent, past: Past): void {
  const field = event.target as Field;
  const block = event.clipboardData ? blockOf(event.clipboardData) : [];
  if (!field.matches(FIELDS) || block.length === 0 || (block.length === 1 && block[0].length === 1)) {
    return;
  }
  if (field instanceof HTMLTextAreaElement && block.every((line) => line.length === 1)) {
    return;
  }
  event.preventDefault();
  const start = field.closest("tr")!;
  const missing = block.length - (rowsOf(table).length - rowsOf(table).indexOf(start));
  if (missing > 0) {
    table.dispatchEvent(new CustomEvent("giaoban:rows-wanted", { bubbles: true, detail: { missing } }));
  }
  const rows = rowsOf(table).slice(rowsOf(table).indexOf(start));
  const columns = [...start.cells].map((cell) => cell.cellIndex).filter((i) => i >= columnOf(field) && fieldAt(start, i));
  const changes: Change[] = [];
  block.slice(0, rows.length).forEach((line, i) =>
    line.slice(0, columns.length).forEach((text, j) => {
      const cell = fieldAt(rows[i], columns[j]);
      if (cell) {
        changes.push({ field: cell, before: cell.value, after: text.trim() });
      }
    }));
  past.write(changes);
}

/** The cells that were copied: from the spreadsheet's HTML where there is one, else from its tab-separated text. */
function blockOf(data: DataTransfer): string[][] {
  const html = data.getData("text/html");
  if (/<table/i.test(html)) {
    const rows = [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("tr")];
    return rows.map((row) => [...row.cells].map((cell) => (cell.textContent ?? "").replace(/\s+/g, " ")));
  }
  const text = data.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  return text.includes("\t") || text.includes("\n") ? tabbed(text) : [];
}

/** Tab-separated text; a cell in quotes may hold tabs, line ends and doubled quotes. */
function tabbed(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/g)) {
    const cell = match[1].startsWith('"') && match[1].endsWith('"') && match[1].length > 1 ? match[1].slice(1, -1).replace(/""/g, '"') : match[1];
    rows[rows.length - 1].push(cell.replace(/\s+/g, " "));
    if (match[2] === "") {
      break;
    }
    if (match[2] === "\n") {
      rows.push([]);
    }
  }
  return rows;
}
