import { useEffect, useRef, useState } from "preact/hooks";
import { type ApiError, type Parameters, address, ask } from "./api";
import { isPaused, onPauseChange } from "./pause";
import type { StoredMessage } from "./streams";

/** A line of what api/tail sends. */
interface Batch {
  messages: StoredMessage[];
  skipped: number;
  last: number;
  error?: string;
}

/** A message with a number of its own: those of subjects have no sequence. */
export interface Tailed extends StoredMessage {
  id: number;
}

export interface Tail {
  /** Newest first; older ones are forgotten. */
  messages: Tailed[];
  seen: number;
  skipped: number;
  /** The server has begun to send. */
  following: boolean;
  error: Error | undefined;
}

const keptMax = 300;
const retryMs = 2000;
const nothing: Tail = { messages: [], seen: 0, skipped: 0, following: false, error: undefined };

/** Follows new messages while the page is visible and not paused; a stream is then taken up again where it was left. Null: nothing is followed. */
export function useTail(parameters: Parameters | null): Tail {
  const [tail, setTail] = useState<Tail>(nothing);
  const key = JSON.stringify(parameters);
  const ids = useRef(0);
  useEffect(() => {
    if (parameters === null) return setTail(nothing);
    setTail(nothing);
    const follower = new Follower(
      parameters,
      (batch) => setTail((old) => (batch.error ? { ...old, following: false, error: new Error(batch.error) } : joined(old, batch, () => ++ids.current))),
      (error) => setTail((old) => ({ ...old, following: false, error })),
    );
    return () => follower.stop();
  }, [key]);
  return tail;
}

function joined(old: Tail, { messages, skipped }: Batch, newId: () => number): Tail {
  const fresh = messages.map((message) => ({ ...message, id: newId() })).reverse();
  return {
    messages: fresh.length === 0 ? old.messages : [...fresh, ...old.messages].slice(0, keptMax),
    seen: old.seen + messages.length,
    skipped: old.skipped + skipped,
    following: true,
    error: undefined,
  };
}

class Follower {
  private asked: AbortController | undefined;
  private timer = 0;
  private last = 0;
  private readonly unwatch: () => void;

  constructor(
    private readonly parameters: Parameters,
    private readonly onBatch: (batch: Batch) => void,
    private readonly onError: (error: ApiError | undefined) => void,
  ) {
    this.unwatch = onPauseChange(() => (isPaused() ? this.rest() : this.start()));
    this.start();
  }

  stop(): void {
    this.unwatch();
    this.rest();
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.asked = undefined;
  }

  private start(): void {
    if (isPaused() || this.asked) return;
    this.asked = new AbortController();
    void this.follow(this.asked.signal);
  }

  private async follow(signal: AbortSignal): Promise<void> {
    let problem: ApiError | undefined;
    try {
      const response = await ask(address("tail", { ...this.parameters, after: this.last || undefined }), { signal });
      for await (const line of linesOf(response.body!)) this.take(JSON.parse(line) as Batch);
    } catch (error) {
      problem = error as ApiError;
    }
    if (signal.aborted) return;
    this.asked = undefined;
    this.onError(problem?.message ? problem : undefined);
    this.timer = setTimeout(() => this.start(), retryMs);
  }

  private take(batch: Batch): void {
    this.last = batch.last || this.last;
    this.onBatch(batch);
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop()!;
    yield* lines.filter((line) => line !== "");
  }
}
