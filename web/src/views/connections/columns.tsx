import type { Connection } from "../../data/types";
import type { Column } from "../../parts/Table";
import { bytes, compact, count } from "../../text/numbers";

type Columns = Column<Connection>[];

const who: Columns = [
  { id: "cid", title: "ID", width: "7ch", numeric: true, sort: "asc", wide: true, cell: ({ cid }) => cid },
  { id: "name", title: "Name", width: "minmax(12ch, 2fr)", sort: "asc", cell: ({ name }) => name || <span class="faint">no name</span> },
  { id: "ip", title: "Address", width: "minmax(15ch, 1.2fr)", wide: true, cell: ({ ip, port }) => `${ip}:${port}` },
  { id: "account", title: "Account", width: "minmax(8ch, 1fr)", wide: true, cell: ({ account, name_tag }) => account ?? name_tag ?? "$G" },
];

const traffic: Columns = [
  { id: "subs", title: "Subs", width: "8ch", numeric: true, sort: "desc", wide: true, cell: ({ subscriptions }) => count(subscriptions) },
  { id: "msgs_from", title: "Msgs in", width: "10ch", numeric: true, sort: "desc", wide: true, cell: ({ in_msgs }) => compact(in_msgs) },
  { id: "msgs_to", title: "Msgs out", width: "11ch", numeric: true, sort: "desc", cell: ({ out_msgs }) => compact(out_msgs) },
  { id: "bytes_from", title: "Bytes in", width: "11ch", numeric: true, sort: "desc", wide: true, cell: ({ in_bytes }) => bytes(in_bytes) },
  { id: "bytes_to", title: "Bytes out", width: "11ch", numeric: true, sort: "desc", wide: true, cell: ({ out_bytes }) => bytes(out_bytes) },
];

const now: Columns = [
  { id: "pending", title: "Pending", width: "11ch", numeric: true, sort: "desc", cell: ({ pending_bytes }) => (pending_bytes > 0 ? <b>{bytes(pending_bytes)}</b> : <span class="faint">0</span>) },
  { id: "rtt", title: "RTT", width: "9ch", numeric: true, sort: "desc", wide: true, cell: ({ rtt }) => shortened(rtt) },
  { id: "idle", title: "Idle", width: "9ch", numeric: true, sort: "desc", wide: true, cell: ({ idle }) => idle },
];

const end: Columns = [
  { id: "reason", title: "Reason", width: "minmax(16ch, 1.5fr)", sort: "asc", cell: ({ reason }) => reason },
  { id: "stop", title: "Closed", width: "11ch", numeric: true, sort: "desc", cell: ({ stop }) => stop?.slice(11, 19) },
];

const open = [...who, ...traffic, ...now];
const closed = [...who, ...traffic, ...end];

export const columns = (state: string): Columns => (state === "closed" ? closed : open);

/** "253.123µs" to "253µs": three digits say enough. */
const shortened = (duration: string | undefined): string => duration?.replace(/(\d+)\.(\d)\d*(?=[a-zµ])/g, (_, whole: string, digit: string) => (whole.length > 1 ? whole : `${whole}.${digit}`)) ?? "–";
