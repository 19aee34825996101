import type { ConsumerRow } from "../../data/streams";
import type { Column } from "../../parts/Table";
import { compact, count } from "../../text/numbers";
import { ago, moment } from "../../text/time";

const alarming = (value: number, shown: string) => (value > 0 ? <b>{shown}</b> : <span class="faint">0</span>);

export const consumerColumns: Column<ConsumerRow>[] = [
  { id: "name", title: "Consumer", width: "minmax(14ch, 2fr)", sort: "asc", cell: ({ name, paused }) => <span class="named"><b title={name}>{name}</b>{paused && <span class="tag">paused</span>}</span> },
  { id: "kind", title: "Kind", width: "7ch", wide: true, cell: ({ kind }) => kind },
  { id: "filter", title: "Filter", width: "minmax(10ch, 1.5fr)", wide: true, cell: ({ filter }) => <code title={filter}>{filter || "all"}</code> },
  { id: "lag", title: "Lag", width: "9ch", numeric: true, sort: "desc", cell: ({ lag }) => alarming(lag, compact(lag)) },
  { id: "growth", title: "Trend", width: "10ch", numeric: true, sort: "desc", wide: true, cell: ({ growth }) => <Trend growth={growth} /> },
  { id: "ackPending", title: "Unacked", width: "10ch", numeric: true, sort: "desc", cell: (row) => <Unacked {...row} /> },
  { id: "redelivered", title: "Redelivered", width: "13ch", numeric: true, sort: "desc", wide: true, cell: ({ redelivered }) => alarming(redelivered, count(redelivered)) },
  { id: "waiting", title: "Waiting pulls", width: "14ch", numeric: true, sort: "desc", wide: true, cell: ({ waiting, kind }) => (kind === "pull" ? count(waiting) : "–") },
  { id: "delivered", title: "Delivered to", width: "13ch", numeric: true, sort: "desc", wide: true, cell: ({ delivered }) => count(delivered) },
  { id: "ackFloor", title: "Acked to", width: "11ch", numeric: true, sort: "desc", wide: true, cell: ({ ackFloor }) => count(ackFloor) },
  { id: "lastActive", title: "Last delivery", width: "13ch", numeric: true, sort: "desc", wide: true, cell: ({ lastActive }) => <span title={moment(lastActive)}>{ago(lastActive)}</span> },
];

/** Whether the lag grows or shrinks; what is neither says nothing. */
const Trend = ({ growth }: { growth: number | undefined }) =>
  growth === undefined || Math.abs(growth) < 0.05 ? <span class="faint">–</span> : growth > 0 ? <b class="bad">+{compact(growth)}/s</b> : <span class="good">−{compact(-growth)}/s</span>;

/** At its limit a consumer gets nothing more until something is acknowledged. */
const Unacked = ({ ackPending, maxAckPending }: ConsumerRow) =>
  maxAckPending > 0 && ackPending >= maxAckPending ? (
    <b class="bad" title={`At the limit (max_ack_pending ${maxAckPending}): nothing more is delivered until messages are acknowledged.`}>{count(ackPending)} !</b>
  ) : (
    <>{count(ackPending)}</>
  );

export const streamColumn: Column<ConsumerRow> = {
  id: "stream", title: "Stream", width: "minmax(14ch, 1.5fr)", sort: "asc", wide: true,
  cell: ({ stream, account }) => <>{stream}{account !== "$G" && <span class="faint"> {account}</span>}</>,
};
