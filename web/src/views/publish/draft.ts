/** What is to be sent. */
export interface Draft {
  account: string;
  subject: string;
  headers: [string, string][];
  data: string;
  timeoutMs: number;
  max: number;
}

/** Reads the form; a header line that is none is thrown with what is wrong. */
export function draftOf(account: string, form: HTMLFormElement): Draft {
  const fields = Object.fromEntries(new FormData(form)) as Record<string, string>;
  return {
    account,
    subject: (fields.subject ?? "").trim(),
    headers: headersOf(fields.headers ?? ""),
    data: fields.data ?? "",
    timeoutMs: Number(fields.timeoutMs),
    max: Number(fields.max),
  };
}

function headersOf(text: string): [string, string][] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const colon = line.indexOf(":");
      if (colon < 1) throw new Error(`“${line}” is no header: write Name: value.`);
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    });
}
