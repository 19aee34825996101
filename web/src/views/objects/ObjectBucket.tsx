import { link, refine } from "../../app/routes";
import { usePage } from "../../data/page";
import type { ObjectRow } from "../../data/streams";
import { Check } from "../../parts/Check";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { Search } from "../../parts/Search";
import { type Column, Table } from "../../parts/Table";
import { bytes, count } from "../../text/numbers";
import { ago, moment } from "../../text/time";
import { ObjectDetails } from "./ObjectDetails";

const columns: Column<ObjectRow>[] = [
  { id: "name", title: "Object", width: "minmax(14ch, 2fr)", sort: "asc", cell: (row) => <ObjectName {...row} /> },
  { id: "description", title: "Description", width: "minmax(10ch, 1fr)", wide: true, cell: ({ description }) => description },
  { id: "size", title: "Size", width: "11ch", numeric: true, sort: "desc", cell: ({ size, deleted, link }) => (deleted || link ? "–" : bytes(size)) },
  { id: "chunks", title: "Chunks", width: "9ch", numeric: true, sort: "desc", wide: true, cell: ({ chunks }) => count(chunks) },
  { id: "time", title: "Changed", width: "13ch", numeric: true, sort: "desc", wide: true, cell: ({ time }) => <span title={moment(time)}>{ago(time)}</span> },
];

const ObjectName = ({ name, deleted, link }: ObjectRow) => (
  <span class="named">
    <b class={deleted ? "gone" : ""} title={name}>{name}</b>
    {deleted && <span class="tag">deleted</span>}
    {link && <span class="tag">link to {link}</span>}
  </span>
);

/** The objects of one bucket. */
export function ObjectBucket({ account, bucket, query }: { account: string; bucket: string; query: Record<string, string> }) {
  const { search = "", object, hide = "", sort = "name", order = "" } = query;
  const page = usePage<ObjectRow>("objects", { account, bucket, search, hide, sort, order }, 4000);
  const descending = order === "" ? columns.find(({ id }) => id === sort)?.sort === "desc" : order === "desc";
  const shown = page.rows.find(({ name }) => name === object);
  return (
    <div class="view split">
      <div class="view-main">
        <Heading title={<><a class="back" href={link(["objects"])}>Objects</a> {bucket}</>} lead={page.loaded && `${count(page.matched)} of ${count(page.total)} objects${account === "$G" ? "" : ` · account ${account}`}`}>
          <Check label="Hide deleted" checked={hide === "1"} onChange={(checked) => refine({ hide: checked ? 1 : "" })} />
          <Search value={search} label="Name, description" onSearch={(text) => refine({ search: text })} />
        </Heading>
        <Problem error={page.error} />
        {page.loaded && page.matched === 0 ? (
          <Empty title={page.total > 0 ? "No object matches" : "The bucket is empty"}><code>gust object put {bucket} report.pdf</code> puts a file into it.</Empty>
        ) : (
          <Table
            label="Objects"
            columns={columns}
            rows={page.rows}
            offset={page.offset}
            total={page.matched}
            rowKey={({ name }) => name}
            selected={object}
            onOpen={({ name }) => refine({ object: name })}
            onRange={page.onRange}
            sort={sort}
            descending={descending}
            onSort={(id, down) => refine({ sort: id, order: down ? "desc" : "asc" })}
          />
        )}
      </div>
      {shown && <ObjectDetails account={account} bucket={bucket} row={shown} close={() => refine({ object: "" })} />}
    </div>
  );
}
