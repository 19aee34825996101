// One describe() per client library, with a server for all of its tests and connections that are closed after each.
import { after, afterEach, before, describe } from "node:test";
import { clients } from "./clients.mjs";
import { startServer } from "./server.mjs";

/**
 * define({ client, connect, server }) declares the tests. `connect(options)` connects to the suite's server (GUST_TEST_URL
 * names a running one, else it is started with `config`) unless options.servers says otherwise.
 */
export function suite(title, define, { config } = {}) {
  for (const client of clients) {
    describe(`${title} with ${client.name}`, { timeout: 60_000 }, () => {
      let server;
      let url;
      let open = [];

      before(async () => {
        if (!config && process.env.GUST_TEST_URL) {
          url = process.env.GUST_TEST_URL;
          return;
        }
        server = await startServer({ config });
        url = server.url;
      });
      afterEach(async () => {
        await Promise.all(open.map((connection) => connection.close()));
        open = [];
      });
      after(() => server?.stop());

      define({
        client,
        server: () => server,
        connect: async (options = {}) => {
          const connection = await client.connect({ servers: url, ...options });
          open.push(connection);
          return connection;
        },
      });
    });
  }
}
