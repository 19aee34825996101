import { useEffect, useState } from "preact/hooks";
import { refine } from "../../app/routes";
import { get } from "../../data/api";
import type { MessagePage, StoredMessage, StreamRow } from "../../data/streams";
import { useTail } from "../../data/tail";
import { Empty } from "../../parts/Empty";
import { LiveMessages } from "../../parts/LiveMessages";
import { MessageLine } from "../../parts/MessageLine";
import { MessageView } from "../../parts/MessageView";
import { Problem } from "../../parts/Problem";

const perPage = 25;

/** Reads a stream from a sequence on, or what comes in from now on; all subjects or some. Nothing is consumed: consumers do not notice. */
export function Messages({ row, query }: { row: StreamRow; query: Record<string, string> }) {
  const newest = Math.max(row.firstSeq, row.lastSeq - perPage + 1);
  const seq = Math.max(1, Number(query.seq) || (query.filter ? row.firstSeq : newest));
  const { filter = "", live } = query;
  const { page, error, reload } = useMessages(row, live ? undefined : seq, filter);
  return (
    <div class="messages">
      <Tools row={row} seq={seq} filter={filter} live={live === "1"} next={page?.next ?? 0} newest={newest} reload={reload} />
      {live ? <Live row={row} filter={filter} /> : <Stored row={row} page={page} error={error} filter={filter} reload={reload} />}
    </div>
  );
}

function Live({ row: { account, name, subjects }, filter }: { row: StreamRow; filter: string }) {
  const tail = useTail({ account, stream: name, filter });
  return (
    <LiveMessages tail={tail} account={account} stream={name}>
      What is published to {filter ? <code>{filter}</code> : subjects.map((subject) => <><code key={subject}>{subject}</code> </>)} shows up here as it is stored.
    </LiveMessages>
  );
}

interface StoredProperties {
  row: StreamRow;
  page: MessagePage | undefined;
  error: Error | undefined;
  filter: string;
  reload: () => void;
}

function Stored({ row, page, error, filter, reload }: StoredProperties) {
  const [chosen, setChosen] = useState<StoredMessage>();
  if (error) return <Problem error={error} retry={reload} />;
  if (page?.messages.length === 0) {
    return (
      <Empty title={row.messages === 0 ? "The stream is empty" : filter ? "No message from here on has such a subject" : "There are no messages from here on"}>
        {row.messages === 0 ? <>What is published to {row.subjects.map((subject) => <><code key={subject}>{subject}</code> </>)} is kept here.</> : "Go to the oldest message, or take a wider filter such as orders.>."}
      </Empty>
    );
  }
  const shown = page?.messages.find(({ seq }) => seq === chosen?.seq); // of another page nothing is chosen yet
  return (
    <div class="message-split">
      <ol class="message-list" aria-label="Messages" aria-busy={!page}>
        {page?.messages.map((message) => <MessageLine key={message.seq} message={message} chosen={message === shown} onChoose={setChosen} />)}
      </ol>
      {shown ? <MessageView message={shown} account={row.account} stream={row.name} close={() => setChosen(undefined)} /> : <p class="hint choose">Choose a message to see its headers and what is in it.</p>}
    </div>
  );
}

interface ToolsProperties {
  row: StreamRow;
  seq: number;
  filter: string;
  live: boolean;
  next: number;
  newest: number;
  reload: () => void;
}

function Tools({ row, seq, filter, live, next, newest, reload }: ToolsProperties) {
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    refine({ seq: live || (fields.filter !== filter && fields.seq === String(seq)) ? "" : fields.seq, filter: fields.filter?.trim() });
  };
  const to = (sequence: number | undefined) => (sequence === undefined ? (refine({ seq: "" }), reload()) : refine({ seq: sequence }));
  return (
    <form class="tools" onSubmit={go} key={`${live}/${seq}/${filter}`}>
      <div class="segments" role="group" aria-label="Messages">
        <button type="button" aria-pressed={!live} onClick={() => refine({ live: "" })}>Stored</button>
        <button type="button" aria-pressed={live} onClick={() => refine({ live: 1, seq: "" })}>Live</button>
      </div>
      {!live && <label class="field inline"><span>From sequence</span><input name="seq" type="number" min="1" defaultValue={String(seq)} /></label>}
      <label class="field inline grow"><span>Subject</span><input name="filter" placeholder="orders.> (all)" defaultValue={filter} spellcheck={false} autocapitalize="off" /></label>
      <button class="primary">{live ? "Follow" : "Read"}</button>
      {!live && (
        <span class="pager">
          <button type="button" onClick={() => to(row.firstSeq)} disabled={seq <= row.firstSeq}>Oldest</button>
          <button type="button" onClick={() => to(Math.max(row.firstSeq, seq - perPage))} disabled={seq <= row.firstSeq || filter !== ""}>Older</button>
          <button type="button" onClick={() => to(next)} disabled={next === 0}>Newer</button>
          <button type="button" onClick={() => to(filter ? newest : undefined)}>Newest</button>
        </span>
      )}
    </form>
  );
}

/** Of no sequence nothing is read. */
function useMessages({ account, name }: StreamRow, seq: number | undefined, filter: string) {
  const [page, setPage] = useState<MessagePage>();
  const [error, setError] = useState<Error>();
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (seq === undefined) return;
    const asked = new AbortController();
    get<MessagePage>("messages", { account, stream: name, seq, filter, limit: perPage }, asked.signal).then(
      (read) => (setError(undefined), setPage(read)),
      (problem: Error) => !asked.signal.aborted && setError(problem),
    );
    return () => asked.abort();
  }, [account, name, seq, filter, times]);
  return { page, error, reload: () => setTimes((old) => old + 1) };
}
