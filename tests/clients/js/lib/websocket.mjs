// wsconnect of the official client. Node 20 has no WebSocket of its own; and only `ws` can show a client certificate.
import { wsconnect } from "@nats-io/nats-core";
import WebSocket from "ws";

/** Connects to the server's websocket listener; `socket` holds options of the WebSocket itself: ca, cert, key, headers. */
export function connectWebSocket(server, options = {}, socket = {}) {
  return wsconnect({
    servers: server.listener("websocket"),
    reconnect: false,
    ...options,
    wsFactory: async (url) => ({ socket: new WebSocket(url, socket), encrypted: url.startsWith("wss:") }),
  });
}
