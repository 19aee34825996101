import { address } from "../../data/api";
import type { ObjectRow } from "../../data/streams";
import { Facts } from "../../parts/Facts";
import { HeaderList } from "../../parts/HeaderList";
import { Panel } from "../../parts/Panel";
import { bytes, count } from "../../text/numbers";
import { moment } from "../../text/time";

/** One object, and the way to have it as a file. */
export function ObjectDetails({ account, bucket, row, close }: { account: string; bucket: string; row: ObjectRow; close: () => void }) {
  return (
    <Panel title={row.name} subtitle={`In ${bucket}`} close={close}>
      {row.deleted ? <p class="note">The object was deleted; what is said of it is still there.</p> : row.link ? (
        <p class="note">A link to {row.link}.</p>
      ) : (
        <p class="download"><a class="button primary" href={address("object", { account, bucket, name: row.name })} download>Download {bytes(row.size)}</a></p>
      )}
      <Facts facts={[
        ["Description", row.description],
        ["Size", `${count(row.size)} bytes`],
        ["Chunks", row.chunkSize > 0 ? `${count(row.chunks)} of at most ${bytes(row.chunkSize)}` : count(row.chunks)],
        ["Digest", row.digest && <code class="breaks">{row.digest}</code>],
        ["Changed", moment(row.time)],
        ["Revision", count(row.revision)],
      ]} />
      <HeaderList headers={row.headers} />
      <HeaderList title="Metadata" headers={row.metadata} />
    </Panel>
  );
}
