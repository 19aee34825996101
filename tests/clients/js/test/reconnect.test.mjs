import assert from "node:assert/strict";
import { test } from "node:test";
import { startServer } from "../lib/server.mjs";
import { suite } from "../lib/suite.mjs";

const patient = { maxReconnectAttempts: -1, reconnectTimeWait: 50, reconnectJitter: 0, reconnectJitterTLS: 0 };

suite("reconnecting", ({ connect, client }) => {
  for (const kill of [false, true]) {
    test(`subscriptions come back after the server was ${kill ? "killed" : "stopped"}`, async () => {
      let server = await startServer();
      try {
        const nc = await connect({ ...patient, servers: server.url });
        const status = client.status(nc);
        const got = [];
        nc.subscribe("reconnect.sub", { callback: (_, message) => got.push(message.string()) });
        nc.publish("reconnect.sub", "before");
        await nc.flush();
        const firstId = nc.info.server_id;

        await server.stop({ kill });
        await status.seen("disconnect");
        server = await startServer({ port: server.port });
        await status.seen("reconnect");
        nc.publish("reconnect.sub", "after");
        await nc.flush();
        assert.deepEqual(got, ["before", "after"]);
        assert.notEqual(nc.info.server_id, firstId);
      } finally {
        await server.stop();
      }
    });
  }

  test("a responder is found again after both sides have reconnected", async () => {
    let server = await startServer();
    try {
      const [asker, responder] = [
        await connect({ ...patient, servers: server.url }),
        await connect({ ...patient, servers: server.url }),
      ];
      const statuses = [asker, responder].map(client.status);
      responder.subscribe("reconnect.ask", { callback: (_, message) => message.respond("ok") });
      await responder.flush();
      assert.equal((await asker.request("reconnect.ask", "", { timeout: 5000 })).string(), "ok");
      await server.stop();
      server = await startServer({ port: server.port });
      await Promise.all(statuses.map((status) => status.seen("reconnect")));
      await responder.flush();
      assert.equal((await asker.request("reconnect.ask", "", { timeout: 5000 })).string(), "ok");
    } finally {
      await server.stop();
    }
  });

  test("a client finds the second of its servers", async () => {
    const [one, two] = [await startServer(), await startServer()];
    try {
      const nc = await connect({ ...patient, servers: [one.url, two.url], noRandomize: true });
      const status = client.status(nc);
      assert.equal(nc.info.port, one.port);
      await one.stop();
      await status.seen("reconnect");
      assert.equal(nc.info.port, two.port);
    } finally {
      await Promise.all([one.stop(), two.stop()]);
    }
  });

  test("a client that may not reconnect closes", async () => {
    const server = await startServer();
    const nc = await connect({ servers: server.url, reconnect: false });
    const closed = nc.closed();
    await server.stop();
    await closed;
    assert.ok(nc.isClosed());
  });

  test("a server that restarts ten times is found again each time", async () => {
    let server = await startServer();
    try {
      const nc = await connect({ ...patient, servers: server.url });
      for (let i = 0; i < 10; i++) {
        const status = client.status(nc);
        await server.stop();
        await status.seen("disconnect");
        server = await startServer({ port: server.port });
        await status.seen("reconnect");
        await nc.flush();
      }
    } finally {
      await server.stop();
    }
  });
});
