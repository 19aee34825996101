import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openConsole } from "./lib/console.mjs";

// On this server markup, scripts and endless words stand wherever somebody who may connect can put text. Closing the console fails
// on every violation of the content policy, every exception and every request to elsewhere.

const token = "<svg/onload=globalThis[`pwned`]=1>\"'<!--{{7*7}}";
const part = encodeURIComponent;
const evil = `APP/${part("<svg-onload=pwned;")}`;

/** The place, what shows that the hostile text is there, and what is then done. */
const places = [
  ["overview", ".tile"],
  ["connections?sort=name", "[role=row]:has-text('onerror')", (page) => page.getByRole("row").filter({ hasText: "onerror" }).first().click()],
  ["connections?search=W".padEnd(320, "W"), "[role=gridcell]", (page) => page.getByRole("row").nth(1).click()],
  ["subscriptions?account=APP", "[role=treeitem]:has-text('svg')", (page) => page.getByRole("treeitem").filter({ hasText: "<svg" }).first().click()],
  [`subscriptions?account=APP&subject=${part(token)}`, "[role=gridcell]"],
  ["streams", "[role=gridcell]:has-text('svg-onload')"],
  [`streams/${evil}?live=1`, ".message", (page) => page.locator(".message").first().click()],
  [`streams/${evil}/configuration`, "pre"],
  ["streams/APP/NORMAL?seq=1", ".message:has-text('doctype')", (page) => page.locator(".message").first().click()],
  ["streams/APP/NORMAL?seq=2", ".message", (page) => page.locator(".message").first().click()],
  ["streams/APP/NORMAL?seq=3", ".message", (page) => page.locator(".message").first().click()],
  [`streams/APP/NORMAL?filter=${part("<img src=x onerror=globalThis.pwned=1>")}`, "[role=alert]"],
  [`streams/APP/NORMAL/consumers/${part("<b-onclick=pwned;")}`, "aside .facts"],
  ["consumers", "[role=gridcell]:has-text('b-onclick')"],
  ["kv", "[role=gridcell]"],
  ["kv/APP/evil", "[role=gridcell]:has-text('svg')", (page) => page.getByRole("row").filter({ hasText: "svg" }).click()],
  ["kv/APP/evil?search=WWWW", "[role=gridcell]", (page) => page.getByRole("row").nth(1).click()],
  ["objects", "[role=gridcell]"],
  ["objects/APP/evil", "[role=gridcell]:has-text('onerror')", (page) => page.getByRole("row").filter({ hasText: "onerror" }).click()],
  [`publish?account=${part("<img src=x onerror=globalThis.pwned=1>")}&subject=${part(token)}`, "form"],
  [`listen?account=APP&subject=${part("evil.>")}`, ".message", (page) => page.locator(".message").first().click()],
  [`${part("<img src=x onerror=globalThis.pwned=1>")}`, "h2"],
];

for (const width of [1360, 360]) {
  describe(`${width} pixels`, () => {
    let console;
    before(async () => (console = await openConsole({ width, height: 760 })));
    after(() => console.close());

    for (const [hash, sign, act] of places) {
      test(hash.slice(0, 60), async () => {
        const { page } = console;
        await page.goto(`${page.url().split("#")[0]}#/${hash}`);
        await page.locator(sign).first().waitFor();
        if (act) {
          await act(page);
          await page.locator("aside, [aria-label=Subscribers]").first().waitFor();
        }
        await console.shot(`hostile-${hash.split(/[?]/)[0].replaceAll(/[^a-zA-Z]+/g, "-").slice(0, 40)}`);
        await assertUnharmed(page);
      });
    }
  });
}

/** Nothing ran, nothing of it became an element, and the page is as wide as the screen. */
async function assertUnharmed(page) {
  const found = await page.evaluate(() => ({
    ran: globalThis.pwned ?? Object.prototype.pwned,
    elements: document.querySelectorAll("img, iframe, object, embed, script:not([src='console.js']), [onload], [onerror], [onclick], a[href^='javascript:' i]").length,
    wide: document.documentElement.scrollWidth > innerWidth,
    outside: [...document.querySelectorAll("main *:not(option, [role=row] *, .table *, .tree *, pre, pre *)")].filter((node) => {
      const { left, right, width } = node.getBoundingClientRect();
      return width > 0 && right > innerWidth + 1 && left < innerWidth && !node.closest(".sr, .tabs, svg");
    }).slice(0, 3).map((node) => `${node.tagName}.${node.className}`),
  }));
  assert.deepEqual(found, { ran: undefined, elements: 0, wide: false, outside: [] });
}
