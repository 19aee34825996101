import { type Route, link, navigate, refine } from "../../app/routes";
import { usePage } from "../../data/page";
import type { Connection } from "../../data/types";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { Search } from "../../parts/Search";
import { Table } from "../../parts/Table";
import { count, plural } from "../../text/numbers";
import { ConnectionDetails } from "./ConnectionDetails";
import { columns } from "./columns";

/** Who is connected, or was until lately. */
export function Connections({ route: { path, query } }: { route: Route }) {
  const { search = "", sort = "cid", order = "", state = "open", account } = query;
  const page = usePage<Connection>("connections", { search, sort, order, state, account }, 2000);
  const selected = path[1];
  const descending = order === "" ? columns(state).find(({ id }) => id === sort)?.sort === "desc" : order === "desc";
  return (
    <div class="view split">
      <div class="view-main">
        <Heading title="Connections" lead={page.loaded ? summary(page.matched, page.total, search, account) : "…"}>
          <Search value={search} label="Name, address, account, user" onSearch={(text) => refine({ search: text })} />
          <label class="choice">
            <span class="sr">State</span>
            <select value={state} onChange={(event) => refine({ state: event.currentTarget.value, sort: "", order: "" })}>
              <option value="open">Open</option>
              <option value="closed">Closed</option>
            </select>
          </label>
        </Heading>
        {account && <p class="filter">Only account <b>{account}</b>. <a href={link(["connections"])}>All accounts</a></p>}
        <Problem error={page.error} />
        {page.loaded && page.matched === 0 ? (
          <NoConnections searched={search !== "" || account !== undefined} state={state} />
        ) : (
          <Table
            label="Connections"
            columns={columns(state)}
            rows={page.rows}
            offset={page.offset}
            total={page.matched}
            rowKey={({ cid }) => cid}
            selected={Number(selected)}
            onOpen={({ cid }) => navigate(["connections", String(cid)], query)}
            onRange={page.onRange}
            sort={sort}
            descending={descending}
            onSort={(id, down) => refine({ sort: id, order: down ? "desc" : "asc" })}
          />
        )}
      </div>
      {selected && <ConnectionDetails cid={selected} state={state} close={() => navigate(["connections"], query)} />}
    </div>
  );
}

const summary = (matched: number, total: number, search: string, account: string | undefined): string =>
  search || account ? `${count(matched)} of ${count(total)}` : plural(total, "connection");

const NoConnections = ({ searched, state }: { searched: boolean; state: string }) =>
  searched ? (
    <Empty title="Nothing matches">The search looks at names, addresses, accounts, users, languages and connection numbers.</Empty>
  ) : state === "closed" ? (
    <Empty title="No connection was closed yet">The last 10,000 that end are kept here with the reason.</Empty>
  ) : (
    <Empty title="Nobody is connected">Try it: <code>gust sub "&gt;"</code> in a terminal connects to 127.0.0.1:4222 and shows up here at once.</Empty>
  );
