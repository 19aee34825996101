import { link } from "../../app/routes";
import { usePoll } from "../../data/poll";
import { Facts } from "../../parts/Facts";
import { Panel } from "../../parts/Panel";
import { Problem } from "../../parts/Problem";
import { bytes, count } from "../../text/numbers";
import { moment } from "../../text/time";

interface Shared {
  subject?: string;
  account?: string;
  to?: string;
  local_subject?: string;
  type?: string | number;
  name?: string;
}

interface AccountDetail {
  account_name: string;
  update_time?: string;
  is_system?: boolean;
  expired: boolean;
  jetstream_enabled: boolean;
  client_connections: number;
  leafnode_connections: number;
  subscriptions: number;
  exports?: Shared[];
  imports?: Shared[];
  mappings?: Record<string, { subject: string; weight: number }[]>;
}

interface Usage {
  account_details?: { memory: number; storage: number; reserved_memory: number; reserved_storage: number; stream_detail?: unknown[] }[];
}

/** One account: its numbers, what it shares, and the ways to its connections, subscriptions and streams. */
export function AccountDetails({ name, close }: { name: string; close: () => void }) {
  const { data, error } = usePoll<{ account_detail?: AccountDetail }>("documents/accountz", { acc: name }, 3000);
  const { data: usage } = usePoll<Usage>("documents/jsz", { acc: name, accounts: 1 }, 5000);
  const detail = data?.account_detail;
  const stored = usage?.account_details?.[0];
  return (
    <Panel title={name} subtitle={detail?.is_system ? "The system account" : undefined} close={close}>
      <Problem error={error} />
      {detail && (
        <Facts facts={[
          ["Connections", <a href={link(["connections"], { account: name })}>{count(detail.client_connections)}</a>],
          ["Leaf nodes", detail.leafnode_connections > 0 ? count(detail.leafnode_connections) : undefined],
          ["Subscriptions", <a href={link(["subscriptions"], { account: name })}>{count(detail.subscriptions)}</a>],
          ["Changed", detail.update_time && moment(detail.update_time)],
          ["Expired", detail.expired ? "yes" : undefined],
          ["JetStream", detail.jetstream_enabled ? <a href={link(["streams"], { account: name })}>enabled, see the streams</a> : "not enabled"],
          ["On disk", stored && bytes(stored.storage)],
          ["In memory", stored && bytes(stored.memory)],
        ]} />
      )}
      <SharedList title="Exports" list={detail?.exports ?? []} />
      <SharedList title="Imports" list={detail?.imports ?? []} />
      <Mappings mappings={detail?.mappings ?? {}} />
    </Panel>
  );
}

const SharedList = ({ title, list }: { title: string; list: Shared[] }) =>
  list.length === 0 ? null : (
    <>
      <h3>{title} <span class="number">{count(list.length)}</span></h3>
      <ul class="plain">
        {list.slice(0, 200).map((shared, index) => (
          <li key={index}>
            <code>{shared.subject}</code>
            {shared.account && <span class="faint"> from {shared.account}</span>}
            {(shared.to ?? shared.local_subject) && <span class="faint"> as <code>{shared.to ?? shared.local_subject}</code></span>}
            {shared.type !== undefined && <span class="tag">{shared.type}</span>}
          </li>
        ))}
      </ul>
    </>
  );

const Mappings = ({ mappings }: { mappings: NonNullable<AccountDetail["mappings"]> }) =>
  Object.keys(mappings).length === 0 ? null : (
    <>
      <h3>Mappings</h3>
      <ul class="plain">
        {Object.entries(mappings).map(([from, targets]) => (
          <li key={from}><code>{from}</code> → {targets.map(({ subject, weight }) => <span key={subject}><code>{subject}</code> <span class="faint">{weight} %</span> </span>)}</li>
        ))}
      </ul>
    </>
  );
