import { compact } from "../../text/numbers";
import type { Peer } from "./peers";

const width = 880;
const height = 460;
const centre = { x: width / 2, y: height / 2 };

/** Where on the circle each kind stands, in degrees: gateways left, routes above and below, leaf nodes right. */
const sectors: Record<Peer["kind"], [from: number, to: number]> = { route: [-125, -55], gateway: [145, 215], leaf: [-35, 35] };
const drawnMax = 12;

interface Properties {
  name: string;
  cluster: string | undefined;
  clients: number;
  peers: Peer[];
}

/** This server in the middle, its peers around it, its clients below. */
export function Drawing({ name, cluster, clients, peers }: Properties) {
  const placed = (Object.keys(sectors) as Peer["kind"][]).flatMap((kind) => place(peers.filter((peer) => peer.kind === kind).slice(0, drawnMax), sectors[kind]));
  const label = `${name}${cluster ? ` of cluster ${cluster}` : ""} with ${clients} clients${peers.map((peer) => `; ${peer.kind} ${peer.name}`).join("")}`;
  return (
    <svg class="topology" viewBox={peers.length === 0 ? `0 ${height * 0.38} ${width} ${height * 0.62}` : `0 0 ${width} ${height}`} role="img" aria-label={label}>
      {placed.map(({ peer, x, y }) => <path key={peer.id} class={`edge ${peer.kind}`} d={`M${centre.x} ${centre.y}L${x} ${y}`} />)}
      <path class="edge client" d={`M${centre.x} ${centre.y}V${height - 62}`} />
      {placed.map(({ peer, x, y }) => <Node key={peer.id} x={x} y={y} kind={peer.kind} title={peer.name} note={[peer.kind, peer.note, peer.rtt].filter(Boolean).join(" · ")} />)}
      <Clients clients={clients} />
      <Node x={centre.x} y={centre.y} kind="self" title={name} note={cluster ? `cluster ${cluster}` : "this server"} />
    </svg>
  );
}

function place(peers: Peer[], [from, to]: [number, number]) {
  return peers.map((peer, index) => {
    const angle = ((peers.length === 1 ? (from + to) / 2 : from + ((to - from) * index) / (peers.length - 1)) * Math.PI) / 180;
    return { peer, x: centre.x + Math.cos(angle) * width * 0.36, y: centre.y + Math.sin(angle) * height * 0.36 };
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
  <g class="clients" transform={`translate(${centre.x} ${height - 50})`}>
    {Array.from({ length: Math.min(9, clients) }, (_, index) => <circle key={index} cx={(index - (Math.min(9, clients) - 1) / 2) * 16} r="4.5" />)}
    <text y="28">{compact(clients)} {clients === 1 ? "client" : "clients"}</text>
  </g>
);
