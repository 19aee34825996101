import { useEffect, useState } from "preact/hooks";
import { type ApiError, get } from "./api";
import { Poller } from "./poll";

/** What api/live gives: samples that the server took, oldest first, one array for each column. */
interface LiveAnswer {
  intervalMs: number;
  latest: number;
  columns: string[];
  samples: (number | null)[][];
}

/** The last minutes of the server, by column. Counters are as counted; `rate` makes them speeds. */
export class History {
  private readonly columns: Map<string, number[]>;

  constructor(answer: LiveAnswer) {
    this.columns = new Map(answer.columns.map((name, index) => [name, answer.samples.map((sample) => sample[index] ?? Number.NaN)]));
  }

  get times(): number[] {
    return this.values("time");
  }

  has(column: string): boolean {
    return this.columns.has(column);
  }

  values(column: string): number[] {
    return this.columns.get(column) ?? [];
  }

  last(column: string): number {
    return this.values(column).at(-1) ?? Number.NaN;
  }

  /** Per second, between each sample and the one before it. */
  rate(column: string): number[] {
    const values = this.values(column);
    const times = this.times;
    return values.map((value, index) => {
      const milliseconds = (times[index] ?? 0) - (times[index - 1] ?? Number.NaN);
      return index > 0 && milliseconds > 0 ? Math.max(0, ((value - (values[index - 1] ?? value)) * 1000) / milliseconds) : Number.NaN;
    });
  }

  /** How much a counter grew in the time that is remembered. */
  growth(column: string): number {
    const values = this.values(column);
    return Math.max(0, (values.at(-1) ?? 0) - (values[0] ?? 0));
  }
}

const samplesKept = 300;

/** Asks for the samples since the last ones and keeps five minutes of them. */
export function useHistory(enabled: boolean): { history: History | undefined; error: ApiError | undefined } {
  const [state, setState] = useState<{ history?: History; error?: ApiError }>({});
  useEffect(() => {
    if (!enabled) return setState({});
    let kept: LiveAnswer | undefined;
    const poller = new Poller<LiveAnswer>(
      (signal) => get<LiveAnswer>("live", { after: kept?.latest ?? 0 }, signal),
      1000,
      (fresh) => setState({ history: new History((kept = merge(kept, fresh))) }),
      (error) => setState((old) => ({ ...old, error })),
    );
    return () => poller.stop();
  }, [enabled]);
  return { history: state.history, error: state.error };
}

/** A server that was started anew counts from one: what came before it is forgotten. */
function merge(kept: LiveAnswer | undefined, fresh: LiveAnswer): LiveAnswer {
  if (!kept || fresh.latest < kept.latest || fresh.columns.length !== kept.columns.length) return fresh;
  return { ...fresh, samples: [...kept.samples, ...fresh.samples].slice(-samplesKept) };
}
