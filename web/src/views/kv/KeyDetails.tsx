import { useEffect, useState } from "preact/hooks";
import { get } from "../../data/api";
import type { MessagePage, StoredMessage } from "../../data/streams";
import { Panel } from "../../parts/Panel";
import { Payload } from "../../parts/Payload";
import { Problem } from "../../parts/Problem";
import { bytes, count, plural } from "../../text/numbers";
import { bytesOf, headersOf } from "../../text/payload";
import { ago, moment } from "../../text/time";

/** A bucket keeps at most 64 revisions of a key. */
const revisionsMax = 64;

/** The value of a key and those it had before. */
export function KeyDetails({ account, bucket, name, close }: { account: string; bucket: string; name: string; close: () => void }) {
  const [revisions, setRevisions] = useState<StoredMessage[]>();
  const [error, setError] = useState<Error>();
  const [chosen, setChosen] = useState<number>();
  const load = () => {
    setError(undefined);
    get<MessagePage>("messages", { account, stream: `KV_${bucket}`, seq: 1, filter: `$KV.${bucket}.${name}`, limit: revisionsMax }).then(({ messages }) => setRevisions(messages.reverse()), setError);
  };
  useEffect(load, []);
  const shown = revisions?.find(({ seq }) => seq === chosen) ?? revisions?.[0];
  return (
    <Panel title={name} subtitle={revisions && `${plural(revisions.length, "revision")} kept`} close={close}>
      <Problem error={error} retry={load} />
      {shown && <Value revision={shown} />}
      <h3>History</h3>
      <ol class="plain history">
        {revisions?.map((revision) => (
          <li key={revision.seq}>
            <button class="quiet" aria-pressed={revision === shown} onClick={() => setChosen(revision.seq)}>
              <span class="seq">{revision.seq}</span>
              <span class={operation(revision) === "put" ? "" : "warned"}>{operation(revision)}</span>
              <span class="faint">{bytes(revision.size)}</span>
              <span class="when" title={moment(revision.time)}>{ago(revision.time)}</span>
            </button>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const Value = ({ revision }: { revision: StoredMessage }) =>
  operation(revision) === "put" ? (
    <Payload key={revision.seq} data={bytesOf(revision.data)} />
  ) : (
    <p class="note">{ends[operation(revision)]} Revision {count(revision.seq)}, {moment(revision.time)}.</p>
  );

const ends: Record<string, string> = {
  deleted: "The key was deleted; its earlier revisions are still there.",
  purged: "The key was purged: deleted with all its earlier revisions.",
  expired: "The key has expired.",
};

function operation(revision: StoredMessage): string {
  const headers = revision.hdrs ? headersOf(bytesOf(revision.hdrs)) : [];
  const found = headers.find(([name]) => name === "KV-Operation")?.[1];
  return found === "DEL" ? "deleted" : found === "PURGE" ? "purged" : headers.some(([name]) => name === "Nats-Marker-Reason") ? "expired" : "put";
}
