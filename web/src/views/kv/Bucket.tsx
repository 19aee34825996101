import { useEffect, useState } from "preact/hooks";
import { link, refine } from "../../app/routes";
import { useSession } from "../../app/sessionContext";
import { streamInfo } from "../../data/jetstream";
import { Empty } from "../../parts/Empty";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { Search } from "../../parts/Search";
import { Table } from "../../parts/Table";
import { count } from "../../text/numbers";
import { KeyDetails } from "./KeyDetails";
import { PutForm } from "./PutForm";

interface Keys {
  /** Name and number of revisions. */
  found: [key: string, revisions: number][];
  total: number;
}

/** The keys of one bucket. A search with a wildcard or the whole name is done by the server, others on what was read. */
export function Bucket({ account, bucket, query }: { account: string; bucket: string; query: Record<string, string> }) {
  const { search = "", key } = query;
  const { keys, error, reload } = useKeys(account, bucket, /[*>]/.test(search) ? search : "");
  const [putting, setPutting] = useState(false);
  const { changes } = useSession();
  const rows = keys?.found.filter(([name]) => /[*>]/.test(search) || name.includes(search)) ?? [];
  return (
    <div class="view split">
      <div class="view-main">
        <Heading title={<><a class="back" href={link(["kv"])}>Key-value</a> {bucket}</>} lead={keys && `${count(rows.length)} of ${count(keys.total)} keys${account === "$G" ? "" : ` · account ${account}`}`}>
          <Search value={search} label="Part of the key, or site.*.name" onSearch={(text) => refine({ search: text })} />
          <button onClick={reload}>Read again</button>
          {changes && <button class="primary" onClick={() => (setPutting(true), refine({ key: "" }))}>Put a key</button>}
        </Heading>
        <Problem error={error} retry={reload} />
        {keys && rows.length === 0 ? (
          <Empty title={keys.total > 0 ? "No key matches" : "The bucket is empty"}><code>gust kv put {bucket} site.name Gust</code> puts a key into it.</Empty>
        ) : (
          <Table
            label="Keys"
            rows={rows}
            total={rows.length}
            rowKey={([name]) => name}
            selected={key}
            onOpen={([name]) => (setPutting(false), refine({ key: name }))}
            columns={[
              { id: "key", title: "Key", width: "minmax(14ch, 1fr)", cell: ([name]) => <code title={name}>{name}</code> },
              { id: "revisions", title: "Revisions", width: "12ch", numeric: true, cell: ([, revisions]) => count(revisions) },
            ]}
          />
        )}
      </div>
      {putting && <PutForm account={account} bucket={bucket} done={reload} close={() => setPutting(false)} />}
      {key && !putting && <KeyDetails key={key} account={account} bucket={bucket} name={key} close={() => refine({ key: "" })} />}
    </div>
  );
}

/** The subjects of the bucket's stream are its keys. The API gives them in pages. */
function useKeys(account: string, bucket: string, pattern: string) {
  const [keys, setKeys] = useState<Keys>();
  const [error, setError] = useState<Error>();
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let current = true;
    setError(undefined);
    readKeys(account, bucket, pattern).then((read) => current && setKeys(read), (problem: Error) => current && setError(problem));
    return () => void (current = false);
  }, [account, bucket, pattern, times]);
  return { keys, error, reload: () => setTimes((old) => old + 1) };
}

async function readKeys(account: string, bucket: string, pattern: string): Promise<Keys> {
  const before = `$KV.${bucket}.`;
  const { state, total = 0 } = await streamInfo(account, `KV_${bucket}`, { subjects_filter: before + (pattern || ">") });
  const found = Object.entries(state.subjects ?? {}).map(([subject, revisions]): [string, number] => [subject.slice(before.length), revisions]);
  found.sort(([one], [other]) => (one < other ? -1 : 1));
  return { found, total: Math.max(total, state.num_subjects ?? 0, found.length) };
}
