import assert from "node:assert/strict";
import { test } from "node:test";
import { createAccount, createCurve } from "@nats-io/nkeys";
import { decode, encodeAuthorizationResponse, encodeUser } from "@nats-io/jwt";
import { take } from "../lib/clients.mjs";
import { suite } from "../lib/suite.mjs";

const issuer = createAccount();
const curve = createCurve();

const config = (more = "") => `accounts {
  AUTH { users: [ {user: auth, password: pw} ] }
  APP { users: [ {user: app, password: pw} ] }
}
authorization {
  timeout: 3
  auth_callout { issuer: ${issuer.getPublicKey()}, auth_users: [auth, app], account: AUTH ${more} }
}
`;

/** A service that lets in whoever's password is the name backwards, and tells everybody else why not. */
async function serve(nc, sealed) {
  nc.subscribe("$SYS.REQ.USER.AUTH", {
    callback: async (error, message) => {
      if (error) return;
      const serverKey = message.headers?.get("Nats-Server-Xkey");
      const request = new TextDecoder().decode(sealed ? curve.open(message.data, serverKey) : message.data);
      const { nats: claims } = decode(request);
      const { user = "", pass = "" } = claims.connect_opts;
      const data = pass === [...user].reverse().join("")
        ? { jwt: await encodeUser(user, claims.user_nkey, issuer, { pub: { allow: [`from.${user}`] }, sub: {}, subs: -1, payload: -1, data: -1 }, { aud: "APP" }) }
        : { error: `${user} is not welcome` };
      const answer = new TextEncoder().encode(await encodeAuthorizationResponse(claims.user_nkey, claims.server_id.id, issuer, data, {}));
      message.respond(sealed ? curve.seal(answer, serverKey) : answer);
    },
  });
  await nc.flush();
}

for (const sealed of [false, true]) {
  suite(sealed ? "auth callout, sealed" : "auth callout", ({ connect, client }) => {
    test("the service lets in whom it likes, with the permissions it says", async () => {
      await serve(await connect({ user: "auth", pass: "pw" }), sealed);
      const heard = await connect({ user: "app", pass: "pw" });
      const messages = take(heard.subscribe("from.>"), 1);
      await heard.flush();
      const nc = await connect({ user: "anna1", pass: "1anna" });
      nc.publish("from.somebody", "no");
      nc.publish("from.anna1", "hi");
      assert.equal((await messages)[0].subject, "from.anna1");
    });

    test("and refuses the others", async () => {
      await serve(await connect({ user: "auth", pass: "pw" }), sealed);
      await assert.rejects(connect({ user: "anna1", pass: "no", reconnect: false }), client.isAuthorizationError);
    });

    test("without the service nobody gets in", () =>
      assert.rejects(connect({ user: "anna1", pass: "1anna", reconnect: false }), client.isAuthorizationError));
  }, { config: config(sealed ? `, xkey: ${curve.getPublicKey()}` : "") });
}
