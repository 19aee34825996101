const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** 12,345,678 */
export const count = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? "–" : whole.format(value));

const scaled = (value: number, step: number, units: string[]): string => {
  let unit = 0;
  while (Math.abs(value) >= step * 0.9995 && unit < units.length - 1) {
    value /= step;
    unit++;
  }
  const digits = unit === 0 ? (Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0) : Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return `${value.toFixed(digits)}${units[unit]}`;
};

/** 12.3k, 4.56M: for speeds and axes. */
export const compact = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? "–" : scaled(value, 1000, ["", "k", "M", "G", "T", "P"]));

/** 1.23 MiB */
export const bytes = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? "–" : scaled(value, 1024, [" B", " KiB", " MiB", " GiB", " TiB", " PiB"]));

export const perSecond = (value: number): string => `${compact(value)}/s`;

export const bytesPerSecond = (value: number): string => `${bytes(value)}/s`;

export const percent = (value: number): string => (Number.isNaN(value) ? "–" : `${value.toFixed(value < 10 ? 1 : 0)} %`);

/** A limit as configured: -1 and 0 mean none. */
export const limit = (value: number | undefined, format: (value: number) => string = count): string => (value === undefined || value <= 0 ? "unlimited" : format(value));

/** "1 stream", "2 streams" */
export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`;
