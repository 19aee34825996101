import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type ApiError, type Parameters, get } from "./api";
import { isPaused, onPauseChange } from "./pause";

export interface Polled<T> {
  data: T | undefined;
  error: ApiError | undefined;
  refresh: () => void;
}

/**
 * What a path of the API gives, asked again and again while the page is visible and not paused.
 * The next question waits for the last answer. While parameters change the old data stays.
 */
export function usePoll<T>(path: string | null, parameters: Parameters = {}, everyMs = 2000): Polled<T> {
  const [state, setState] = useState<{ data?: T; error?: ApiError; path?: string | null }>({});
  const restart = useRef(() => {});
  const key = JSON.stringify(parameters);
  useEffect(() => {
    if (path === null) return setState({});
    const poller = new Poller<T>(
      (signal) => get<T>(path, JSON.parse(key) as Parameters, signal),
      everyMs,
      (data) => setState({ data, path }),
      (error) => setState((old) => ({ ...(old.path === path ? old : {}), path, error })),
    );
    restart.current = () => poller.now();
    return () => poller.stop();
  }, [path, key, everyMs]);
  const refresh = useCallback(() => restart.current(), []);
  const isCurrent = state.path === path;
  return { data: isCurrent ? state.data : undefined, error: isCurrent ? state.error : undefined, refresh };
}

export class Poller<T> {
  private timer = 0;
  private asked: AbortController | undefined;
  private readonly unwatch: () => void;

  constructor(
    private readonly ask: (signal: AbortSignal) => Promise<T>,
    private readonly everyMs: number,
    private readonly onData: (data: T) => void,
    private readonly onError: (error: ApiError) => void,
  ) {
    this.unwatch = onPauseChange(() => (isPaused() ? clearTimeout(this.timer) : this.now()));
    this.now();
  }

  now(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
    void this.round((this.asked = new AbortController()).signal);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.unwatch();
  }

  private async round(signal: AbortSignal): Promise<void> {
    try {
      const data = await this.ask(signal);
      if (signal.aborted) return;
      this.onData(data);
    } catch (problem) {
      if (signal.aborted) return;
      this.onError(problem as ApiError);
    }
    if (!isPaused()) this.timer = setTimeout(() => this.now(), this.everyMs);
  }
}
