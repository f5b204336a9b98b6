import { expect, test } from "vitest";
import { outdated } from "./mutation/survivors.ts";

const entry = (place: string, ...names: string[]) => ({ place, names });

test("a rule that notices what survivors.yaml excuses is told which lines go", () => {
  const list = [
    entry("survivors.yaml:3:7", "bucket documents at removed", "bucket recordings at removed"),
    entry("survivors.yaml:4:7", "project database region removed"),
    entry("survivors.yaml:5:7", "zone site ttl removed"),
  ];
  const surviving = new Set(["bucket recordings at removed", "zone site ttl removed"]);
  expect(outdated(list, surviving)).toEqual([
    "at survivors.yaml:3:7 take out, and keep the rest: bucket documents at removed",
    "remove the entry at survivors.yaml:4:7: project database region removed",
  ]);
  expect(outdated(list, new Set(list.flatMap(({ names }) => names)))).toEqual([]);
});
