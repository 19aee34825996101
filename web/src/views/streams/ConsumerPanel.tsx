import { link } from "../../app/routes";
import { usePoll } from "../../data/poll";
import type { ConsumerDetails } from "../../data/streams";
import { type Fact, Facts } from "../../parts/Facts";
import { Panel } from "../../parts/Panel";
import { Problem } from "../../parts/Problem";
import { compact, count, limit } from "../../text/numbers";
import { ago, duration, moment } from "../../text/time";
import { judgeLag } from "./judgeLag";

interface Properties {
  account: string;
  stream: string;
  name: string;
  close: () => void;
}

/** One consumer: how far it is, whether that is well, and how it is configured. */
export function ConsumerPanel({ account, stream, name, close }: Properties) {
  const { data, error } = usePoll<ConsumerDetails>("consumer", { account, stream, name }, 2000);
  return (
    <Panel title={name} subtitle={`Consumer of ${stream}${account === "$G" ? "" : ` in account ${account}`}`} close={close}>
      <Problem error={error} />
      {data && (
        <>
          <Lag details={data} />
          <Facts facts={progress(data, account, stream)} />
          <h3>Configuration</h3>
          <Facts facts={settings(data)} />
          <details>
            <summary>As the API says it</summary>
            <pre class="code" tabIndex={0} aria-label="Configuration as JSON">{JSON.stringify(data.info.config, null, 2)}</pre>
          </details>
        </>
      )}
    </Panel>
  );
}

function Lag({ details: { info, first, growth } }: { details: ConsumerDetails }) {
  const { config } = info;
  const row = {
    kind: config.deliver_subject ? ("push" as const) : ("pull" as const),
    lag: info.num_pending,
    ackPending: info.num_ack_pending,
    maxAckPending: config.max_ack_pending ?? 0,
    waiting: info.num_waiting,
    listened: info.push_bound ?? false,
    paused: info.paused ?? false,
    lastActive: info.delivered.last_active ?? info.created,
    ...(growth !== undefined && { growth }),
  };
  const verdict = judgeLag(row, first);
  if (row.paused) return <p class="note">Paused until {moment(config.pause_until)}: nothing is delivered before.</p>;
  if (!verdict) return <p class="note well"><span class="dot good" aria-hidden="true" />{!first ? "It has been given everything." : `Nothing to worry about yet: the oldest message that waits came ${ago(first.time)}.`}</p>;
  return (
    <article class={verdict.severe ? "warning severe" : "warning"} aria-label="Lag">
      <h3>{verdict.title}</h3>
      <p>{verdict.advice}</p>
    </article>
  );
}

const progress = ({ info, first, growth }: ConsumerDetails, account: string, stream: string): Fact[] => [
  ["Lag", `${count(info.num_pending)} yet to be delivered${trend(growth)}`],
  ["Oldest waiting", first && <a href={link(["streams", account, stream], { seq: first.seq })}>message {count(first.seq)}, {ago(first.time)}</a>],
  ["Unacknowledged", `${count(info.num_ack_pending)}${info.config.max_ack_pending && info.config.max_ack_pending > 0 ? ` of at most ${count(info.config.max_ack_pending)}` : ""}`],
  ["Redelivered", info.num_redelivered > 0 ? `${count(info.num_redelivered)} of these, delivered more than once` : "none of these"],
  ["Delivered to", place(info.delivered)],
  ["Acknowledged to", place(info.ack_floor)],
  [info.config.deliver_subject ? "Listener" : "Waiting pulls", info.config.deliver_subject ? (info.push_bound ? "there" : "nobody listens") : count(info.num_waiting)],
];

const trend = (growth: number | undefined): string => (growth === undefined || Math.abs(growth) < 0.05 ? "" : growth > 0 ? `, growing by ${compact(growth)}/s` : `, shrinking by ${compact(-growth)}/s`);

const place = ({ stream_seq, last_active }: { stream_seq: number; last_active?: string }): string => (stream_seq === 0 ? "nothing yet" : `sequence ${count(stream_seq)}, ${ago(last_active)}`);

const settings = ({ info: { config, created } }: ConsumerDetails): Fact[] => [
  ["Description", config.description],
  ["Kind", config.deliver_subject ? <>push to <code class="breaks">{config.deliver_subject}</code>{config.deliver_group && `, queue group ${config.deliver_group}`}</> : "pull"],
  ["Filter", (config.filter_subject ? [config.filter_subject] : (config.filter_subjects ?? [])).join(", ") || "all subjects"],
  ["Begins with", config.deliver_policy.replaceAll("_", " ")],
  ["Acknowledgement", config.ack_policy],
  ["Waits for it", config.ack_policy === "none" ? undefined : config.backoff?.length ? config.backoff.map((wait) => duration(wait)).join(", ") : duration(config.ack_wait)],
  ["Deliveries at most", limit(config.max_deliver)],
  ["Replay", config.replay_policy],
  ["Headers only", config.headers_only ? "yes" : undefined],
  ["Deleted when idle", config.inactive_threshold ? `after ${duration(config.inactive_threshold)}` : undefined],
  ["Created", moment(created)],
  ...Object.entries(config.metadata ?? {}).filter(([name]) => !name.startsWith("_nats.")).map(([name, value]): Fact => [name, value]),
];
