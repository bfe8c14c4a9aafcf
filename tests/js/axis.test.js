// Where the timeline's script lays marks and ticks, held to what drawing/axis.py says (tests/test_axis.py).
import assert from "node:assert/strict";
import test from "node:test";

import * as layout from "../../generator/diptych/theme/assets/timeline/layout.js";
import { dayOf } from "../../generator/diptych/theme/assets/timeline/period.js";
import { golden } from "./golden.js";

const { constants, label, ticks, extents, stacks } = golden("axis");

test("what is drawn is as large and as far apart", () => {
  assert.deepEqual({ mark: layout.MARK, gap: layout.GAP, after: layout.AFTER }, constants);
});

test("the same years are written at an axis", () => {
  for (const { first, last, width, years } of ticks) {
    const months = layout.ticks([first * 12, (last + 1) * 12], width, { ofYear: label, ofMonth: Infinity });
    assert.deepEqual(months.map((month) => month / 12), years, `${first} to ${last} on ${width} pixels`);
  }
});

test("marks cover the same pixels", () => {
  for (const { first, last, width, shapes, extent } of extents) {
    const view = { start: dayOf(first * 12), end: dayOf((last + 1) * 12), width };
    const found = layout.extent(shapes.map(([kind, start, end]) => ({ kind, start: Number(start), end: Number(end) })), view);
    found.forEach((pixel, at) => assert.ok(Math.abs(pixel - extent[at]) <= width / 10_000, // Python rounds per cent
      `${JSON.stringify(shapes)}: ${found}, not ${extent}`));
  }
});

test("marks stand in the same rows", () => {
  for (const { extents: each, rows } of stacks) assert.deepEqual(layout.stack(each), rows);
});
