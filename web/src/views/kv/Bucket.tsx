import { useState } from "preact/hooks";
import { link, refine } from "../../app/routes";
import { useSession } from "../../app/sessionContext";
import { usePage } from "../../data/page";
import type { KeyRow } from "../../data/streams";
import { Check } from "../../parts/Check";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { Search } from "../../parts/Search";
import { type Column, Table } from "../../parts/Table";
import { bytes, count } from "../../text/numbers";
import { ago, moment } from "../../text/time";
import { KeyDetails } from "./KeyDetails";
import { PutForm } from "./PutForm";

const columns: Column<KeyRow>[] = [
  { id: "key", title: "Key", width: "minmax(14ch, 1fr)", sort: "asc", cell: (row) => <KeyName row={row} /> },
  { id: "size", title: "Size", width: "10ch", numeric: true, wide: true, cell: ({ size, operation }) => (operation === "put" ? bytes(size) : "–") },
  { id: "revisions", title: "Kept", width: "8ch", numeric: true, sort: "desc", wide: true, cell: ({ revisions }) => count(revisions) },
  { id: "revision", title: "Revision", width: "11ch", numeric: true, sort: "desc", wide: true, cell: ({ revision }) => count(revision) },
  { id: "time", title: "Changed", width: "13ch", numeric: true, wide: true, cell: ({ time }) => <span title={moment(time)}>{ago(time)}</span> },
];

const KeyName = ({ row: { key: name, operation } }: { row: KeyRow }) =>
  operation === undefined || operation === "put" ? <code title={name}>{name}</code> : <span class="named"><code class="gone" title={name}>{name}</code><span class="tag">{operation}</span></span>;

/** The keys of one bucket. */
export function Bucket({ account, bucket, query }: { account: string; bucket: string; query: Record<string, string> }) {
  const { search = "", key, hide = "", sort = "key", order = "" } = query;
  const page = usePage<KeyRow>("keys", { account, bucket, search, hide, sort, order }, 4000);
  const [putting, setPutting] = useState(false);
  const { changes } = useSession();
  const descending = order === "" ? columns.find(({ id }) => id === sort)?.sort === "desc" : order === "desc";
  return (
    <div class="view split">
      <div class="view-main">
        <Heading title={<><a class="back" href={link(["kv"])}>Key-value</a> {bucket}</>} lead={page.loaded && `${count(page.matched)} of ${count(page.total)} keys${account === "$G" ? "" : ` · account ${account}`}`}>
          <Check label="Hide deleted" checked={hide === "1"} onChange={(checked) => refine({ hide: checked ? 1 : "" })} />
          <Search value={search} label="Part of the key, or site.*.name" onSearch={(text) => refine({ search: text })} />
          {changes && <button class="primary" onClick={() => (setPutting(true), refine({ key: "" }))}>Put a key</button>}
        </Heading>
        <Problem error={page.error} />
        {page.loaded && page.matched === 0 ? (
          <Empty title={page.total > 0 ? (hide && !search ? "All keys are deleted" : "No key matches") : "The bucket is empty"}><code>gust kv put {bucket} site.name Gust</code> puts a key into it.</Empty>
        ) : (
          <Table
            label="Keys"
            columns={columns}
            rows={page.rows}
            offset={page.offset}
            total={page.matched}
            rowKey={(row) => row.key}
            selected={key}
            onOpen={(row) => (setPutting(false), refine({ key: row.key }))}
            onRange={page.onRange}
            sort={sort}
            descending={descending}
            onSort={(id, down) => refine({ sort: id, order: down ? "desc" : "asc" })}
          />
        )}
      </div>
      {putting && <PutForm account={account} bucket={bucket} done={page.refresh} close={() => setPutting(false)} />}
      {key && !putting && <KeyDetails key={key} account={account} bucket={bucket} name={key} close={() => refine({ key: "" })} />}
    </div>
  );
}
