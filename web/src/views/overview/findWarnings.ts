import type { History } from "../../data/live";
import type { Concerns } from "../../data/streams";
import type { Connection, Health, Varz } from "../../data/types";
import { bytes, count, plural } from "../../text/numbers";
import { findStreamWarnings } from "./findStreamWarnings";

export interface Warning {
  id: string;
  severe: boolean;
  title: string;
  /** What it means and what to do. */
  advice: string;
  href?: string;
  linkText?: string;
}

export interface Findings {
  varz: Varz;
  health: Health | undefined;
  lagging: Connection[];
  history: History | undefined;
  concerns?: Concerns | undefined;
}

/** From this part of a limit on one should act. */
const nearLimit = 0.85;
const soonMs = 21 * 24 * 3600 * 1000;

/** The severe ones first. */
export function findWarnings(found: Findings): Warning[] {
  const all = [...unhealthy(found), ...slowConsumers(found), ...lagging(found), ...stalled(found), ...connections(found), ...storage(found), ...(found.concerns ? findStreamWarnings(found.concerns, Date.parse(found.varz.now)) : []), ...disk(found), ...certificate(found)];
  return all.sort((one, other) => Number(other.severe) - Number(one.severe));
}

function unhealthy({ health }: Findings): Warning[] {
  if (!health || health.status === "ok") return [];
  const errors = health.errors?.length ? health.errors : [{ type: "SERVER", error: health.error ?? health.status }];
  return errors.slice(0, 5).map((error, index) => ({
    id: `health-${index}`,
    severe: true,
    title: [error.type, error.account, error.stream, error.consumer].filter(Boolean).join(" › "),
    advice: `${error.error ?? "is not healthy"}. Load balancers that ask /healthz send no clients here. The server's log says since when and why.`,
    ...(error.stream && { href: `#/streams/${encodeURIComponent(error.account ?? "$G")}/${encodeURIComponent(error.stream)}`, linkText: "Look at the stream" }),
  }));
}

function slowConsumers({ varz, history }: Findings): Warning[] {
  const cut = history?.growth("slowConsumers") ?? 0;
  if (cut === 0) return [];
  return [{
    id: "slow-consumers",
    severe: true,
    title: `${plural(cut, "client")} cut in the last minutes for reading too slowly`,
    advice: `${causes(varz, history!)} Let them do less per message, share the work in a queue group, or read through a JetStream consumer; max_pending only buys time.`,
    href: "#/connections?state=closed&sort=stop",
    linkText: "See who was closed and why",
  }];
}

function causes({ max_pending }: Varz, history: History): string {
  const [full, late] = [history.growth("slowPending"), history.growth("slowDeadline")];
  return [
    (full > 0 || late === 0) && `${full > 0 ? `For ${plural(full, "client")} more` : "More"} than ${bytes(max_pending)} of messages piled up that they did not take.`,
    late > 0 && `For ${plural(late, "client")} a write took longer than write_deadline: the network, or a client that stopped reading altogether.`,
  ].filter(Boolean).join(" ");
}

function lagging({ lagging, varz }: Findings): Warning[] {
  const worst = lagging.filter(({ pending_bytes }) => pending_bytes > varz.max_pending * 0.25);
  const first = worst[0];
  if (!first) return [];
  return [{
    id: "lagging",
    severe: first.pending_bytes > varz.max_pending * 0.75,
    title: `${first.name ? `“${first.name}”` : `Connection ${first.cid}`} lags behind: ${bytes(first.pending_bytes)} wait for it`,
    advice: `${worst.length > 1 ? `${worst.length - 1} more do too. ` : ""}At ${bytes(varz.max_pending)} it is cut as a slow consumer. See whether the client's handler blocks, its machine is busy, or the network between is full.`,
    href: `#/connections/${first.cid}`,
    linkText: "Look at the connection",
  }];
}

function stalled({ varz, history }: Findings): Warning[] {
  const held = history?.growth("stalledClients") ?? 0;
  if (held < 10) return [];
  return [{
    id: "stalled",
    severe: false,
    title: `Publishers were held back ${count(held)} times in the last minutes`,
    advice: `A reader of what they publish does not keep up, so the server slows them instead of losing messages (${count(varz.stalled_clients)} times since the start). Find the connection with the most bytes pending.`,
    href: "#/connections?sort=pending",
    linkText: "Connections by bytes pending",
  }];
}

function connections({ varz }: Findings): Warning[] {
  if (varz.max_connections <= 0 || varz.connections < varz.max_connections * nearLimit) return [];
  return [{
    id: "connections",
    severe: varz.connections >= varz.max_connections,
    title: `${count(varz.connections)} of ${count(varz.max_connections)} connections are in use`,
    advice: "At the limit further clients are refused. Look for clients that connect again and again instead of keeping a connection, or raise max_connections.",
    href: "#/connections?sort=idle",
    linkText: "Connections by idle time",
  }];
}

function storage({ varz }: Findings): Warning[] {
  const { config, stats } = varz.jetstream ?? {};
  if (!config || !stats) return [];
  const kinds: [string, number, number][] = [["storage", stats.storage, config.max_storage], ["memory", stats.memory, config.max_memory]];
  return kinds
    .filter(([, used, max]) => max > 0 && used > max * nearLimit)
    .map(([kind, used, max]) => ({
      id: `jetstream-${kind}`,
      severe: used > max * 0.97,
      title: `JetStream ${kind}: ${bytes(used)} of ${bytes(max)} are used`,
      advice: `When it is full, publishing into streams fails. Give the largest streams limits (max_bytes, max_age), purge what nobody needs, or raise max_${kind === "storage" ? "file_store" : "memory_store"}.`,
      href: "#/streams?sort=bytes",
      linkText: "Streams by size",
    }));
}

function disk({ varz }: Findings): Warning[] {
  const waiters = varz.disk_io_wait_stats?.waiters ?? 0;
  if (waiters < 8) return [];
  return [{
    id: "disk",
    severe: false,
    title: `${plural(waiters, "operation")} wait for the disk`,
    advice: "The device is slower than what is written to it. Look at its load with iostat, put the store directory on a faster device, or spread the streams over more servers.",
  }];
}

function certificate({ varz }: Findings): Warning[] {
  const until = Date.parse(varz.tls_cert_not_after ?? "");
  const left = until - Date.parse(varz.now);
  if (Number.isNaN(left) || until < 0 || left > soonMs) return [];
  return [{
    id: "certificate",
    severe: left < soonMs / 7,
    title: left < 0 ? "The TLS certificate has expired" : `The TLS certificate expires in ${plural(Math.floor(left / 86400000), "day")}`,
    advice: "Clients refuse an expired certificate. Put a new one in its place and reload the server (gust server --signal reload); connections stay.",
  }];
}
