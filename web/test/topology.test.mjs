import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";
import { source } from "./lib/module.mjs";

const { peersOf } = await source("views/topology/peers.ts");

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

test("A server that stands alone is drawn with its clients", async () => {
  await console.go("topology", "Topology");
  assert.match(await console.page.getByRole("img").getAttribute("aria-label"), /^north with \d+ clients$/);
  await console.page.getByText("This server stands alone").waitFor();
});

test("Several routes to one server are one peer, gateways count once, leaf nodes by account", () => {
  const route = (rid) => ({ rid, remote_id: "N1", remote_name: "n1", ip: "10.0.0.1", port: 6222, in_msgs: 1, out_msgs: 2 });
  const connection = { ip: "10.1.0.1", port: 7222, in_msgs: 5, out_msgs: 5 };
  const peers = peersOf(
    { routes: [route(1), route(2), route(3)] },
    { outbound_gateways: { WEST: { connection } }, inbound_gateways: { WEST: [{ connection }] } },
    { leafs: [{ id: 9, name: "edge", account: "A", is_spoke: false, ip: "10.2.0.1", port: 1, in_msgs: 0, out_msgs: 0 }] },
  );
  assert.deepEqual(peers.map(({ kind, name, in: received }) => [kind, name, received]), [["route", "n1", 3], ["gateway", "WEST", 10], ["leaf", "edge", 0]]);
});
