import assert from "node:assert/strict";
import { test } from "node:test";
import * as certificates from "../lib/certificates.mjs";
import { suite } from "../lib/suite.mjs";

const ca = certificates.read("ca.pem");
const client = { ca, cert: certificates.read("client.pem"), key: certificates.read("client-key.pem") };
const foreigner = { ca, cert: certificates.read("foreigner.pem"), key: certificates.read("foreigner-key.pem") };

suite("TLS", ({ connect }) => {
  test("a client that knows the authority", async () => {
    const nc = await connect({ tls: { ca } });
    assert.equal(nc.info.tls_required, true);
    assert.equal(nc.protocol.transport.isEncrypted(), true);
    await nc.flush();
  });

  test("a client that does not know it goes away", () =>
    assert.rejects(connect({ tls: {}, reconnect: false })));
}, { config: `tls { ${certificates.serverBlock()} }\n` });

suite("TLS first", ({ connect }) => {
  test("handshake before INFO", async () => (await connect({ tls: { ca, handshakeFirst: true } })).flush());
}, { config: `tls { ${certificates.serverBlock()}, handshake_first: true }\n` });

suite("TLS with client certificates", ({ connect }) => {
  test("a certificate of the right authority", async () => (await connect({ tls: client })).flush());

  test("a certificate of another one", () => assert.rejects(connect({ tls: foreigner, reconnect: false, timeout: 5000 })));

  test("no certificate", () => assert.rejects(connect({ tls: { ca }, reconnect: false, timeout: 5000 })));
}, { config: `tls { ${certificates.verifyingBlock()} }\n` });

suite("TLS that names the user", ({ connect, client: library }) => {
  test("the certificate is the user", async () => {
    const nc = await connect({ tls: client });
    await assert.rejects(async () => {
      for await (const _ of nc.subscribe("denied")) assert.fail("nothing was published");
    }, library.isPermissionError);
  });
}, { config: `tls { ${certificates.verifyingBlock("verify_and_map")} }\nauthorization { users: [ {user: "CN=client", permissions: {subscribe: "_INBOX.>"}} ] }\n` });
