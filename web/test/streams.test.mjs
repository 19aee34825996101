import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

let console;
before(async () => (console = await openConsole()));
after(() => console.close());

const payload = () => console.page.getByLabel("Payload");
const choose = (text) => console.page.getByRole("list", { name: "Messages" }).getByRole("button").filter({ hasText: text }).first().click();

test("Streams tell their lag", async () => {
  await console.go("streams?sort=lag", "Streams");
  const row = console.row("Streams", "ORDERS");
  await row.filter({ hasText: "orders.>" }).waitFor();
  await console.page.waitForFunction(() => [...document.querySelectorAll(".table-body .row b")].some((cell) => /^[1-9]/.test(cell.textContent)));
});

test("Consumers tell lag, pending and redelivery", async () => {
  await console.go("consumers", "Consumers");
  await console.row("Consumers", "billing").waitFor();
  await console.page.waitForFunction(() => [...document.querySelectorAll(".table-body .row")].some((row) => row.textContent.startsWith("shipping") && row.children[7].textContent !== "0"));
});

test("A message is shown with its headers and as JSON, to the last digit", async () => {
  await console.go("streams/ORDERS/ORDERS?seq=1", /ORDERS/);
  await choose("Lovelace");
  await console.page.getByRole("rowheader", { name: "Content-Type" }).waitFor();
  assert.match(await payload().innerText(), /"id": 12345678901234567890,/);
});

test("What a message holds is never taken for markup", async () => {
  assert.match(await payload().innerText(), /<img src=x onerror=alert\(1\)>/);
  assert.equal(await console.page.locator("main img").count(), 0);
});

test("Bytes that are no text are shown as hex", async () => {
  await choose("binary");
  await payload().filter({ hasText: "00 01 02 ff fe" }).waitFor();
  await console.shot("message-binary");
});

test("Messages are found by subject", async () => {
  await console.page.getByLabel("Subject").fill("orders.special");
  await console.page.getByRole("button", { name: "Read" }).click();
  await console.page.waitForFunction(() => [...document.querySelectorAll(".message code")].map((subject) => subject.textContent).join() === "orders.special");
});

test("A filter that finds nothing says so", async () => {
  await console.page.getByLabel("Subject").fill("orders.none");
  await console.page.keyboard.press("Enter");
  await console.page.getByRole("heading", { name: "No message from here on has such a subject" }).waitFor();
});

test("A stream's consumers and configuration are a click away", async () => {
  await console.page.getByRole("link", { name: /^Consumers \(/ }).click();
  await console.row("Consumers", "billing").waitFor();
  await console.page.getByRole("link", { name: "Configuration" }).click();
  await console.page.getByLabel("Configuration as JSON").filter({ hasText: '"name": "ORDERS"' }).waitFor();
});

test("A stream that is gone is explained", async () => {
  await console.page.goto(`${console.page.url().split("#")[0]}#/streams/ORDERS/NOPE`);
  await console.page.getByRole("heading", { name: "Account ORDERS has no stream NOPE" }).waitFor();
});
