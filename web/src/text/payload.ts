const strict = new TextDecoder("utf-8", { fatal: true });

export function bytesOf(base64: string | undefined): Uint8Array {
  const binary = atob(base64 ?? "");
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

export function base64Of(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The text that the bytes are; undefined when they are none: not UTF-8, or with control characters. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = strict.decode(bytes);
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Indented JSON; undefined when the text is no object or array. Numbers keep their digits. */
export function prettyJson(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return indented(text);
}

/** Blanks set anew in valid JSON, all else as it stands: a number of 20 digits is not rounded. */
function indented(text: string): string {
  let depth = 0;
  const line = () => "\n" + "  ".repeat(depth);
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g) ?? [];
  return tokens
    .map((token, index) => {
      const next = tokens[index + 1] ?? "";
      if (token === "{" || token === "[") return ++depth && /^[\]}]$/.test(next) ? token : token + line();
      if (token === "}" || token === "]") return --depth >= 0 && /^[[{]$/.test(tokens[index - 1] ?? "") ? token : line() + token;
      return token === "," ? token + line() : token === ":" ? ": " : token;
    })
    .join("");
}

/** Lines of sixteen bytes: offset, hex, printable characters. */
export function hexLines(bytes: Uint8Array, max = 4096): string {
  const lines: string[] = [];
  for (let offset = 0; offset < Math.min(bytes.length, max); offset += 16) {
    const row = [...bytes.subarray(offset, Math.min(offset + 16, bytes.length))];
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const shown = row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : "·")).join("");
    lines.push(`${offset.toString(16).padStart(6, "0")}  ${hex.padEnd(47)}  ${shown}`);
  }
  return lines.join("\n") + (bytes.length > max ? `\n… ${bytes.length - max} more bytes` : "");
}

/** The lines of a header block, without its first ("NATS/1.0 …"). */
export function headersOf(block: Uint8Array): [string, string][] {
  return new TextDecoder()
    .decode(block)
    .split("\r\n")
    .slice(1)
    .filter((line) => line.includes(":"))
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
}
