import { type Route, navigate, refine } from "../../app/routes";
import { usePoll } from "../../data/poll";
import type { AccountRow } from "../../data/types";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { Search } from "../../parts/Search";
import { type Column, Table } from "../../parts/Table";
import { bytes, compact, count, plural } from "../../text/numbers";
import { AccountDetails } from "./AccountDetails";

const columns: (Column<AccountRow> & { value: (row: AccountRow) => number | string })[] = [
  { id: "name", title: "Account", width: "minmax(10ch, 2fr)", sort: "asc", value: ({ name, acc }) => name || acc, cell: ({ name, acc }) => name || acc },
  { id: "conns", title: "Connections", width: "14ch", numeric: true, sort: "desc", value: ({ conns }) => conns, cell: ({ conns }) => count(conns) },
  { id: "leafs", title: "Leaf nodes", width: "11ch", numeric: true, sort: "desc", wide: true, value: ({ leafnodes }) => leafnodes, cell: ({ leafnodes }) => count(leafnodes) },
  { id: "subs", title: "Subs", width: "10ch", numeric: true, sort: "desc", wide: true, value: ({ num_subscriptions }) => num_subscriptions, cell: ({ num_subscriptions }) => count(num_subscriptions) },
  { id: "in", title: "Msgs in", width: "10ch", numeric: true, sort: "desc", wide: true, value: ({ received }) => received.msgs, cell: ({ received }) => compact(received.msgs) },
  { id: "out", title: "Msgs out", width: "11ch", numeric: true, sort: "desc", value: ({ sent }) => sent.msgs, cell: ({ sent }) => compact(sent.msgs) },
  { id: "bytes_in", title: "Bytes in", width: "11ch", numeric: true, sort: "desc", wide: true, value: ({ received }) => received.bytes, cell: ({ received }) => bytes(received.bytes) },
  { id: "bytes_out", title: "Bytes out", width: "11ch", numeric: true, sort: "desc", wide: true, value: ({ sent }) => sent.bytes, cell: ({ sent }) => bytes(sent.bytes) },
  { id: "slow", title: "Slow", width: "8ch", numeric: true, sort: "desc", wide: true, value: ({ slow_consumers }) => slow_consumers, cell: ({ slow_consumers }) => count(slow_consumers) },
];

/** The spaces of subjects and what goes on in each. */
export function Accounts({ route: { path, query } }: { route: Route }) {
  const { search = "", sort = "conns", order = "" } = query;
  const { data, error } = usePoll<{ account_statz: AccountRow[] }>("documents/accstatz", { unused: 1 }, 2000);
  const all = data?.account_statz ?? [];
  const column = columns.find(({ id }) => id === sort) ?? columns[0]!;
  const descending = order === "" ? column.sort === "desc" : order === "desc";
  const found = all.filter(({ name, acc }) => `${name}\n${acc}`.toLowerCase().includes(search.toLowerCase()));
  const rows = found.sort((one, other) => compare(column.value(one), column.value(other)) * (descending ? -1 : 1));
  return (
    <div class="view split">
      <div class="view-main">
        <Heading title="Accounts" lead={data ? `${plural(all.length, "account")}. What is published in one is seen in that one only, save for what it exports.` : "…"}>
          <Search value={search} label="Name" onSearch={(text) => refine({ search: text })} />
        </Heading>
        <Problem error={error} />
        {data && rows.length === 0 ? (
          <Empty title="No account has this name">The search looks at names and keys.</Empty>
        ) : (
          <Table
            label="Accounts"
            columns={columns}
            rows={rows}
            total={rows.length}
            rowKey={({ acc }) => acc}
            selected={path[1]}
            onOpen={({ acc }) => navigate(["accounts", acc], query)}
            sort={column.id}
            descending={descending}
            onSort={(id, down) => refine({ sort: id, order: down ? "desc" : "asc" })}
          />
        )}
      </div>
      {path[1] && <AccountDetails name={path[1]} close={() => navigate(["accounts"], query)} />}
    </div>
  );
}

const compare = (one: number | string, other: number | string): number => (typeof one === "string" ? one.localeCompare(String(other)) : one - Number(other));
