import { describe, expect, test } from "vitest";
import { readEvents } from "../../engine/events.ts";

const lines = (...events: object[]) => events.map((event) => JSON.stringify(event)).join("\n");
const metadata = {
  op: "update",
  urn: "urn:pulumi:prod::kaitalk::a:b:C::x",
  type: "a:b:C",
  old: { urn: "urn:pulumi:prod::kaitalk::a:b:C::x", type: "a:b:C", inputs: { a: 1 }, protect: true },
  new: { urn: "urn:pulumi:prod::kaitalk::a:b:C::x", type: "a:b:C", inputs: { a: 2 } },
  detailedDiff: { a: { diffKind: "update", inputDiff: true } },
};

describe("the engine's event log", () => {
  test("gives steps with the resource before and after", () => {
    const { steps } = readEvents(lines({ sequence: 1, resourcePreEvent: { metadata, planning: true } }));
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ op: "update", old: { protect: true }, new: { inputs: { a: 2 } } });
  });

  test("drops what the engine says for its own debugging, which holds secrets", () => {
    const { diagnostics } = readEvents(
      lines(
        { diagnosticEvent: { severity: "debug", message: "apiKey=canary" } },
        { diagnosticEvent: { severity: "info#err", message: "canary" } },
        { diagnosticEvent: { severity: "error", message: "preview failed\n" } },
      ),
    );
    expect(diagnostics.map(({ message }) => message)).toEqual(["preview failed\n"]);
  });

  test("names the packs that judged without the path of this machine", () => {
    const summaryEvent = { PolicyPacks: { "residency|local|/somewhere/policies/residency": "0.1.0" } };
    expect(readEvents(lines({ summaryEvent })).packs).toEqual(["residency"]);
  });

  test("an unfinished last line and a line of another kind are passed over", () => {
    const log = `${lines({ cancelEvent: {} }, { summaryEvent: { resourceChanges: { same: 3 } } })}\n{"sequ`;
    expect(readEvents(log).changes).toEqual({ same: 3 });
  });

  test("an empty log tells nothing", () => {
    expect(readEvents("")).toEqual({
      steps: [],
      failedSteps: [],
      policies: [],
      diagnostics: [],
      packs: [],
      changes: {},
      nothingApplied: true,
    });
  });
});
