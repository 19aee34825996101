import { useCallback, useState } from "preact/hooks";
import type { ApiError, Parameters } from "./api";
import { usePoll } from "./poll";
import type { Page } from "./types";

const step = 50;
const rowsAsked = 200;

export interface Paged<T> extends Page<T> {
  loaded: boolean;
  error: ApiError | undefined;
  /** The table tells which rows it shows. */
  onRange: (first: number) => void;
  refresh: () => void;
}

/** A list that the server sorts, searches and cuts: only what lies around the visible rows is asked for. */
export function usePage<T>(path: string, parameters: Parameters, everyMs: number): Paged<T> {
  const [offset, setOffset] = useState(0);
  const { data, error, refresh } = usePoll<Page<T>>(path, { ...parameters, offset, limit: rowsAsked }, everyMs);
  const onRange = useCallback((first: number) => setOffset(Math.max(0, Math.floor(first / step) * step - step)), []);
  const page = data ?? { total: 0, matched: 0, offset: 0, rows: [] };
  return { ...page, loaded: data !== undefined, error, onRange, refresh };
}
