import { type Route, navigate, refine } from "../../app/routes";
import { usePage } from "../../data/page";
import type { StreamRow } from "../../data/streams";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { Search } from "../../parts/Search";
import { type Column, Table } from "../../parts/Table";
import { bytes, count } from "../../text/numbers";
import { ago, moment } from "../../text/time";
import { ObjectBucket } from "./ObjectBucket";

/** The stream of a bucket has this before the bucket's name. */
const prefix = "OBJ_";

const columns: Column<StreamRow>[] = [
  { id: "name", title: "Bucket", width: "minmax(14ch, 2fr)", sort: "asc", cell: ({ name, account }) => <><b>{name.slice(prefix.length)}</b>{account !== "$G" && <span class="faint"> {account}</span>}</> },
  { id: "description", title: "Description", width: "minmax(12ch, 2fr)", wide: true, cell: ({ description }) => description },
  { id: "bytes", title: "Size", width: "11ch", numeric: true, sort: "desc", cell: (row) => bytes(row.bytes) },
  { id: "lastTime", title: "Last change", width: "13ch", numeric: true, sort: "desc", wide: true, cell: ({ lastTime }) => <span title={moment(lastTime)}>{ago(lastTime)}</span> },
];

/** Buckets of objects; one of them opened. */
export function ObjectStore({ route: { path, query } }: { route: Route }) {
  return path.length >= 3 ? <ObjectBucket account={path[1]!} bucket={path[2]!} query={query} /> : <Buckets query={query} />;
}

function Buckets({ query }: { query: Record<string, string> }) {
  const { search = "", sort = "name", order = "" } = query;
  const page = usePage<StreamRow>("streams", { search, sort, order, kind: "objects" }, 3000);
  const descending = order === "" ? columns.find(({ id }) => id === sort)?.sort === "desc" : order === "desc";
  return (
    <div class="view">
      <Heading title="Objects" lead={page.loaded ? `${count(page.matched)} of ${count(page.total)} buckets` : "…"}>
        <Search value={search} label="Bucket, account" onSearch={(text) => refine({ search: text })} />
      </Heading>
      <Problem error={page.error} />
      {page.loaded && page.matched === 0 ? (
        <Empty title={page.total > 0 ? "Nothing matches" : "There are no buckets yet"}>
          {page.total > 0 ? "The search looks at buckets and accounts." : <><code>gust object add FILES</code> makes one, <code>gust object put FILES report.pdf</code> puts a file into it.</>}
        </Empty>
      ) : (
        <Table
          label="Buckets"
          columns={columns}
          rows={page.rows}
          offset={page.offset}
          total={page.matched}
          rowKey={(row) => `${row.account}/${row.name}`}
          onOpen={(row) => navigate(["objects", row.account, row.name.slice(prefix.length)])}
          onRange={page.onRange}
          sort={sort}
          descending={descending}
          onSort={(id, down) => refine({ sort: id, order: down ? "desc" : "asc" })}
        />
      )}
    </div>
  );
}
