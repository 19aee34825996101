// Both generations of the official client behind one small face, so that every test runs with each of them.
import * as v3 from "@nats-io/transport-node";
import v2 from "nats";

export const clients = [
  {
    name: "@nats-io/transport-node",
    connect: (options) => v3.connect(options),
    headers: v3.headers,
    createInbox: v3.createInbox,
    nuid: v3.nuid,
    isNoResponders: (error) => error instanceof v3.errors.NoRespondersError || error.cause instanceof v3.errors.NoRespondersError,
    isTimeout: (error) => error instanceof v3.errors.TimeoutError || error.cause instanceof v3.errors.TimeoutError,
    isAuthorizationError: (error) => error instanceof v3.errors.AuthorizationError,
    isPermissionError: (error) => error instanceof v3.errors.PermissionViolationError || error.cause instanceof v3.errors.PermissionViolationError,
    nkey: v3.nkeyAuthenticator,
    jwt: v3.jwtAuthenticator,
    creds: v3.credsAuthenticator,
    strategies: { timer: "timer", count: "count", stall: "stall", sentinel: "sentinel" },
    status: statusReader((status) => status.type),
  },
  {
    name: "nats",
    connect: (options) => v2.connect(options),
    headers: v2.headers,
    createInbox: v2.createInbox,
    nuid: v2.nuid,
    isNoResponders: (error) => error.code === v2.ErrorCode.NoResponders,
    isTimeout: (error) => error.code === v2.ErrorCode.Timeout,
    isAuthorizationError: (error) => error.code === v2.ErrorCode.AuthorizationViolation,
    isPermissionError: (error) => error.code === v2.ErrorCode.PermissionsViolation,
    nkey: v2.nkeyAuthenticator,
    jwt: v2.jwtAuthenticator,
    creds: v2.credsAuthenticator,
    strategies: {
      timer: v2.RequestStrategy.Timer,
      count: v2.RequestStrategy.Count,
      stall: v2.RequestStrategy.JitterTimer,
      sentinel: v2.RequestStrategy.SentinelMsg,
    },
    status: statusReader((status) => status.type),
  },
];

// Collects the status events of a connection from now on; `seen(type)` resolves with the first event of that type.
function statusReader(typeOf) {
  return (connection) => {
    const events = [];
    const waiting = [];
    (async () => {
      for await (const event of connection.status()) {
        events.push(event);
        for (const { type, resolve } of waiting) if (typeOf(event) === type) resolve(event);
      }
    })();
    return {
      events,
      seen: (type) =>
        new Promise((resolve) => {
          const found = events.find((event) => typeOf(event) === type);
          found ? resolve(found) : waiting.push({ type, resolve });
        }),
    };
  };
}

/** The next `count` messages of a subscription. */
export async function take(subscription, count) {
  const messages = [];
  for await (const message of subscription) {
    messages.push(message);
    if (messages.length === count) break;
  }
  return messages;
}
