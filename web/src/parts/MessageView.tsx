import type { StoredMessage } from "../data/streams";
import { count } from "../text/numbers";
import { bytesOf, headersOf } from "../text/payload";
import { moment } from "../text/time";
import { Facts } from "./Facts";
import { HeaderList } from "./HeaderList";
import { Panel } from "./Panel";
import { Payload } from "./Payload";

/** One stored message in full. */
export function MessageView({ message, close }: { message: StoredMessage; close: () => void }) {
  const data = bytesOf(message.data);
  return (
    <Panel title={`Message ${count(message.seq)}`} subtitle={message.subject} close={close}>
      <Facts facts={[["Stored", moment(message.time)], ["Size", `${count(data.length)} bytes`]]} />
      <HeaderList headers={message.hdrs ? headersOf(bytesOf(message.hdrs)) : []} />
      <Payload key={message.seq} data={data} />
    </Panel>
  );
}
