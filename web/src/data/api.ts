/** An answer that is not the one hoped for, with what the server says about it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfterSeconds = 0,
  ) {
    super(message);
  }
}

export type Parameters = Record<string, string | number | boolean | undefined>;

let signedOut = () => {};

/** Told when the server no longer knows the session. */
export function onSignedOut(handler: () => void): void {
  signedOut = handler;
}

export const get = <T>(path: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<T> =>
  send<T>(address(path, parameters), { signal: signal ?? null });

export const post = <T>(path: string, body: unknown): Promise<T> =>
  send<T>(address(path), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** Relative to the page, so that http_base_path needs no mention. */
export function address(path: string, parameters: Parameters = {}): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "");
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `api/${path}${query && "?"}${query}`;
}

const send = async <T>(url: string, options: RequestInit): Promise<T> => (await (await ask(url, options)).json()) as T;

/** An answer that is yet to be read. */
export async function ask(url: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...options, cache: "no-store", credentials: "same-origin", redirect: "error" });
  } catch (problem) {
    if (options.signal?.aborted) throw problem;
    throw new ApiError(0, "The server does not answer. The console tries again by itself; check that the server runs and that this machine reaches it.");
  }
  if (response.ok) return response;
  if (response.status === 401 && !url.startsWith("api/login")) signedOut();
  throw new ApiError(response.status, await explanation(response), Number(response.headers.get("Retry-After") ?? 0));
}

async function explanation(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { error } = JSON.parse(text) as { error?: string };
    if (error) return error;
  } catch {
    // Not one of the console's answers: its text is the explanation.
  }
  return text.trim() || `The server answered with status ${response.status}.`;
}
