import assert from "node:assert/strict";
import { test } from "node:test";
import { source } from "./lib/module.mjs";

const { base64Of, bytesOf, headersOf, hexLines, prettyJson, textOf } = await source("text/payload.ts");
const numbers = await source("text/numbers.ts");
const time = await source("text/time.ts");
const { fitting } = await source("parts/fitting.ts");

test("JSON is indented without changing a digit", () => {
  const text = '{"id":12345678901234567890,"a":[1.10,{}],"b":[],"c":"x,{\\"}"}';
  assert.equal(prettyJson(text), '{\n  "id": 12345678901234567890,\n  "a": [\n    1.10,\n    {}\n  ],\n  "b": [],\n  "c": "x,{\\"}"\n}');
});

test("What is no object or array is not called JSON", () => {
  for (const text of ["12", '"text"', "{", "", "{]", "hello [1]"]) assert.equal(prettyJson(text), undefined, text);
});

test("Bytes are text only when they are", () => {
  assert.equal(textOf(bytesOf(base64Of("Grüße\n"))), "Grüße\n");
  assert.equal(textOf(Uint8Array.of(0xff, 0xfe)), undefined);
  assert.equal(textOf(Uint8Array.of(65, 0, 66)), undefined);
});

test("Hex shows offset, bytes and characters, and how much is left out", () => {
  const bytes = Uint8Array.from({ length: 20 }, (_, index) => 60 + index);
  assert.equal(hexLines(bytes, 16), "000000  3c 3d 3e 3f 40 41 42 43 44 45 46 47 48 49 4a 4b  <=>?@ABCDEFGHIJK\n… 4 more bytes");
});

test("Headers keep their order and values with colons", () => {
  const block = new TextEncoder().encode("NATS/1.0 503\r\nA: 1\r\nB:x:y\r\nA: 2\r\n\r\n");
  assert.deepEqual(headersOf(block), [["A", "1"], ["B", "x:y"], ["A", "2"]]);
});

test("Numbers are as short as they are clear", () => {
  assert.deepEqual([0, 999, 1000, 12345, 999_999, 5_400_000].map(numbers.compact), ["0", "999", "1.00k", "12.3k", "1.00M", "5.40M"]);
  assert.deepEqual([0, 1023, 1024, 10 * 1024 ** 2].map(numbers.bytes), ["0 B", "1023 B", "1.00 KiB", "10.0 MiB"]);
  assert.equal(numbers.limit(-1), "unlimited");
  assert.equal(numbers.plural(1, "reply", "replies"), "1 reply");
});

test("Times are told as people tell them", () => {
  assert.equal(time.duration(90e9), "1m 30s");
  assert.equal(time.duration(36 * 3600e9), "1d 12h");
  assert.equal(time.duration(0), "none");
  assert.equal(time.ago("0001-01-01T00:00:00Z"), "never");
  assert.equal(time.ago("2026-01-01T00:00:00Z", Date.parse("2026-01-01T00:00:42Z")), "42 s ago");
});

test("Columns that may be left out go from the right until the others fit", () => {
  const columns = [{ id: 1, width: "20ch" }, { id: 2, width: "10ch", wide: true }, { id: 3, width: "minmax(10ch, 1fr)", wide: true }, { id: 4, width: "10ch" }];
  assert.deepEqual(fitting(columns, 1000).map(({ id }) => id), [1, 2, 3, 4]);
  assert.deepEqual(fitting(columns, 400).map(({ id }) => id), [1, 2, 4]);
  assert.deepEqual(fitting(columns, 100).map(({ id }) => id), [1, 4]);
});
