// What runs in the pages of the browser suite; bundled with the official client, as a web application is.
import { createInbox, credsAuthenticator, jwtAuthenticator, nkeyAuthenticator, wsconnect } from "@nats-io/nats-core";

const bytes = (text) => new TextEncoder().encode(text);

/** wsconnect; creds, seed and jwt are text here, so that a test can hand them to the page. */
export function connect({ creds, seed, jwt, ...options }) {
  const authenticator = creds ? credsAuthenticator(bytes(creds))
    : seed ? nkeyAuthenticator(bytes(seed))
    : jwt ? jwtAuthenticator(jwt)
    : undefined;
  return wsconnect({ reconnect: false, ...(authenticator && { authenticator }), ...options });
}

/** A connection's whole errand: what it sends to itself comes back. */
export async function echo(options, text = "hi") {
  const connection = await connect(options);
  try {
    const inbox = createInbox();
    const subscription = connection.subscribe(inbox, { max: 1 });
    connection.publish(inbox, text);
    for await (const message of subscription) return message.string();
  } finally {
    await connection.close();
  }
}

/** The name of the error that connecting ends with; nothing when there is none. */
export async function refusal(options) {
  try {
    const connection = await connect(options);
    await connection.close();
  } catch (error) {
    return error.name;
  }
}
