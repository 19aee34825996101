// Certificates of a test authority. GUST_TEST_CERTIFICATES names the directory; Gust.Conformance makes it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The path of one of ca, server (localhost, 127.0.0.1), client (CN=client), foreigner (CN=client, of another authority). */
export function file(name) {
  const directory = process.env.GUST_TEST_CERTIFICATES;
  if (!directory) throw new Error("set GUST_TEST_CERTIFICATES to a directory with ca.pem, server.pem, server-key.pem ...");
  return join(directory, name);
}

export const read = (name) => readFileSync(file(name), "utf8");

/** The lines of a tls block for the server's side. */
export const serverBlock = (name = "server") => `cert_file: "${file(`${name}.pem`)}", key_file: "${file(`${name}-key.pem`)}", timeout: 5`;

/** The same, for a server that asks for client certificates. */
export const verifyingBlock = (verify = "verify") => `${serverBlock()}, ca_file: "${file("ca.pem")}", ${verify}: true`;
