import { useSession } from "../../app/sessionContext";
import type { History } from "../../data/live";
import { usePoll } from "../../data/poll";
import type { Concerns } from "../../data/streams";
import type { Connection, Health, Varz } from "../../data/types";
import { Heading } from "../../parts/Heading";
import { Plot } from "../../parts/Plot";
import { Problem } from "../../parts/Problem";
import { bytes, bytesPerSecond, compact, count, percent, perSecond } from "../../text/numbers";
import { Latencies } from "./Latencies";
import { Tile } from "./Tile";
import { Warnings } from "./Warnings";
import { findWarnings } from "./findWarnings";

/** What the server does now, and what deserves attention. */
export function Overview({ history }: { history: History | undefined }) {
  const { version } = useSession();
  const { data: varz, error } = usePoll<Varz>("documents/varz", {}, 2000);
  const { data: health } = usePoll<Health>("documents/healthz", { details: 1 }, 5000);
  const { data: lagging } = usePoll<{ connections: Connection[] | null }>("documents/connz", { sort: "pending", limit: 5, auth: 1 }, 3000);
  const { data: concerns } = usePoll<Concerns>("concerns", {}, 5000);
  const warnings = varz ? findWarnings({ varz, health, lagging: lagging?.connections ?? [], history, concerns }) : undefined;
  return (
    <div class="view scrolls">
      <Heading title="Overview" lead={varz && `${varz.server_name} · Gust ${version} · up ${varz.uptime}`} />
      <Problem error={error} />
      <Warnings warnings={warnings} />
      <Tiles varz={varz} history={history} />
      {history && <Plots history={history} />}
    </div>
  );
}

function Tiles({ varz, history }: { varz: Varz | undefined; history: History | undefined }) {
  const now = (column: string) => history?.rate(column).at(-1) ?? Number.NaN;
  const stats = varz?.jetstream?.stats;
  return (
    <section class="tiles" aria-label="Now">
      <Tile label="Connections" value={count(varz?.connections)} note={varz && `${count(varz.total_connections)} since the start`} href="#/connections" />
      <Tile label="Subscriptions" value={count(varz?.subscriptions)} href="#/subscriptions" />
      <Tile label="Messages in" value={perSecond(now("inMsgs"))} note={bytesPerSecond(now("inBytes"))} />
      <Tile label="Messages out" value={perSecond(now("outMsgs"))} note={bytesPerSecond(now("outBytes"))} />
      <Tile label="CPU" value={percent(varz?.cpu ?? Number.NaN)} note={varz && `of ${varz.cores} cores, 100 % each`} />
      <Tile label="Memory" value={bytes(varz?.mem)} />
      {stats && <Tile label="Stored" value={bytes(stats.storage + stats.memory)} note={`${compact(stats.api.total)} API requests`} href="#/streams" />}
      <Tile label="Slow consumers" value={count(varz?.slow_consumers)} alarming={(varz?.slow_consumers ?? 0) > 0} note="since the start" />
    </section>
  );
}

function Plots({ history }: { history: History }) {
  const times = history.times;
  return (
    <section class="plots" aria-label="The last five minutes">
      <Plot title="Messages per second" times={times} format={compact} series={[
        { name: "in", values: history.rate("inMsgs"), colour: "one" },
        { name: "out", values: history.rate("outMsgs"), colour: "two" },
      ]} />
      <Plot title="Bytes per second" times={times} format={bytes} binary series={[
        { name: "in", values: history.rate("inBytes"), colour: "one" },
        { name: "out", values: history.rate("outBytes"), colour: "two" },
      ]} />
      <Plot title="Connections" times={times} format={compact} series={[{ name: "open", values: history.values("connections"), colour: "one" }]} />
      <Plot title="CPU" times={times} format={percent} series={[{ name: "of one core", values: history.values("cpu"), colour: "one" }]} />
      <Plot title="Memory" times={times} format={bytes} binary series={[{ name: "resident", values: history.values("memory"), colour: "one" }]} />
      <Plot title="Stored in streams" times={times} format={bytes} binary series={[
        { name: "on disk", values: history.values("storage"), colour: "one" },
        { name: "in memory", values: history.values("storageMemory"), colour: "two" },
      ]} />
      <Latencies history={history} />
    </section>
  );
}
