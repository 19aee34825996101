import { type Route, link, refine } from "../../app/routes";
import { useAccount } from "../../data/accounts";
import { usePage } from "../../data/page";
import type { Subscription } from "../../data/types";
import { AccountChoice } from "../../parts/AccountChoice";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { Search } from "../../parts/Search";
import { Table } from "../../parts/Table";
import { count } from "../../text/numbers";
import { SubjectTree } from "./SubjectTree";

/** Who listens where: the tree of subjects, and the subscriptions of the chosen one. */
export function Subscriptions({ route: { query } }: { route: Route }) {
  const account = useAccount(query.account);
  const { subject = "" } = query;
  return (
    <div class="view split tree-view">
      <div class="view-main tree-side">
        <Heading title="Subscriptions" lead="By token of the subject. The numbers count subscriptions.">
          <AccountChoice value={account} onChoose={(chosen) => refine({ account: chosen, subject: "" })} />
        </Heading>
        {account && <SubjectTree key={account} account={account} selected={subject} onSelect={(chosen) => refine({ subject: chosen })} />}
      </div>
      <section class="view-main" aria-label="Subscribers">
        {account && <Subscribers account={account} subject={subject} search={query.search ?? ""} />}
      </section>
    </div>
  );
}

function Subscribers({ account, subject, search }: { account: string; subject: string; search: string }) {
  const page = usePage<Subscription>("subscriptions", { account, subject, search }, 3000);
  const title = subject === "" ? "All subjects" : subject;
  return (
    <>
      <Heading title={<code>{title}</code>} lead={page.loaded ? `${count(page.matched)} of ${count(page.total)} subscriptions` : "…"}>
        <Search value={search} label="Subject, queue group, connection" onSearch={(text) => refine({ search: text })} />
      </Heading>
      <Problem error={page.error} />
      {page.loaded && page.matched === 0 ? (
        <Empty title="Nobody listens here">
          A message published to a subject without subscribers goes nowhere; a request is answered with “no responders”. Try <code>gust sub "orders.&gt;"</code>.
        </Empty>
      ) : (
        <Table
          label="Subscribers"
          rows={page.rows}
          offset={page.offset}
          total={page.matched}
          onRange={page.onRange}
          rowKey={({ cid, sid }) => `${cid}/${sid}`}
          columns={[
            { id: "subject", title: "Subject", width: "minmax(14ch, 2fr)", cell: (row) => <code title={row.subject}>{row.subject}</code> },
            { id: "queue", title: "Queue group", width: "minmax(12ch, 1fr)", wide: true, cell: ({ qgroup }) => qgroup },
            { id: "cid", title: "Connection", width: "12ch", numeric: true, cell: ({ cid }) => (cid > 0 ? <a href={link(["connections", String(cid)])}>{cid}</a> : <span class="faint">server</span>) },
            { id: "msgs", title: "Messages", width: "11ch", numeric: true, wide: true, cell: ({ msgs }) => count(msgs) },
          ]}
        />
      )}
    </>
  );
}
