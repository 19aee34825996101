// An operator with accounts, made with the official JWT library.
import { createAccount, createOperator, createUser } from "@nats-io/nkeys";
import { encodeAccount, encodeOperator, encodeUser, fmtCreds } from "@nats-io/jwt";

const unlimited = { conn: -1, leaf: -1, imports: -1, exports: -1, subs: -1, payload: -1, data: -1, wildcards: true };

export async function makeOperator() {
  const operator = createOperator();
  const system = await makeAccount(operator, "SYS");
  return { operator, system, jwt: await encodeOperator("op", operator, { system_account: system.key }) };
}

/** An account; `claims` is what its token says besides its limits. */
export async function makeAccount(operator, name, claims = {}, pair = createAccount()) {
  const { limits, ...others } = claims;
  const jwt = await encodeAccount(name, pair, { limits: { ...unlimited, ...limits }, ...others }, { signer: operator });
  return { name, pair, key: pair.getPublicKey(), jwt };
}

/** A user of the account, with everything that a client may need to prove it. */
export async function makeUser(account, name, claims = {}, options = {}, issuer = account.pair) {
  const pair = createUser();
  const jwt = await encodeUser(name, pair, issuer, options.scopedUser ? claims : { subs: -1, payload: -1, data: -1, ...claims }, options);
  return { name, pair, key: pair.getPublicKey(), seed: pair.getSeed(), jwt, creds: fmtCreds(jwt, pair) };
}

/** The server's configuration for accounts that it knows from the start. */
export function memoryResolver({ jwt, system }, accounts, more = "") {
  const preload = [system, ...accounts].map((account) => `  ${account.key}: ${account.jwt}`).join("\n");
  return `operator: ${jwt}\nsystem_account: ${system.key}\nresolver: MEMORY\nresolver_preload {\n${preload}\n}\n${more}\n`;
}
