import type { Connection } from "../../data/types";

interface Traffic {
  ip: string;
  port: number;
  rtt?: string;
  in_msgs: number;
  out_msgs: number;
}

export interface Routez {
  routes?: (Traffic & { rid: number; remote_id: string; remote_name: string; account?: string })[] | null;
}

export interface Gatewayz {
  outbound_gateways?: Record<string, { connection?: Connection }>;
  inbound_gateways?: Record<string, { connection?: Connection }[]>;
}

export interface Leafz {
  leafs?: (Traffic & { id: number; name: string; account: string; is_spoke: boolean })[] | null;
}

/** One server or cluster on the other side. A server has many routes; they are added up. */
export interface Peer {
  id: string;
  kind: "route" | "gateway" | "leaf";
  name: string;
  note?: string;
  address: string;
  rtt?: string | undefined;
  in: number;
  out: number;
}

export function peersOf(routez: Routez | undefined, gatewayz: Gatewayz | undefined, leafz: Leafz | undefined): Peer[] {
  const peers = new Map<string, Peer>();
  for (const route of routez?.routes ?? []) add(peers, peer(`route/${route.remote_id}`, "route", route.remote_name || route.remote_id, route));
  for (const [name, { connection }] of Object.entries(gatewayz?.outbound_gateways ?? {})) if (connection) add(peers, peer(`gateway/${name}`, "gateway", name, connection));
  for (const [name, list] of Object.entries(gatewayz?.inbound_gateways ?? {})) for (const { connection } of list) if (connection) add(peers, peer(`gateway/${name}`, "gateway", name, connection));
  for (const leaf of leafz?.leafs ?? []) add(peers, { ...peer(`leaf/${leaf.id}`, "leaf", leaf.name, leaf), note: leaf.is_spoke ? `hub of ${leaf.account}` : leaf.account });
  return [...peers.values()];
}

const peer = (id: string, kind: Peer["kind"], name: string, { ip, port, rtt, in_msgs, out_msgs }: Traffic): Peer => ({ id, kind, name, address: `${ip}:${port}`, rtt, in: in_msgs, out: out_msgs });

function add(peers: Map<string, Peer>, found: Peer): void {
  const known = peers.get(found.id);
  if (known) {
    known.in += found.in;
    known.out += found.out;
  } else {
    peers.set(found.id, found);
  }
}
