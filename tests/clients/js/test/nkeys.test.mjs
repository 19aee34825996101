import assert from "node:assert/strict";
import { test } from "node:test";
import { createUser } from "@nats-io/nkeys";
import { take } from "../lib/clients.mjs";
import { suite } from "../lib/suite.mjs";

const [alice, bob, mallory] = [createUser(), createUser(), createUser()];
const config = `authorization { users: [
  {nkey: ${alice.getPublicKey()}}
  {nkey: ${bob.getPublicKey()}, permissions: {publish: "bob.>", subscribe: ["_INBOX.>", "bob.>"]}}
] }\n`;

suite("authentication by nkey", ({ connect, client }) => {
  test("a listed key gets in", async () => {
    const nc = await connect({ authenticator: client.nkey(alice.getSeed()) });
    await nc.flush();
  });

  test("a key that is not listed does not", () =>
    assert.rejects(connect({ authenticator: client.nkey(mallory.getSeed()), reconnect: false }), client.isAuthorizationError));

  test("nothing does not", () => assert.rejects(connect({ reconnect: false }), client.isAuthorizationError));

  test("users with keys talk to each other", async () => {
    const heard = await connect({ authenticator: client.nkey(alice.getSeed()) });
    const messages = take(heard.subscribe("bob.>"), 1);
    await heard.flush();
    const nc = await connect({ authenticator: client.nkey(bob.getSeed()) });
    nc.publish("bob.says", "hi");
    assert.equal((await messages)[0].string(), "hi");
  });

  test("a subscription that is not allowed ends with a permission error", async () => {
    const nc = await connect({ authenticator: client.nkey(bob.getSeed()) });
    await assert.rejects(take(nc.subscribe("alice.>"), 1), client.isPermissionError);
  });
}, { config });
