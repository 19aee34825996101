import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createInbox, credsAuthenticator, errors, jwtAuthenticator, nkeyAuthenticator } from "@nats-io/nats-core";
import { createUser } from "@nats-io/nkeys";
import * as certificates from "../lib/certificates.mjs";
import { take } from "../lib/clients.mjs";
import { makeAccount, makeOperator, makeUser, memoryResolver } from "../lib/operator.mjs";
import { startServer } from "../lib/server.mjs";
import { connectWebSocket } from "../lib/websocket.mjs";

const inClear = 'websocket { listen: "127.0.0.1:-1", no_tls: true }\n';

/** A server with this configuration, and connections that are closed after the tests. */
function withServer(title, config, define) {
  describe(`WebSocket: ${title}`, { timeout: 60_000 }, () => {
    let server;
    const open = [];
    before(async () => (server = await startServer({ config })));
    after(async () => {
      await Promise.all(open.map((connection) => connection.close()));
      await server.stop();
    });
    define(async (options, socket) => {
      const connection = await connectWebSocket(server, options, socket);
      open.push(connection);
      return connection;
    });
  });
}

const refused = (connecting) => assert.rejects(connecting, (error) => error instanceof errors.AuthorizationError);

withServer("messages", inClear, (connect) => {
  test("publish and subscribe", async () => {
    const nc = await connect();
    const heard = take(nc.subscribe("x"), 1);
    nc.publish("x", "hi");
    assert.equal((await heard)[0].string(), "hi");
  });

  test("request and reply", async () => {
    const nc = await connect();
    nc.subscribe("svc", { callback: (_, message) => message.respond("answer") });
    assert.equal((await nc.request("svc")).string(), "answer");
  });

  test("many large messages", async () => {
    const nc = await connect();
    const inbox = createInbox();
    const heard = take(nc.subscribe(inbox), 20);
    const data = new Uint8Array(200_000).fill(7);
    for (let i = 0; i < 20; i++) nc.publish(inbox, data);
    for (const message of await heard) assert.deepEqual(message.data, data);
  });

  test("nobody answers", async () => {
    const nc = await connect();
    await assert.rejects(nc.request("nobody"), (error) => error instanceof errors.NoRespondersError || error.cause instanceof errors.NoRespondersError);
  });
});

withServer("compression", 'websocket { listen: "127.0.0.1:-1", no_tls: true, compression: true }\n', (connect) => {
  test("messages are the same", async () => {
    const nc = await connect({}, { perMessageDeflate: true });
    const heard = take(nc.subscribe("x"), 2);
    nc.publish("x", "again ".repeat(1000));
    nc.publish("x", "short");
    assert.deepEqual((await heard).map((message) => message.string()), ["again ".repeat(1000), "short"]);
  });
});

withServer("user and password", `${inClear}authorization { users: [ {user: alice, password: "pa55"} ] }\n`, (connect) => {
  test("the right one", async () => (await connect({ user: "alice", pass: "pa55" })).flush());
  test("a wrong one", () => refused(connect({ user: "alice", pass: "no" })));
});

withServer("token", `${inClear}authorization { token: "s3cret" }\n`, (connect) => {
  test("the right one", async () => (await connect({ token: "s3cret" })).flush());
  test("none", () => refused(connect()));
});

const alice = createUser();
withServer("nkey", `${inClear}authorization { users: [ {nkey: ${alice.getPublicKey()}} ] }\n`, (connect) => {
  test("a listed key", async () => (await connect({ authenticator: nkeyAuthenticator(alice.getSeed()) })).flush());
  test("another", () => refused(connect({ authenticator: nkeyAuthenticator(createUser().getSeed()) })));
});

const op = await makeOperator();
const account = await makeAccount(op.operator, "APP");
const user = await makeUser(account, "alice", { allowed_connection_types: ["WEBSOCKET"] });
const bearer = await makeUser(account, "bearer", { bearer_token: true });
const elsewhere = await makeUser(account, "tcp", { allowed_connection_types: ["STANDARD"] });
withServer("JWT", memoryResolver(op, [account], 'websocket { listen: "127.0.0.1:-1", no_tls: true, jwt_cookie: "jwt" }'), (connect) => {
  test("credentials file", async () => (await connect({ authenticator: credsAuthenticator(user.creds) })).flush());
  test("a bearer token", async () => (await connect({ authenticator: jwtAuthenticator(bearer.jwt) })).flush());
  test("a bearer token in a cookie", async () => (await connect({}, { headers: { Cookie: `jwt=${bearer.jwt}` } })).flush());
  test("a user that may come by TCP only", () => refused(connect({ authenticator: credsAuthenticator(elsewhere.creds) })));
});

const ca = certificates.read("ca.pem");
withServer("TLS", `websocket { listen: "127.0.0.1:-1", tls { ${certificates.serverBlock()} } }\n`, (connect) => {
  test("wss", async () => (await connect({}, { ca })).flush());
  test("an authority that the client does not know", () => assert.rejects(connect({}, {})));
});

const mapped = `websocket { listen: "127.0.0.1:-1", tls { ${certificates.verifyingBlock("verify_and_map")} } }\n`
  + 'authorization { users: [ {user: "CN=client"} ] }\n';
withServer("mutual TLS", mapped, (connect) => {
  const own = { ca, cert: certificates.read("client.pem"), key: certificates.read("client-key.pem") };
  test("the certificate is the user", async () => (await connect({}, own)).flush());
  test("no certificate", () => assert.rejects(connect({}, { ca })));
});

withServer("origin", 'websocket { listen: "127.0.0.1:-1", no_tls: true, allowed_origins: ["http://good.test"] }\n', (connect) => {
  test("an allowed one", async () => (await connect({}, { origin: "http://good.test" })).flush());
  test("another", () => assert.rejects(connect({}, { origin: "http://evil.test" })));
});
