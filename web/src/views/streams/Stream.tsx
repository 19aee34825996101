import { type Route, link, navigate, refine } from "../../app/routes";
import { usePage } from "../../data/page";
import type { ConsumerRow, StreamRow } from "../../data/streams";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { Search } from "../../parts/Search";
import { Table } from "../../parts/Table";
import { Tabs } from "../../parts/Tabs";
import { bytes, count } from "../../text/numbers";
import { ConsumerPanel } from "./ConsumerPanel";
import { Messages } from "./Messages";
import { StreamFacts } from "./StreamFacts";
import { consumerColumns } from "./consumerColumns";

/** One stream: its messages, its consumers, its configuration. */
export function Stream({ route }: { route: Route }) {
  const [, account = "", stream = "", tab = "messages"] = route.path;
  const page = usePage<StreamRow>("streams", { account, name: stream }, 2000);
  const row = page.rows[0];
  const tabs = [
    { id: "messages", title: "Messages", href: link(["streams", account, stream]) },
    { id: "consumers", title: `Consumers${row ? ` (${count(row.consumers)})` : ""}`, href: link(["streams", account, stream, "consumers"]) },
    { id: "configuration", title: "Configuration", href: link(["streams", account, stream, "configuration"]) },
  ];
  return (
    <div class="view">
      <Heading title={<><a class="back" href={link(["streams"])}>Streams</a> {stream}</>} lead={row && summary(row)} />
      <Problem error={page.error} />
      {page.loaded && !row ? (
        <Empty title={`Account ${account} has no stream ${stream}`}>It may have been deleted or renamed. <a href={link(["streams"])}>All streams</a></Empty>
      ) : (
        <>
          <Tabs label="Stream" tabs={tabs} current={tab} />
          {tab === "messages" && row && <Messages key={`${account}/${stream}`} row={row} query={route.query} />}
          {tab === "consumers" && <StreamConsumers account={account} stream={stream} name={route.path[4]} query={route.query} />}
          {tab === "configuration" && <StreamFacts account={account} stream={stream} />}
        </>
      )}
    </div>
  );
}

const summary = (row: StreamRow): string =>
  [
    row.account !== "$G" && `account ${row.account}`,
    `${count(row.messages)} messages, ${bytes(row.bytes)}`,
    row.messages > 0 && `sequence ${count(row.firstSeq)} to ${count(row.lastSeq)}`,
    `${row.storage} storage`,
    row.subjects.join(", "),
    row.description,
  ].filter(Boolean).join(" · ");

interface ConsumersProperties {
  account: string;
  stream: string;
  name: string | undefined;
  query: Record<string, string>;
}

function StreamConsumers({ account, stream, name, query }: ConsumersProperties) {
  const { search = "", sort = "lag", order = "" } = query;
  const page = usePage<ConsumerRow>("consumers", { account, stream, search, sort, order }, 2000);
  const descending = order === "" ? consumerColumns.find(({ id }) => id === sort)?.sort === "desc" : order === "desc";
  const place = ["streams", account, stream, "consumers"];
  return (
    <div class="view-inner split">
      <div class="view-main">
        <div class="tools"><Search value={search} label="Name, filter" onSearch={(text) => refine({ search: text })} /></div>
        <Problem error={page.error} />
        {page.loaded && page.matched === 0 ? (
          <Empty title="No consumer reads this stream"><code>gust consumer add {stream} worker --pull --defaults</code> makes one.</Empty>
        ) : (
          <Table
            label="Consumers"
            columns={consumerColumns}
            rows={page.rows}
            offset={page.offset}
            total={page.matched}
            rowKey={(row) => row.name}
            selected={name}
            onOpen={(row) => navigate([...place, row.name], query)}
            onRange={page.onRange}
            sort={sort}
            descending={descending}
            onSort={(id, down) => refine({ sort: id, order: down ? "desc" : "asc" })}
          />
        )}
      </div>
      {name && <ConsumerPanel account={account} stream={stream} name={name} close={() => navigate(place, query)} />}
    </div>
  );
}
