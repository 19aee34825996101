import { type Route, link, navigate, refine } from "../../app/routes";
import { usePage } from "../../data/page";
import type { StreamRow } from "../../data/streams";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { Search } from "../../parts/Search";
import { type Column, Table } from "../../parts/Table";
import { bytes, compact, count } from "../../text/numbers";
import { ago, moment } from "../../text/time";

const columns: Column<StreamRow>[] = [
  { id: "name", title: "Stream", width: "minmax(14ch, 2fr)", sort: "asc", cell: ({ name, account }) => <><b>{name}</b>{account !== "$G" && <span class="faint"> {account}</span>}</> },
  { id: "subjects", title: "Subjects", width: "minmax(12ch, 2fr)", wide: true, cell: ({ subjects }) => <code title={subjects.join("\n")}>{subjects.join(", ") || "–"}</code> },
  { id: "messages", title: "Messages", width: "11ch", numeric: true, sort: "desc", cell: ({ messages }) => count(messages) },
  { id: "bytes", title: "Size", width: "11ch", numeric: true, sort: "desc", wide: true, cell: (row) => bytes(row.bytes) },
  { id: "consumers", title: "Consumers", width: "12ch", numeric: true, sort: "desc", wide: true, cell: ({ consumers }) => count(consumers) },
  { id: "lag", title: "Worst lag", width: "11ch", numeric: true, sort: "desc", cell: ({ lag }) => (lag > 0 ? <b>{compact(lag)}</b> : <span class="faint">0</span>) },
  { id: "ackPending", title: "Unacked", width: "10ch", numeric: true, sort: "desc", wide: true, cell: ({ ackPending }) => count(ackPending) },
  { id: "redelivered", title: "Redelivered", width: "13ch", numeric: true, sort: "desc", wide: true, cell: ({ redelivered }) => (redelivered > 0 ? <b>{count(redelivered)}</b> : <span class="faint">0</span>) },
  { id: "lastTime", title: "Last message", width: "13ch", numeric: true, sort: "desc", wide: true, cell: ({ lastTime }) => <span title={moment(lastTime)}>{ago(lastTime)}</span> },
];

/** All streams of all accounts, the worst first if one wants. */
export function Streams({ route: { query } }: { route: Route }) {
  const { search = "", sort = "name", order = "", account } = query;
  const page = usePage<StreamRow>("streams", { search, sort, order, account }, 2000);
  const descending = order === "" ? columns.find(({ id }) => id === sort)?.sort === "desc" : order === "desc";
  return (
    <div class="view">
      <Heading title="Streams" lead={page.loaded ? `${count(page.matched)} of ${count(page.total)}. Lag is what the slowest consumer has yet to get.` : "…"}>
        <Search value={search} label="Name, subject, account" onSearch={(text) => refine({ search: text })} />
      </Heading>
      {account && <p class="filter">Only account <b>{account}</b>. <a href={link(["streams"])}>All accounts</a></p>}
      <Problem error={page.error} />
      {page.loaded && page.matched === 0 ? (
        <NoStreams searched={page.total > 0} />
      ) : (
        <Table
          label="Streams"
          columns={columns}
          rows={page.rows}
          offset={page.offset}
          total={page.matched}
          rowKey={(row) => `${row.account}/${row.name}`}
          onOpen={(row) => navigate(["streams", row.account, row.name])}
          onRange={page.onRange}
          sort={sort}
          descending={descending}
          onSort={(id, down) => refine({ sort: id, order: down ? "desc" : "asc" })}
        />
      )}
    </div>
  );
}

const NoStreams = ({ searched }: { searched: boolean }) =>
  searched ? (
    <Empty title="Nothing matches">The search looks at the names, subjects and accounts of streams.</Empty>
  ) : (
    <Empty title="There are no streams yet">
      A stream keeps what is published on its subjects. With JetStream enabled (<code>jetstream {"{ store_dir: … }"}</code> in the configuration), <code>gust stream add ORDERS --subjects "orders.&gt;" --defaults</code> makes one.
    </Empty>
  );
