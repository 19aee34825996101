import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

const lines = () => console.page.locator(".message");
const newest = async () => Number((await lines().first().locator(".seq").innerText()).replaceAll(",", ""));
const later = (sequence) => console.page.waitForFunction((sequence) => Number(document.querySelector(".message .seq")?.textContent.replaceAll(",", "")) > sequence, sequence);

test("A stream is followed: the newest message comes first, again and again", async () => {
  await console.go("streams/ORDERS/ORDERS", /ORDERS/);
  await console.page.getByRole("button", { name: "Live", exact: true }).first().waitFor();
  await console.page.getByRole("group", { name: "Messages" }).getByRole("button", { name: "Live" }).click();
  await lines().first().waitFor();
  await later(await newest());
  await later(await newest());
});

test("Under the pointer the list stands still, and a message that is chosen stays chosen while others come", async () => {
  await lines().nth(1).hover();
  await console.page.getByText(/new above/).waitFor();
  const sequence = await lines().nth(1).locator(".seq").innerText();
  await lines().nth(1).click();
  await console.page.getByRole("complementary", { name: `Message ${sequence}` }).getByLabel("Payload").waitFor();
  const last = await newest();
  await console.page.mouse.move(0, 0);
  await later(last);
  assert.equal(await console.page.getByRole("complementary", { name: `Message ${sequence}` }).count(), 1);
});

test("Only so many messages are kept", async () => {
  // As many as come at a time, thirty times over; who has them all waits for more.
  await console.page.route("**/api/tail*", (route) => {
    if (new URL(route.request().url()).searchParams.get("after") === "3000") return;
    const batch = (first) => JSON.stringify({ messages: Array.from({ length: 100 }, (_, index) => ({ seq: first + index, subject: "s", time: "2026-01-01T00:00:00Z", size: 0 })), skipped: 5, last: first + 99 });
    return route.fulfill({ contentType: "application/x-ndjson", body: Array.from({ length: 30 }, (_, round) => batch(1 + 100 * round)).join("\n") + "\n" });
  });
  await console.go("streams/ORDERS/AUDIT?live=1", /AUDIT/);
  await console.page.getByText("3,000 seen, about 150 left out").waitFor();
  assert.equal(await lines().count(), 300);
  assert.equal(await newest(), 3000);
  await console.page.unroute("**/api/tail*");
});

test("It stands still when one wants, and goes on where it was", async () => {
  await console.go("streams/ORDERS/ORDERS?live=1", /ORDERS/);
  await lines().first().waitFor();
  await console.page.getByRole("button", { name: "Pause" }).click();
  await console.page.getByText("Stands still").waitFor();
  const sequence = await newest();
  const asked = console.page.waitForRequest(/api\/tail/);
  await console.page.getByRole("button", { name: "Go on" }).click();
  assert.equal(new URL((await asked).url()).searchParams.get("after"), String(sequence));
  await later(sequence);
});

test("A subject filter is kept to", async () => {
  await console.page.getByLabel("Subject").fill("orders.none");
  await console.page.getByRole("button", { name: "Follow" }).click();
  await console.page.getByText("shows up here as it is stored").waitFor();
  assert.equal(await lines().count(), 0);
});

test("A read-only console says why it does not listen on subjects", async () => {
  await console.go("listen", "Listen");
  await console.page.getByRole("heading", { name: "A read-only console follows streams" }).waitFor();
});

test("An empty stream says what will come into it", async () => {
  await console.go("streams/ORDERS/AUDIT", /AUDIT/);
  await console.page.getByRole("heading", { name: "The stream is empty" }).waitFor();
});
