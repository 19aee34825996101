import assert from "node:assert/strict";
import { test } from "node:test";
import { startServer } from "../lib/server.mjs";
import { suite } from "../lib/suite.mjs";

suite("the life of a server", ({ connect, client }) => {
  test("a lame duck tells its clients and still works", async () => {
    const server = await startServer({ config: 'lame_duck_duration: "30s"\nlame_duck_grace_period: "10s"\n' });
    try {
      const nc = await connect({ servers: server.url, reconnect: false });
      const status = client.status(nc);
      await nc.flush();
      server.signal("SIGUSR2");
      await status.seen("ldm");
      assert.equal(nc.info.ldm, true);
      const got = nc.subscribe("lifecycle.ldm", { max: 1 });
      nc.publish("lifecycle.ldm", "still here");
      for await (const message of got) assert.equal(message.string(), "still here");
      await assert.rejects(connect({ servers: server.url, reconnect: false }));
    } finally {
      await server.stop({ kill: true });
    }
  });

  test("the second INFO brings the account", async () => {
    const server = await startServer();
    try {
      const nc = await connect({ servers: server.url });
      await nc.flush();
      await nc.flush();
      assert.equal(nc.info.connect_info, true);
      assert.equal(nc.info.remote_account, "$G");
    } finally {
      await server.stop();
    }
  });

  test("client_advertise reaches the client", async () => {
    const server = await startServer({ config: 'client_advertise: "127.0.0.1:7777"\n' });
    try {
      const nc = await connect({ servers: server.url, ignoreClusterUpdates: true });
      assert.deepEqual([nc.info.host, nc.info.port], ["127.0.0.1", 7777]);
    } finally {
      await server.stop();
    }
  });

  test("a server that stops answering is noticed by the client's pings", async () => {
    const server = await startServer();
    try {
      const nc = await connect({ servers: server.url, pingInterval: 50, maxPingOut: 2, maxReconnectAttempts: 0, reconnectTimeWait: 0 });
      const status = client.status(nc);
      await nc.flush();
      server.signal("SIGSTOP");
      await Promise.race([status.seen("staleConnection"), status.seen("disconnect")]);
    } finally {
      await server.stop({ kill: true });
    }
  });

  test("the server's pings keep a silent client", async () => {
    const server = await startServer({ config: 'ping_interval: "100ms"\nping_max: 2\n' });
    try {
      const nc = await connect({ servers: server.url, pingInterval: 60_000, reconnect: false });
      const stays = await Promise.race([nc.closed().then(() => false), new Promise((resolve) => setTimeout(resolve, 1000, true))]);
      assert.ok(stays);
    } finally {
      await server.stop();
    }
  });
});
