// wsconnect of the official client in headless chromium: what a page may do, and from where.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createUser } from "@nats-io/nkeys";
import { startBrowser } from "../lib/browser.mjs";
import * as certificates from "../lib/certificates.mjs";
import { makeAccount, makeOperator, makeUser, memoryResolver } from "../lib/operator.mjs";
import { startServer } from "../lib/server.mjs";
import { startSite } from "../lib/site.mjs";

const listener = (more = "") => `websocket { listen: "127.0.0.1:-1", no_tls: true, ${more} }\n`;
const secured = (name) => `websocket { listen: "127.0.0.1:-1", tls { ${certificates.serverBlock(name)} } }\n`;

let browser;
let site;
before(async () => {
  site = await startSite();
  browser = await startBrowser();
});
after(() => Promise.all([browser?.stop(), site?.stop()]));

/** Tests in pages of the site, with a server of this configuration. `config` may be a function: the site's address is known late. */
function withServer(title, config, define) {
  describe(`chromium: ${title}`, { timeout: 60_000 }, () => {
    let server;
    before(async () => (server = await startServer({ config: typeof config === "function" ? config() : config })));
    after(() => server?.stop());

    const open = ({ host, ...how } = {}) => browser.open(site.origin(host), how);
    const inPage = (errand) => async (options, how) =>
      (await open(how)).evaluate(errand, { servers: server.listener("websocket"), ...options });
    define({
      open,
      url: () => server.listener("websocket"),
      echo: inPage((options) => gust.echo(options)),
      refusal: inPage((options) => gust.refusal(options)),
    });
  });
}

withServer("messages", listener(), (server) => {
  test("publish and subscribe between pages", async () => {
    const [one, other] = [await server.open(), await server.open({ tab: 1 })];
    await one.evaluate(async (servers) => {
      const connection = await gust.connect({ servers });
      window.heard = new Promise((resolve) => connection.subscribe("talk", { callback: (_, message) => resolve(message.string()) }));
      await connection.flush();
    }, server.url());
    await other.evaluate(async (servers) => {
      const connection = await gust.connect({ servers });
      connection.publish("talk", "grüezi");
      await connection.flush();
    }, server.url());
    assert.equal(await one.evaluate(() => window.heard), "grüezi");
  });

  test("request and reply", async () => {
    const page = await server.open();
    const answers = await page.evaluate(async (servers) => {
      const connection = await gust.connect({ servers });
      connection.subscribe("service", { callback: (_, message) => message.respond(`${message.string()}!`) });
      const answer = await connection.request("service", "ask");
      const nobody = await connection.request("nobody").catch((error) => (error.cause ?? error).name);
      return [answer.string(), nobody];
    }, server.url());
    assert.deepEqual(answers, ["ask!", "NoResponders"]);
  });

  test("a large message", async () => {
    const page = await server.open();
    const isSame = await page.evaluate(async (servers) => {
      const text = "0123456789".repeat(100_000);
      return (await gust.echo({ servers }, text)) === text;
    }, server.url());
    assert.ok(isSame);
  });
});

withServer("compression", listener("compression: true"), (server) => {
  test("is agreed on and leaves the messages as they were", async () => {
    const page = await server.open();
    const [extensions, isSame] = await page.evaluate(async (servers) => {
      const text = "again ".repeat(20_000);
      const connection = await gust.connect({ servers });
      return [connection.protocol.transport.socket.extensions, (await gust.echo({ servers }, text)) === text];
    }, server.url());
    assert.match(extensions, /^permessage-deflate/);
    assert.ok(isSame);
  });
});

withServer("wss", secured("server"), (server) => {
  test("by the name and by the address in the certificate", async () => {
    assert.equal(await server.echo(), "hi");
    assert.equal(await server.echo({ servers: server.url().replace("127.0.0.1", "localhost") }), "hi");
  });
});

withServer("wss of another authority", secured("impostor"), (server) => {
  test("is refused by the browser", async () => assert.equal(await server.refusal(), "ConnectionError"));
});

const alice = createUser();
const seed = (pair) => new TextDecoder().decode(pair.getSeed());
const users = `authorization { users: [ {user: alice, password: "pa55"}, {nkey: ${alice.getPublicKey()}} ] }\n`;
withServer("users", listener('user_cookie: "user", pass_cookie: "pass"') + users, (server) => {
  test("user and password", async () => assert.equal(await server.echo({ user: "alice", pass: "pa55" }), "hi"));
  test("a wrong password", async () => assert.equal(await server.refusal({ user: "alice", pass: "no" }), "AuthorizationError"));
  test("an nkey", async () => assert.equal(await server.echo({ seed: seed(alice) }), "hi"));
  test("an unknown nkey", async () => assert.equal(await server.refusal({ seed: seed(createUser()) }), "AuthorizationError"));
  test("cookies", async () => assert.equal(await server.echo({}, { cookies: { user: "alice", pass: "pa55" } }), "hi"));
  test("cookies with a wrong password", async () =>
    assert.equal(await server.refusal({}, { cookies: { user: "alice", pass: "no" } }), "AuthorizationError"));
  test("cookies of another host", async () => {
    const foreign = { host: "localhost", cookies: { user: "alice", pass: "pa55" } };
    assert.equal(await server.refusal({}, foreign), "AuthorizationError");
  });
});

withServer("token", `${listener('token_cookie: "token"')}authorization { token: "s3cret" }\n`, (server) => {
  test("a cookie", async () => assert.equal(await server.echo({}, { cookies: { token: "s3cret" } }), "hi"));
  test("a wrong cookie", async () => assert.equal(await server.refusal({}, { cookies: { token: "other" } }), "AuthorizationError"));
});

const op = await makeOperator();
const account = await makeAccount(op.operator, "APP");
const user = await makeUser(account, "alice", { allowed_connection_types: ["WEBSOCKET"] });
const bearer = await makeUser(account, "bearer", { bearer_token: true });
withServer("JWT", memoryResolver(op, [account], listener('jwt_cookie: "jwt"')), (server) => {
  test("credentials file", async () => assert.equal(await server.echo({ creds: new TextDecoder().decode(user.creds) }), "hi"));
  test("a bearer token", async () => assert.equal(await server.echo({ jwt: bearer.jwt }), "hi"));
  test("a bearer token in a cookie", async () => assert.equal(await server.echo({}, { cookies: { jwt: bearer.jwt } }), "hi"));
  test("a token in a cookie that wants a signature", async () =>
    assert.equal(await server.refusal({}, { cookies: { jwt: user.jwt } }), "AuthorizationError"));
});

withServer("same_origin", listener("same_origin: true"), (server) => {
  test("a page of the server's own host and port", async () => {
    site.behind = server.url();
    assert.equal(await server.echo({ servers: site.webSocket }), "hi");
  });
  test("a page of the same host by another name", async () => {
    site.behind = server.url();
    assert.equal(await server.refusal({ servers: site.webSocket }, { host: "localhost" }), "ConnectionError");
  });
  test("a page of another port", async () => assert.equal(await server.refusal(), "ConnectionError"));
});

withServer("allowed_origins", () => listener(`allowed_origins: ["${site.origin("localhost")}"]`), (server) => {
  test("a page of an allowed origin", async () => assert.equal(await server.echo({}, { host: "localhost" }), "hi"));
  test("a page of another one", async () => assert.equal(await server.refusal(), "ConnectionError"));
});

test("chromium: a page comes back after a restart, with its subscriptions", { timeout: 60_000 }, async () => {
  let server = await startServer({ config: listener() });
  const url = server.listener("websocket");
  const page = await browser.open(site.origin());
  try {
    await page.evaluate(async (servers) => {
      window.connection = await gust.connect({ servers, reconnect: true, maxReconnectAttempts: -1, reconnectTimeWait: 50, reconnectJitter: 0 });
      window.heard = new Promise((resolve) => connection.subscribe("news", { callback: (_, message) => resolve(message.string()) }));
      window.events = {};
      for (const name of ["disconnect", "reconnect"]) {
        window.events[name] = (async () => {
          for await (const status of connection.status()) if (status.type === name) return name;
        })();
      }
    }, url);
    await server.stop({ kill: true });
    await page.evaluate(() => window.events.disconnect);
    server = await startServer({ config: listener().replace("127.0.0.1:-1", new URL(url).host) });
    await page.evaluate(() => window.events.reconnect);
    await page.evaluate(() => connection.publish("news", "back again"));
    assert.equal(await page.evaluate(() => window.heard), "back again");
  } finally {
    await server.stop();
  }
});
