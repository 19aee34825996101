/** Microseconds as a person reads them. */
export function microseconds(value: number): string {
  if (Number.isNaN(value)) return "–";
  if (value < 1000) return `${value.toFixed(value < 10 ? 1 : 0)} µs`;
  if (value < 1_000_000) return `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} ms`;
  return `${(value / 1_000_000).toFixed(2)} s`;
}

/** Nanoseconds of a configuration: 30s, 5m, 2h, 7d. */
export function duration(nanoseconds: number | undefined): string {
  if (!nanoseconds) return "none";
  const seconds = nanoseconds / 1e9;
  if (seconds < 1) return microseconds(nanoseconds / 1000);
  const steps: [number, string][] = [[86400, "d"], [3600, "h"], [60, "m"], [1, "s"]];
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const [size, unit] of steps) {
    if (rest >= size) parts.push(`${Math.floor(rest / size)}${unit}`);
    rest %= size;
  }
  return parts.slice(0, 2).join(" ");
}

const isZero = (time: string | undefined): boolean => !time || time.startsWith("0001-");

/** "12 s ago"; exact times belong in a title. */
export function ago(time: string | undefined, now = Date.now()): string {
  if (isZero(time)) return "never";
  const age = now - Date.parse(time!);
  return age < 1500 ? "now" : `${ageOf(age)} ago`;
}

/** "12 s", "5 min", "3 h" */
export function ageOf(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds / 1000);
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} d`;
}

const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium" });

/** 2026-11-22 14:05:09 in the time of the browser. */
export const moment = (time: string | undefined): string => (isZero(time) ? "never" : format.format(new Date(time!)));
