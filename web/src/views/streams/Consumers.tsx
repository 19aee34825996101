import { type Route, navigate, refine } from "../../app/routes";
import { usePage } from "../../data/page";
import type { ConsumerRow } from "../../data/streams";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { Search } from "../../parts/Search";
import { Table } from "../../parts/Table";
import { count } from "../../text/numbers";
import { ConsumerPanel } from "./ConsumerPanel";
import { consumerColumns, streamColumn } from "./consumerColumns";

const columns = [consumerColumns[0]!, streamColumn, ...consumerColumns.slice(1)];

/** The consumers of all streams; the one that lags most comes first. */
export function Consumers({ route: { path, query } }: { route: Route }) {
  const [, account, stream, name] = path;
  const { search = "", sort = "lag", order = "" } = query;
  const page = usePage<ConsumerRow>("consumers", { search, sort, order }, 2000);
  const descending = order === "" ? columns.find(({ id }) => id === sort)?.sort === "desc" : order === "desc";
  return (
    <div class="view split">
      <div class="view-main">
        <Heading title="Consumers" lead={page.loaded ? `${count(page.matched)} of ${count(page.total)}. Lag: not yet delivered. Unacked: not yet acknowledged.` : "…"}>
          <Search value={search} label="Name, stream, filter, account" onSearch={(text) => refine({ search: text })} />
        </Heading>
        <Problem error={page.error} />
        {page.loaded && page.matched === 0 ? (
          page.total > 0 ? <Empty title="Nothing matches">The search looks at the names, streams, filters and accounts of consumers.</Empty> : <NoConsumers />
        ) : (
          <Table
            label="Consumers"
            columns={columns}
            rows={page.rows}
            offset={page.offset}
            total={page.matched}
            rowKey={(row) => `${row.account}/${row.stream}/${row.name}`}
            selected={name && `${account}/${stream}/${name}`}
            onOpen={(row) => navigate(["consumers", row.account, row.stream, row.name], query)}
            onRange={page.onRange}
            sort={sort}
            descending={descending}
            onSort={(id, down) => refine({ sort: id, order: down ? "desc" : "asc" })}
          />
        )}
      </div>
      {account && stream && name && <ConsumerPanel account={account} stream={stream} name={name} close={() => navigate(["consumers"], query)} />}
    </div>
  );
}

const NoConsumers = () => (
  <Empty title="There are no consumers yet">
    A consumer remembers what a reader of a stream has got. <code>gust consumer add ORDERS worker --pull --defaults</code> makes one.
  </Empty>
);
