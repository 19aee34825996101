import { useEffect, useState } from "preact/hooks";
import { streamInfo } from "../../data/jetstream";
import type { StreamInfo } from "../../data/streams";
import { Facts } from "../../parts/Facts";
import { Problem } from "../../parts/Problem";
import { bytes, count, limit } from "../../text/numbers";
import { duration, moment } from "../../text/time";

/** What the stream is configured to be, in words and as the API says it. */
export function StreamFacts({ account, stream }: { account: string; stream: string }) {
  const [info, setInfo] = useState<StreamInfo>();
  const [error, setError] = useState<Error>();
  const load = () => void streamInfo(account, stream).then(setInfo, setError);
  useEffect(load, [account, stream]);
  if (!info) return <Problem error={error} retry={load} />;
  const { config, state } = info;
  return (
    <div class="scrolls">
      <div class="columns">
        <Facts facts={[
          ["Description", config.description],
          ["Subjects", (config.subjects ?? []).join(", ")],
          ["Retention", config.retention],
          ["Storage", config.storage],
          ["Replicas", count(config.num_replicas)],
          ["Messages at most", limit(config.max_msgs)],
          ["Per subject at most", limit(config.max_msgs_per_subject)],
          ["Bytes at most", limit(config.max_bytes, bytes)],
          ["Age at most", config.max_age ? duration(config.max_age) : "unlimited"],
          ["Consumers at most", limit(config.max_consumers)],
        ]} />
        <Facts facts={[
          ["Created", moment(info.created)],
          ["First message", state.messages > 0 ? `${count(state.first_seq)}, ${moment(state.first_ts)}` : "none"],
          ["Last message", state.last_seq > 0 ? `${count(state.last_seq)}, ${moment(state.last_ts)}` : "none"],
          ["Subjects in use", count(state.num_subjects ?? 0)],
          ["Deleted inside", count(state.num_deleted ?? 0)],
          ["Mirror of", info.mirror && `${info.mirror.name}, ${count(info.mirror.lag)} behind`],
          ["Sources", info.sources?.map(({ name, lag }) => `${name}, ${count(lag)} behind`).join("; ")],
        ]} />
      </div>
      <h2 class="section">As configured</h2>
      <pre class="code" tabIndex={0} aria-label="Configuration as JSON">{JSON.stringify(config, null, 2)}</pre>
    </div>
  );
}
