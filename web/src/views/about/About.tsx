import { type Theme, setTheme, useTheme } from "../../app/theme";
import { useSession } from "../../app/sessionContext";
import { usePoll } from "../../data/poll";
import type { Varz } from "../../data/types";
import { Facts } from "../../parts/Facts";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { bytes, count, limit } from "../../text/numbers";
import { duration, moment } from "../../text/time";

/** What this server is and how it is set; how the console looks. */
export function About() {
  const { data: varz, error } = usePoll<Varz>("documents/varz", {}, 5000);
  return (
    <div class="view scrolls">
      <Heading title="Server & settings" />
      <Problem error={error} />
      <Appearance />
      {varz && <div class="masonry"><Server varz={varz} /><Limits varz={varz} /><Storage varz={varz} /></div>}
    </div>
  );
}

function Appearance() {
  const chosen = useTheme();
  const { user, changes } = useSession();
  const names: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };
  return (
    <section class="card padded settings" aria-label="Console">
      <h2>Console</h2>
      <div class="segments" role="group" aria-label="Colours">
        {(Object.keys(names) as Theme[]).map((one) => <button key={one} aria-pressed={one === chosen} onClick={() => setTheme(one)}>{names[one]}</button>)}
      </div>
      <p class="hint">
        Signed in{user ? ` as ${user}` : " with the token"}. {changes
          ? "Publishing and changing keys is allowed."
          : <>Read-only: <code>monitoring {"{ console { changes: true } }"}</code> in the configuration allows publishing and changing keys.</>}
        {" "}Addresses can be bookmarked; the keys are listed under <kbd>?</kbd>.
      </p>
    </section>
  );
}

function Server({ varz }: { varz: Varz }) {
  const { version } = useSession();
  return (
    <section class="card padded" aria-label="Server">
      <h2>Server</h2>
      <Facts facts={[
        ["Name", varz.server_name],
        ["ID", <code class="breaks">{varz.server_id}</code>],
        ["Version", `Gust ${version}, compatible with nats-server ${varz.version}`],
        ["Runtime", varz.go],
        ["Clients", `${varz.host}:${varz.port}${varz.tls_required ? ", TLS required" : ""}`],
        ["Monitoring", varz.https_port > 0 ? `https, port ${varz.https_port}` : `${varz.http_host}:${varz.http_port}`],
        ["Started", moment(varz.start)],
        ["Configuration read", moment(varz.config_load_time)],
        ["Configuration digest", varz.config_digest && <code class="breaks">{varz.config_digest}</code>],
        ["System account", varz.system_account],
        ["Cores", `${varz.cores}, ${varz.gomaxprocs} used`],
      ]} />
    </section>
  );
}

const Limits = ({ varz }: { varz: Varz }) => (
  <section class="card padded" aria-label="Limits">
    <h2>Limits</h2>
    <Facts facts={[
      ["Connections", limit(varz.max_connections)],
      ["Payload", bytes(varz.max_payload)],
      ["Control line", bytes(varz.max_control_line)],
      ["Pending per client", bytes(varz.max_pending)],
      ["Write deadline", duration(varz.write_deadline)],
      ["Ping", `every ${duration(varz.ping_interval)}, ${count(varz.ping_max)} may be missed`],
      ["Login required", varz.auth_required ? "yes" : "no"],
    ]} />
  </section>
);

function Storage({ varz }: { varz: Varz }) {
  const { config, stats } = varz.jetstream ?? {};
  if (!config || !stats) return <section class="card padded" aria-label="JetStream"><h2>JetStream</h2><p class="hint">Not enabled. <code>jetstream {"{ store_dir: … }"}</code> in the configuration enables it.</p></section>;
  return (
    <section class="card padded" aria-label="JetStream">
      <h2>JetStream</h2>
      <Facts facts={[
        ["Directory", <code class="breaks">{config.store_dir}</code>],
        ["Storage", `${bytes(stats.storage)} of ${limit(config.max_storage, bytes)}`],
        ["Memory", `${bytes(stats.memory)} of ${limit(config.max_memory, bytes)}`],
        ["Reserved", `${bytes(stats.reserved_storage)} storage, ${bytes(stats.reserved_memory)} memory`],
        ["Domain", config.domain],
        ["Synced", config.sync_always ? "before each acknowledgement" : `every ${duration(config.sync_interval)}`],
        ["API requests", `${count(stats.api.total)}, ${count(stats.api.errors)} with an error`],
      ]} />
    </section>
  );
}
