import assert from "node:assert/strict";
import { test } from "node:test";
import { createAccount } from "@nats-io/nkeys";
import { encodeActivation, newScopedSigner } from "@nats-io/jwt";
import { take } from "../lib/clients.mjs";
import { makeAccount, makeOperator, makeUser, memoryResolver } from "../lib/operator.mjs";
import { suite } from "../lib/suite.mjs";

const op = await makeOperator();
const [signing, scoped] = [createAccount(), createAccount()];
const exports = [
  { name: "news", subject: "news.>", type: "stream" },
  { name: "svc", subject: "svc.*", type: "service" },
  { name: "private", subject: "private.>", type: "stream", token_req: true },
];
const app = await makeAccount(op.operator, "APP", {
  exports,
  signing_keys: [
    signing.getPublicKey(),
    newScopedSigner(scoped, "reader", { sub: { allow: ["_INBOX.>", "for.{{name()}}"] }, pub: { allow: ["from.{{name()}}"] }, subs: -1, payload: -1, data: -1 }),
  ],
});
const importerPair = createAccount();
const activation = await encodeActivation("private", importerPair, app.pair, "stream", { subject: "private.>" });
const imports = [
  { name: "news", subject: "news.>", account: app.key, type: "stream", local_subject: "app.news.>" },
  { name: "svc", subject: "svc.*", account: app.key, type: "service", local_subject: "app.svc.*" },
  { name: "private", subject: "private.>", account: app.key, type: "stream", token: activation },
];
const importer = await makeAccount(op.operator, "IMPORTER", { imports }, importerPair);
const now = Math.floor(Date.now() / 1000);
const alice = await makeUser(app, "alice");
const carol = await makeUser(importer, "carol");
const config = memoryResolver(op, [app, importer]);

suite("authentication by JWT", ({ connect, client }) => {
  const as = (user, options = {}) => connect({ authenticator: client.creds(user.creds), ...options });
  const refused = (user) => assert.rejects(as(user, { reconnect: false }), client.isAuthorizationError);

  test("credentials file", async () => (await as(alice)).flush());

  test("JWT and seed", async () => (await connect({ authenticator: client.jwt(alice.jwt, alice.seed) })).flush());

  test("JWT without a signature", () =>
    assert.rejects(connect({ authenticator: client.jwt(alice.jwt), reconnect: false }), client.isAuthorizationError));

  test("a bearer token needs no signature", async () => {
    const bearer = await makeUser(app, "bearer", { bearer_token: true });
    await (await connect({ authenticator: client.jwt(bearer.jwt) })).flush();
  });

  test("the seed of another user", () =>
    assert.rejects(connect({ authenticator: client.jwt(alice.jwt, carol.seed), reconnect: false }), client.isAuthorizationError));

  test("an expired user", async () => refused(await makeUser(app, "late", {}, { exp: now - 10 })));

  test("a user of a stranger's account", async () => refused(await makeUser(await makeAccount(op.operator, "NOBODY"), "x")));

  test("a user signed by a signing key", async () =>
    (await as(await makeUser(app, "signed", { issuer_account: app.key }, {}, signing))).flush());

  test("a scoped user may what the template says", async () => {
    const nc = await as(await makeUser(app, "reader", { issuer_account: app.key }, { scopedUser: true }, scoped));
    const heard = take(nc.subscribe("for.reader"), 1);
    await nc.flush();
    (await as(alice)).publish("for.reader", "hi");
    assert.equal((await heard)[0].string(), "hi");
    await assert.rejects(take(nc.subscribe("for.alice"), 1), client.isPermissionError);
  });

  test("accounts do not hear each other, but for imports", async () => {
    const [exporter, guest] = [await as(alice), await as(carol)];
    const heard = take(guest.subscribe(">"), 2);
    await guest.flush();
    for (const subject of ["other", "news.today", "private.note"]) exporter.publish(subject, subject);
    assert.deepEqual((await heard).map((message) => message.subject).sort(), ["app.news.today", "private.note"]);
  });

  test("a service across accounts", async () => {
    const [exporter, guest] = [await as(alice), await as(carol)];
    exporter.subscribe("svc.*", { callback: (_, message) => message.respond(`${message.subject} for you`) });
    await exporter.flush();
    assert.equal((await guest.request("app.svc.time", "", { timeout: 5000 })).string(), "svc.time for you");
  });

  test("a service without a responder", async () => {
    const guest = await as(carol);
    await assert.rejects(guest.request("app.svc.nobody", "", { timeout: 5000 }), client.isNoResponders);
  });
}, { config });
