// A web site on 127.0.0.1 whose page has the official client as `window.gust` (see page.mjs).
import { buildSync } from "esbuild";
import { createServer } from "node:http";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";

const entry = fileURLToPath(new URL("page.mjs", import.meta.url));
const page = '<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title><script src="/client.js"></script>';

/** Starts the site. What its pages open as WebSocket goes to the listener behind it, as a reverse proxy hands it on. */
export async function startSite() {
  const client = buildSync({ entryPoints: [entry], bundle: true, format: "iife", globalName: "gust", write: false }).outputFiles[0].text;
  const server = createServer((request, response) => {
    const isScript = request.url === "/client.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? client : page);
  });
  const site = new Site(server);
  server.on("upgrade", (request, socket) => site.handOn(request, socket));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return site;
}

class Site {
  #server;

  constructor(server) {
    this.#server = server;
  }

  /** Where upgrades are handed on to: ws://127.0.0.1:1234. */
  behind;

  get port() {
    return this.#server.address().port;
  }

  /** Its address under one of the names of this machine: the origin of its pages. */
  origin(host = "127.0.0.1") {
    return `http://${host}:${this.port}`;
  }

  /** The same for WebSockets. */
  get webSocket() {
    return `ws://127.0.0.1:${this.port}`;
  }

  handOn(request, socket) {
    const { port, hostname } = new URL(this.behind);
    const onward = connect(Number(port), hostname);
    const fields = request.rawHeaders.map((word, i) => (i % 2 === 0 ? `${word}: ` : `${word}\r\n`)).join("");
    onward.write(`GET ${request.url} HTTP/1.1\r\n${fields}\r\n`);
    for (const [one, other] of [[socket, onward], [onward, socket]]) one.on("error", () => other.destroy()).on("close", () => other.destroy());
    socket.pipe(onward).pipe(socket);
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
