import { usePoll } from "../../data/poll";
import type { Varz } from "../../data/types";
import { Heading } from "../../parts/Heading";
import { Problem } from "../../parts/Problem";
import { plural } from "../../text/numbers";
import { Drawing } from "./Drawing";
import { type Gatewayz, type Leafz, type Routez, peersOf } from "./peers";

/** This server and whom it is connected with. */
export function Topology() {
  const { data: varz, error } = usePoll<Varz>("documents/varz", {}, 3000);
  const { data: routes } = usePoll<Routez>("documents/routez", {}, 3000);
  const { data: gateways } = usePoll<Gatewayz>("documents/gatewayz", {}, 3000);
  const { data: leafs } = usePoll<Leafz>("documents/leafz", {}, 3000);
  const peers = peersOf(routes, gateways, leafs);
  return (
    <div class="view scrolls">
      <Heading title="Topology" lead={varz && `${plural(varz.connections, "client")}, ${plural(peers.filter(({ kind }) => kind === "route").length, "route")}, ${plural(peers.filter(({ kind }) => kind === "gateway").length, "gateway")}, ${plural(peers.filter(({ kind }) => kind === "leaf").length, "leaf node")}`} />
      <Problem error={error} />
      {varz && <Drawing name={varz.server_name} cluster={varz.cluster?.name} clients={varz.connections} peers={peers} />}
      {varz && peers.length === 0 && (
        <p class="hint centred">This server stands alone. Routes to the servers of its cluster, gateways to other clusters and leaf nodes appear here when they connect.</p>
      )}
      {peers.length > 0 && <PeerTable peers={peers} />}
    </div>
  );
}

const PeerTable = ({ peers }: { peers: ReturnType<typeof peersOf> }) => (
  <table class="peers">
    <caption class="sr">Connected servers</caption>
    <thead>
      <tr><th scope="col">Server</th><th scope="col">As</th><th scope="col">Address</th><th scope="col" class="numeric">RTT</th><th scope="col" class="numeric">Msgs in</th><th scope="col" class="numeric">Msgs out</th></tr>
    </thead>
    <tbody>
      {peers.map((peer) => (
        <tr key={peer.id}>
          <td>{peer.name}</td><td>{peer.kind}{peer.note && <span class="faint"> {peer.note}</span>}</td><td>{peer.address}</td>
          <td class="numeric">{peer.rtt ?? "–"}</td><td class="numeric">{peer.in.toLocaleString("en-US")}</td><td class="numeric">{peer.out.toLocaleString("en-US")}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
