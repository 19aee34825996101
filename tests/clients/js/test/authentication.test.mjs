import assert from "node:assert/strict";
import { test } from "node:test";
import { suite } from "../lib/suite.mjs";

suite("authentication by token", ({ connect, client }) => {
  test("the right token", async () => {
    const nc = await connect({ token: "s3cret" });
    assert.equal(nc.info.auth_required, true);
    await nc.flush();
  });

  test("a wrong token", () => assert.rejects(connect({ token: "other", reconnect: false }), client.isAuthorizationError));

  test("no token", () => assert.rejects(connect({ reconnect: false }), client.isAuthorizationError));
}, { config: 'authorization { token: "s3cret" }\n' });

suite("authentication by user", ({ connect, client }) => {
  test("the right password", async () => {
    const nc = await connect({ user: "alice", pass: "pa55" });
    await nc.flush();
  });

  test("another user's right password", async () => {
    const nc = await connect({ user: "bob", pass: "w0rd" });
    await nc.flush();
  });

  test("a wrong password", () => assert.rejects(connect({ user: "alice", pass: "w0rd", reconnect: false }), client.isAuthorizationError));

  test("an unknown user", () => assert.rejects(connect({ user: "carol", pass: "pa55", reconnect: false }), client.isAuthorizationError));

  test("users hear each other", async () => {
    const [alice, bob] = [await connect({ user: "alice", pass: "pa55" }), await connect({ user: "bob", pass: "w0rd" })];
    const heard = bob.subscribe("auth.talk", { max: 1 });
    await bob.flush();
    alice.publish("auth.talk", "hi");
    for await (const message of heard) assert.equal(message.string(), "hi");
  });
}, { config: 'authorization { users: [ {user: alice, password: "pa55"}, {user: bob, password: "w0rd"} ] }\n' });
