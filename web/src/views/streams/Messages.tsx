import { useEffect, useState } from "preact/hooks";
import { refine } from "../../app/routes";
import { get } from "../../data/api";
import type { MessagePage, StoredMessage, StreamRow } from "../../data/streams";
import { Empty } from "../../parts/Empty";
import { MessageView } from "../../parts/MessageView";
import { Problem } from "../../parts/Problem";
import { count } from "../../text/numbers";
import { ago, moment } from "../../text/time";
import { bytesOf, textOf } from "../../text/payload";

const perPage = 25;

/** Reads a stream from a sequence on, all subjects or some. Nothing is consumed: consumers do not notice. */
export function Messages({ row, query }: { row: StreamRow; query: Record<string, string> }) {
  const newest = Math.max(row.firstSeq, row.lastSeq - perPage + 1);
  const seq = Math.max(1, Number(query.seq) || (query.filter ? row.firstSeq : newest));
  const filter = query.filter ?? "";
  const { page, error, reload } = useMessages(row, seq, filter);
  const [chosen, setChosen] = useState<StoredMessage>();
  return (
    <div class="messages">
      <Tools row={row} seq={seq} filter={filter} next={page?.next ?? 0} newest={newest} reload={reload} />
      <Problem error={error} retry={reload} />
      {page?.messages.length === 0 ? (
        <Empty title={filter ? "No message from here on has such a subject" : "There are no messages from here on"}>
          {row.messages === 0 ? <>The stream is empty. What is published to {row.subjects.map((subject) => <code key={subject}>{subject} </code>)} is kept here.</> : "Go to the oldest message, or take a wider filter such as orders.>."}
        </Empty>
      ) : (
        <div class="message-split">
          <ol class="message-list" aria-label="Messages" aria-busy={!page}>
            {page?.messages.map((message) => <Line key={message.seq} message={message} chosen={chosen?.seq === message.seq} onChoose={setChosen} />)}
          </ol>
          {chosen && page ? <MessageView message={chosen} close={() => setChosen(undefined)} /> : <p class="hint choose">Choose a message to see its headers and what is in it.</p>}
        </div>
      )}
    </div>
  );
}

function Line({ message, chosen, onChoose }: { message: StoredMessage; chosen: boolean; onChoose: (message: StoredMessage) => void }) {
  const bytes = bytesOf(message.data);
  return (
    <li>
      <button class={chosen ? "message chosen" : "message"} aria-pressed={chosen} onClick={() => onChoose(message)}>
        <span class="seq">{message.seq}</span>
        <code>{message.subject}</code>
        <span class="when" title={moment(message.time)}>{ago(message.time)}</span>
        <span class="start">{textOf(bytes.subarray(0, 512))?.slice(0, 160) ?? `${count(bytes.length)} bytes, binary`}</span>
      </button>
    </li>
  );
}

interface ToolsProperties {
  row: StreamRow;
  seq: number;
  filter: string;
  next: number;
  newest: number;
  reload: () => void;
}

function Tools({ row, seq, filter, next, newest, reload }: ToolsProperties) {
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    refine({ seq: fields.filter !== filter && fields.seq === String(seq) ? "" : fields.seq, filter: fields.filter });
  };
  const to = (sequence: number | undefined) => (sequence === undefined ? (refine({ seq: "" }), reload()) : refine({ seq: sequence }));
  return (
    <form class="tools" onSubmit={go} key={`${seq}/${filter}`}>
      <label class="field inline"><span>From sequence</span><input name="seq" type="number" min="1" defaultValue={String(seq)} /></label>
      <label class="field inline grow"><span>Subject</span><input name="filter" placeholder="orders.> (all)" defaultValue={filter} spellcheck={false} autocapitalize="off" /></label>
      <button class="primary">Read</button>
      <span class="pager">
        <button type="button" onClick={() => to(row.firstSeq)} disabled={seq <= row.firstSeq}>Oldest</button>
        <button type="button" onClick={() => to(Math.max(row.firstSeq, seq - perPage))} disabled={seq <= row.firstSeq || filter !== ""}>Older</button>
        <button type="button" onClick={() => to(next)} disabled={next === 0}>Newer</button>
        <button type="button" onClick={() => to(filter ? newest : undefined)}>Newest</button>
      </span>
    </form>
  );
}

function useMessages({ account, name }: StreamRow, seq: number, filter: string) {
  const [page, setPage] = useState<MessagePage>();
  const [error, setError] = useState<Error>();
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const asked = new AbortController();
    setError(undefined);
    get<MessagePage>("messages", { account, stream: name, seq, filter, limit: perPage }, asked.signal).then(setPage, (problem: Error) => !asked.signal.aborted && setError(problem));
    return () => asked.abort();
  }, [account, name, seq, filter, times]);
  return { page, error, reload: () => setTimes(times + 1) };
}
