import { expect, test } from "vitest";
import { changeSteps } from "../../engine/change-steps.ts";
import { readEvents } from "../../engine/events.ts";

const urn = "urn:pulumi:prod::kaitalk::kaitalk:infra:Keys$random:index/randomBytes:RandomBytes::key";
const state = { urn, type: "random:index/randomBytes:RandomBytes", custom: true, inputs: { length: 32 } };

test("a step of the engine becomes the resource before and after, with what protects it", () => {
  const metadata = { op: "delete", urn, type: state.type, old: { ...state, protect: true }, new: null };
  const { steps } = readEvents(JSON.stringify({ resourcePreEvent: { metadata } }));
  expect(changeSteps(steps)).toEqual([
    {
      op: "delete",
      urn,
      before: expect.objectContaining({ name: "key", protect: true, inputs: { length: 32 } }),
    },
  ]);
});
