import type { StoredMessage } from "../data/streams";
import { bytesOf, textOf } from "../text/payload";
import { bytes, count } from "../text/numbers";
import { ago, moment } from "../text/time";

interface Properties<T extends StoredMessage> {
  message: T;
  chosen: boolean;
  onChoose: (message: T) => void;
  /** The time of day in place of how long ago: of what comes now. */
  clock?: boolean;
}

/** A message in a list: where it went, when, and how it begins. */
export function MessageLine<T extends StoredMessage>({ message, chosen, onChoose, clock = false }: Properties<T>) {
  const { seq, subject, time, size } = message;
  return (
    <li>
      <button class={chosen ? "message chosen" : "message"} aria-pressed={chosen} onClick={() => onChoose(message)}>
        {seq > 0 && <span class="seq">{count(seq)}</span>}
        <code>{subject}</code>
        <span class="when" title={moment(time)}>{clock ? moment(time).slice(11) : ago(time)}</span>
        <span class="start">{startOf(message)}</span>
        <span class="size">{bytes(size)}</span>
      </button>
    </li>
  );
}

function startOf({ data, size }: StoredMessage): string {
  if (size === 0) return "empty";
  const start = bytesOf(data).subarray(0, 256);
  // The last character may be cut in half.
  const text = [0, 1, 2, 3].map((less) => textOf(start.subarray(0, start.length - less))).find((text) => text !== undefined);
  return text === undefined ? "binary" : text.slice(0, 160);
}
