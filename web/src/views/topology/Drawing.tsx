import { compact } from "../../text/numbers";
import type { Peer } from "./peers";

const width = 1100;
const height = 460;
const centre = { x: width / 2, y: height / 2 + 20 };

/** Routes stand in rows above, gateways in a column at the left, leaf nodes at the right. */
const perRow = 4;
const rowWidth = 736;
const rowStep = { x: 280, y: 62 };
const columnStep = 62;
const drawnMax: Record<Peer["kind"], number> = { route: 8, gateway: 7, leaf: 7 };

interface Properties {
  name: string;
  cluster: string | undefined;
  clients: number;
  peers: Peer[];
}

/** This server in the middle, its peers around it, its clients below. */
export function Drawing({ name, cluster, clients, peers }: Properties) {
  const placed = (Object.keys(drawnMax) as Peer["kind"][]).flatMap((kind) => place(kind, peers.filter((peer) => peer.kind === kind).slice(0, drawnMax[kind])));
  const left = peers.length - placed.length;
  const label = `${name}${cluster ? ` of cluster ${cluster}` : ""} with ${clients} clients${peers.map((peer) => `; ${peer.kind} ${peer.name}`).join("")}`;
  return (
    <svg class={peers.length === 0 ? "topology alone-there" : "topology"} viewBox={peers.length === 0 ? `${centre.x - 170} ${height * 0.42} 340 ${height * 0.58}` : `0 0 ${width} ${height}`} role="img" aria-label={label}>
      {placed.map(({ peer, x, y }) => <path key={peer.id} class={`edge ${peer.kind}`} d={`M${centre.x} ${centre.y}L${x} ${y}`} />)}
      <path class="edge client" d={`M${centre.x} ${centre.y}V${height - 76}`} />
      {placed.map(({ peer, x, y }) => <Node key={peer.id} x={x} y={y} kind={peer.kind} title={peer.name} note={[peer.kind, peer.note, peer.rtt].filter(Boolean).join(" · ")} />)}
      {left > 0 && <text class="note" x={centre.x} y={height - 4}>{left} more in the table</text>}
      <Clients clients={clients} />
      <Node x={centre.x} y={centre.y} kind="self" title={name} note={cluster ? `cluster ${cluster}` : "this server"} />
    </svg>
  );
}

function place(kind: Peer["kind"], peers: Peer[]): { peer: Peer; x: number; y: number }[] {
  return peers.map((peer, index) => {
    if (kind !== "route") return { peer, x: kind === "gateway" ? 96 : width - 96, y: centre.y + (index - (peers.length - 1) / 2) * columnStep };
    const row = Math.floor(index / perRow);
    const inRow = Math.min(perRow, peers.length - row * perRow);
    return { peer, x: centre.x + ((index % perRow) - (inRow - 1) / 2) * Math.min(rowStep.x, rowWidth / inRow), y: 32 + row * rowStep.y };
  });
}

const Node = ({ x, y, kind, title, note }: { x: number; y: number; kind: string; title: string; note: string }) => (
  <g class={`node ${kind}`} transform={`translate(${x} ${y})`}>
    <rect x="-88" y="-25" width="176" height="50" rx="12" />
    <text y="-3">{title.length > 20 ? `${title.slice(0, 19)}…` : title}</text>
    <text y="14" class="note">{note}</text>
  </g>
);

/** A handful of dots stands for however many there are. */
const Clients = ({ clients }: { clients: number }) => (
  <g class="clients" transform={`translate(${centre.x} ${height - 64})`}>
    {Array.from({ length: Math.min(9, clients) }, (_, index) => <circle key={index} cx={(index - (Math.min(9, clients) - 1) / 2) * 16} r="4.5" />)}
    <text y="28">{compact(clients)} {clients === 1 ? "client" : "clients"}</text>
  </g>
);
