import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

// This server lets its console change things.
let console;
before(async () => (console = await openConsole()));
after(() => console.close());

test("A published message is stored and shown", async () => {
  await console.go("publish?account=APP&subject=notes.first", "Publish & request");
  await console.page.getByLabel(/^Headers/).fill("Author: console");
  await console.page.getByLabel("Payload").fill('{"hello":"world"}');
  await console.page.getByRole("button", { name: "Publish" }).click();
  await console.page.getByText("Published; 1 subscriber took it.").waitFor();
  await console.go("streams/APP/NOTES?filter=notes.first", /NOTES/);
  await console.page.getByRole("list", { name: "Messages" }).getByRole("button").first().click();
  await console.page.getByRole("rowheader", { name: "Author" }).waitFor();
});

test("A message that nobody takes is told", async () => {
  await console.go("publish?account=APP&subject=nobody.home", "Publish & request");
  await console.page.getByRole("button", { name: "Publish" }).click();
  await console.page.getByText("nobody listens on this subject").waitFor();
});

test("A key that is put appears", async () => {
  await console.go("kv/APP/drafts", /drafts/);
  await console.page.getByRole("button", { name: "Put a key" }).click();
  await console.page.getByLabel("Key", { exact: true }).fill("title");
  await console.page.getByLabel("Value", { exact: true }).fill("Wind");
  await console.page.getByRole("button", { name: "Put", exact: true }).click();
  await console.row("Keys", "title").click();
  await console.page.getByLabel("Payload").filter({ hasText: "Wind" }).waitFor();
});

test("Who may change things may listen on a subject", async () => {
  await console.go("listen?account=APP&subject=notes.>", "Listen");
  await console.page.getByText("Following").waitFor();
  // Published by another page of the same browser, which is signed in too.
  const status = await console.page.evaluate(async () => (await fetch("api/publish", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ account: "APP", subject: "notes.heard", data: "hello" }) })).status);
  await console.page.locator(".message").filter({ hasText: "notes.heard" }).filter({ hasText: "hello" }).waitFor();
  if (status !== 200) throw new Error(`publishing: ${status}`);
});
