import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

test("A read-only console may ask JetStream", async () => {
  await console.go("publish?account=ORDERS&subject=$JS.API.STREAM.NAMES", "Publish & request");
  await console.page.getByRole("button", { name: "Request" }).click();
  await console.page.getByLabel("Payload", { exact: true }).filter({ hasText: '"ORDERS"' }).waitFor();
  await console.page.getByRole("heading", { name: /^1 reply/ }).waitFor();
});

test("It may not publish, and says how to allow it", async () => {
  assert.ok(await console.page.getByRole("button", { name: "Publish" }).isDisabled());
  await console.page.getByText("changes: true").first().waitFor();
});

test("Other requests are refused by the server with the reason", async () => {
  await console.page.getByLabel("Subject").fill("$JS.API.STREAM.DELETE.ORDERS");
  await console.page.getByRole("button", { name: "Request" }).click();
  await console.page.getByRole("alert").filter({ hasText: "read-only" }).waitFor();
  assert.equal(await console.page.getByRole("heading", { name: /^1 reply/ }).count(), 0, "the former reply stands beside the refusal");
  await console.go("streams/ORDERS/ORDERS", /ORDERS/);
});

test("Where the address names no account, the one where most goes on is taken", async () => {
  await console.go("publish", "Publish & request");
  await console.page.waitForFunction(() => ["ORDERS", "APP"].includes(document.querySelector(".choice select")?.value));
});

test("A header that is none is told before anything is sent", async () => {
  await console.go("publish", "Publish & request");
  await console.page.getByLabel(/^Headers/).fill("no colon here");
  await console.page.getByRole("button", { name: "Request" }).click();
  await console.page.getByRole("alert").filter({ hasText: "is no header" }).waitFor();
});
