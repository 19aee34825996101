import { useRef } from "preact/hooks";
import { usePoll } from "../../data/poll";
import type { Connection, Subscription } from "../../data/types";
import { type Fact, Facts } from "../../parts/Facts";
import { Panel } from "../../parts/Panel";
import { Problem } from "../../parts/Problem";
import { Table } from "../../parts/Table";
import { bytes, count, perSecond } from "../../text/numbers";
import { ago, moment } from "../../text/time";

interface Answer {
  now: string;
  connections: Connection[] | null;
}

/** One connection with its subscriptions. */
export function ConnectionDetails({ cid, state, close }: { cid: string; state: string; close: () => void }) {
  const { data, error } = usePoll<Answer>("documents/connz", { cid, subs: "detail", auth: 1, state }, 1000);
  const connection = data?.connections?.[0];
  const rates = useRates(data?.now, connection);
  return (
    <Panel title={connection?.name || `Connection ${cid}`} subtitle={connection && `${connection.ip}:${connection.port}`} close={close}>
      <Problem error={error} />
      {data && !connection && <p class="hint">This connection is not {state} any more. Look among the {state === "open" ? "closed" : "open"} ones.</p>}
      {connection && <Facts facts={facts(connection, rates)} />}
      {connection && <Subscriptions list={connection.subscriptions_list_detail ?? []} />}
    </Panel>
  );
}

const facts = (connection: Connection, rates: Rates | undefined): Fact[] => [
  ["Reason", connection.reason],
  ["Account", connection.account ?? connection.name_tag],
  ["User", connection.authorized_user],
  ["Client", [connection.lang, connection.version].filter(Boolean).join(" ")],
  ["Kind", [connection.kind, connection.type].filter(Boolean).join(", ")],
  ["TLS", connection.tls_version && `${connection.tls_version}, ${connection.tls_cipher_suite}`],
  ["Connected", <span title={moment(connection.start)}>{connection.uptime}</span>],
  ["Last activity", <span title={moment(connection.last_activity)}>{ago(connection.last_activity)}</span>],
  ["Round trip", connection.rtt],
  ["Pending", bytes(connection.pending_bytes)],
  ["In", `${count(connection.in_msgs)} messages, ${bytes(connection.in_bytes)}${rates ? `; ${perSecond(rates.in)}` : ""}`],
  ["Out", `${count(connection.out_msgs)} messages, ${bytes(connection.out_bytes)}${rates ? `; ${perSecond(rates.out)}` : ""}`],
  ["Held back", connection.stalls ? `${count(connection.stalls)} times: a reader of its messages lagged` : undefined],
];

function Subscriptions({ list }: { list: Subscription[] }) {
  if (list.length === 0) return <p class="hint">It has no subscriptions.</p>;
  return (
    <>
      <h3>Subscriptions <span class="number">{count(list.length)}</span></h3>
      <div class="inset" style={{ height: `${Math.min(420, 40 + list.length * 36)}px` }}>
        <Table
          label="Subscriptions"
          rows={list}
          total={list.length}
          rowKey={({ sid }) => sid}
          columns={[
            { id: "subject", title: "Subject", width: "minmax(14ch, 1fr)", cell: ({ subject }) => <code title={subject}>{subject}</code> },
            { id: "queue", title: "Queue", width: "minmax(6ch, 14ch)", cell: ({ qgroup }) => qgroup },
            { id: "msgs", title: "Messages", width: "10ch", numeric: true, cell: ({ msgs }) => count(msgs) },
          ]}
        />
      </div>
    </>
  );
}

interface Rates {
  in: number;
  out: number;
}

interface Seen extends Rates {
  cid: number;
  time: number;
  rates: Rates | undefined;
}

/** Messages per second between the last two answers. */
function useRates(now: string | undefined, connection: Connection | undefined): Rates | undefined {
  const seen = useRef<Seen>(undefined);
  if (!now || !connection) return undefined;
  const time = Date.parse(now);
  const last = seen.current;
  if (last?.cid === connection.cid && last.time === time) return last.rates;
  const seconds = last?.cid === connection.cid ? (time - last.time) / 1000 : 0;
  const rates = last && seconds > 0 ? { in: (connection.in_msgs - last.in) / seconds, out: (connection.out_msgs - last.out) / seconds } : undefined;
  seen.current = { cid: connection.cid, time, in: connection.in_msgs, out: connection.out_msgs, rates };
  return rates;
}
