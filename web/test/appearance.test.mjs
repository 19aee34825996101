import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

/** Every view, its title, and what shows that its data is there. */
const views = [
  ["overview", "Overview", ".plot canvas"],
  ["connections", "Connections", "[role=gridcell]"],
  ["subscriptions?account=ORDERS", "Subscriptions", "[role=treeitem]"],
  ["accounts", "Accounts", "[role=gridcell]"],
  ["streams", "Streams", "[role=gridcell]"],
  ["streams/ORDERS/ORDERS?seq=1", /ORDERS/, ".message"],
  ["streams/ORDERS/ORDERS/configuration", /ORDERS/, "pre"],
  ["streams/ORDERS/ORDERS?live=1", /ORDERS/, ".message"],
  ["streams/ORDERS/AUDIT", /AUDIT/, ".empty"],
  ["consumers", "Consumers", "[role=gridcell]"],
  ["consumers/ORDERS/ORDERS/billing", "Consumers", "aside .facts"],
  ["kv/ORDERS/settings?key=site.2.name", /settings/, "aside pre"],
  ["objects", "Objects", "[role=gridcell]"],
  ["objects/ORDERS/files?object=reports/2026.txt", /files/, "aside .facts"],
  ["listen", "Listen", ".empty"],
  ["publish?account=ORDERS", "Publish & request", "form"],
  ["topology", "Topology", ".topology"],
  ["about", "Server & settings", ".facts"],
];

for (const [theme, width] of [["light", 1360], ["dark", 1360], ["light", 360]]) {
  describe(`${theme}, ${width} pixels`, () => {
    let console;
    before(async () => (console = await openConsole({ theme, width, height: width < 500 ? 760 : 860 })));
    after(() => console.close());

    for (const [hash, title, sign] of views) {
      test(hash, async () => {
        await console.go(hash, title);
        await console.page.locator(sign).first().waitFor();
        await console.shot(hash.replace(/[?](live)?.*/, "$1").replaceAll("/", "-"));
        assert.ok(await console.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page is wider than the screen");
        // Names and roles are the same on narrow screens, colours too.
        if (width > 500) assert.deepEqual(await console.accessibilityFaults(), []);
      });
    }
  });
}

describe("narrow", () => {
  let console;
  before(async () => (console = await openConsole({ width: 360, height: 760 })));
  after(() => console.close());

  test("The menu opens, leads somewhere and closes", async () => {
    await console.page.getByRole("button", { name: "Menu" }).click();
    await console.shot("menu");
    await console.page.getByRole("link", { name: "Streams" }).click();
    await console.page.getByRole("heading", { level: 1, name: "Streams" }).waitFor();
    assert.equal(await console.page.getByRole("button", { name: "Menu" }).getAttribute("aria-expanded"), "false");
  });
});
