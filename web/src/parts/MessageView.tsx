import { useEffect, useState } from "preact/hooks";
import { get } from "../data/api";
import type { MessagePage, StoredMessage } from "../data/streams";
import { bytes, count } from "../text/numbers";
import { bytesOf, headersOf } from "../text/payload";
import { moment } from "../text/time";
import { Facts } from "./Facts";
import { HeaderList } from "./HeaderList";
import { Panel } from "./Panel";
import { Payload } from "./Payload";
import { Problem } from "./Problem";

interface Properties {
  message: StoredMessage;
  /** Where the whole of it lies, if it lies somewhere. */
  account?: string;
  stream?: string;
  close: () => void;
}

/** One message in full. Of one that came by a live tail the rest is read now. */
export function MessageView({ message, account, stream, close }: Properties) {
  const { whole, error } = useWhole(message, account, stream);
  const shown = whole ?? message;
  const data = bytesOf(shown.data);
  return (
    <Panel title={message.seq > 0 ? `Message ${count(message.seq)}` : "Message"} subtitle={message.subject} close={close}>
      <Facts facts={[
        [message.seq > 0 ? "Stored" : "Came", moment(message.time)],
        ["Size", size(message.size)],
        ["Reply to", message.reply],
      ]} />
      <HeaderList headers={shown.hdrs ? headersOf(bytesOf(shown.hdrs)) : []} />
      <Problem error={error} />
      <Payload key={`${message.seq}/${message.time}/${data.length}`} data={data} />
      {data.length < message.size && <p class="hint">The first {bytes(data.length)} of {bytes(message.size)}.</p>}
    </Panel>
  );
}

const size = (value: number): string => (value < 1024 ? `${count(value)} bytes` : `${bytes(value)}, ${count(value)} bytes`);

function useWhole(message: StoredMessage, account: string | undefined, stream: string | undefined) {
  const [whole, setWhole] = useState<StoredMessage>();
  const [error, setError] = useState<Error>();
  const isPart = message.seq > 0 && bytesOf(message.data).length < message.size;
  useEffect(() => {
    setWhole(undefined);
    setError(undefined);
    if (!isPart) return;
    const asked = new AbortController();
    get<MessagePage>("messages", { account, stream, seq: message.seq, limit: 1 }, asked.signal).then(
      ({ messages: [found] }) => (found?.seq === message.seq ? setWhole(found) : setError(new Error("The message has been deleted meanwhile."))),
      (problem: Error) => !asked.signal.aborted && setError(problem),
    );
    return () => asked.abort();
  }, [message.seq, account, stream]);
  return { whole: whole?.seq === message.seq ? whole : undefined, error };
}
