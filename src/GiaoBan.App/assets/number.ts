// The strict Vietnamese number reader, as GiaoBan.Domain/Text/VietnameseNumber reads (a test compares the two):
// a text has one meaning, or is asked about, or is refused; nothing is guessed (ALL-1).
// Numbers are whole millionths in a bigint: exact, like the domain's decimal.

export type Reading =
  | { kind: "empty" }
  | { kind: "value"; value: bigint }
  | { kind: "ambiguous"; options: bigint[] }
  | { kind: "refused" };

const MAX_LENGTH = 40;
const MAX_DIGITS = 15;
export const MAX_DECIMALS = 6;
const SPACES = /[ \u00A0\u202F\u2009\u2007]/;
const refused: Reading = { kind: "refused" };

export function readNumber(text: string, maxDecimals: number = MAX_DECIMALS): Reading {
  const trimmed = text.trim();
  if (text.length > MAX_LENGTH) {
    return refused;
  }
  if (trimmed === "") {
    return { kind: "empty" };
  }
  const negative = trimmed[0] === "-" || trimmed[0] === "\u2212";
  const reading = readBody(negative || trimmed[0] === "+" ? trimmed.slice(1) : trimmed, maxDecimals);
  return negative ? negated(reading) : reading;
}

/** A decimal string of the server's (`-1234.5`), or null for an empty one. */
export function readPlain(text: string | undefined): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text ?? "");
  if (!match) {
    return null;
  }
  const units = millionths(match[2], match[3] ?? "");
  return match[1] ? -units : units;
}

/** `1.234,5`: at least so many decimals, more where the number has them. */
export function formatNumber(value: bigint, decimals = 0): string {
  const digits = (value < 0n ? -value : value).toString().padStart(MAX_DECIMALS + 1, "0");
  const fraction = digits.slice(-MAX_DECIMALS).replace(/0+$/, "").padEnd(decimals, "0");
  const whole = digits.slice(0, -MAX_DECIMALS).replace(/\B(?=(\d{3})+$)/g, ".");
  return (value < 0n ? "-" : "") + whole + (fraction ? "," + fraction : "");
}

/** As `formatNumber`, but so written that reading it again never asks: 1234 among decimals is `1.234,0`. */
export function formatForInput(value: bigint, maxDecimals: number): string {
  const text = formatNumber(value);
  return readNumber(text, maxDecimals).kind !== "ambiguous" ? text : text.includes(",") ? text + "0" : text + ",0";
}

/** Percent with one decimal, halves away from zero, in millionths of a percent; null without a target. */
export function percentOf(done: bigint | null, target: bigint | null): bigint | null {
  if (done === null || target === null || target === 0n) {
    return null;
  }
  const [top, bottom] = [done * 1000n, target];
  const positive = top < 0n === bottom < 0n;
  const [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  const tenths = (2n * a + b) / (2n * b);
  return (positive ? tenths : -tenths) * 100000n;
}

function readBody(body: string, maxDecimals: number): Reading {
  const comma = body.split(",");
  if (body === "" || comma.length > 2 || (comma.length === 2 && !isDigits(comma[1]))) {
    return refused;
  }
  const fraction = comma[1] ?? "";
  if (isDigits(comma[0])) {
    return leadingZero(comma[0]) ? refused
      : fraction.length === 3 && comma[0].length <= 3 && comma[0] !== "0" ? ask([make(comma[0], fraction, MAX_DECIMALS), make(comma[0] + fraction, "", 0)])
      : make(comma[0], fraction, maxDecimals);
  }
  const dotted = comma[0].includes(".");
  const groups = comma[0].split(dotted ? "." : SPACES);
  if (!groups.every(isDigits)) {
    return refused;
  }
  if (dotted && groups.length === 2 && comma.length === 1) {
    return leadingZero(groups[0]) ? refused : readLoneDot(groups[0], groups[1], maxDecimals);
  }
  const whole = groups.join("");
  return groups[0].length <= 3 && groups.slice(1).every((g) => g.length === 3) && !leadingZero(whole)
    ? make(whole, fraction, maxDecimals)
    : refused;
}

function readLoneDot(left: string, right: string, maxDecimals: number): Reading {
  const grouped = right.length === 3 && left.length <= 3 && left !== "0";
  if (maxDecimals === 0) {
    return grouped ? make(left + right, "", 0) : refused;
  }
  const decimalMark = make(left, right, MAX_DECIMALS);
  if (decimalMark.kind !== "value") {
    return decimalMark;
  }
  const joined = make(left + right, "", 0);
  return ask(left === "0" ? [decimalMark] : grouped ? [joined, decimalMark] : [decimalMark, joined]);
}

function ask(meanings: Reading[]): Reading {
  return { kind: "ambiguous", options: meanings.flatMap((m) => (m.kind === "value" ? [m.value] : [])) };
}

function make(whole: string, fraction: string, maxDecimals: number): Reading {
  const counted = fraction.replace(/0+$/, "");
  return whole.length > MAX_DIGITS || counted.length > maxDecimals ? refused : { kind: "value", value: millionths(whole, counted) };
}

function negated(reading: Reading): Reading {
  switch (reading.kind) {
    case "value":
      return { kind: "value", value: -reading.value };
    case "ambiguous":
      return { kind: "ambiguous", options: [...new Set(reading.options.map((o) => -o))] };
    default:
      return reading;
  }
}

function millionths(whole: string, fraction: string): bigint {
  return BigInt(whole + fraction.padEnd(MAX_DECIMALS, "0").slice(0, MAX_DECIMALS));
}

function isDigits(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

function leadingZero(whole: string): boolean {
  return whole.length > 1 && whole[0] === "0";
}
