import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { thisProcess } from "../../pack/process-mark.ts";
import { FolderDraft, writeFiles, writeWhole } from "../../pack/write-files.ts";
import { explained, whyNoCheckout, whyNoMount } from "../support/tools.ts";

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "kaitalk-write-"));
  folder = join(parent, "pack");
});
afterEach(() => rmSync(parent, { recursive: true }));

test("files and folders are written", () => {
  writeFiles(
    new Map([
      ["findings.json", "{}"],
      ["data/a/b.txt", "text"],
    ]),
    folder,
  );
  expect(readFileSync(join(folder, "data/a/b.txt"), "utf8")).toBe("text");
  expect(readdirSync(parent)).toEqual(["pack"]);
});

test("a draft tells whether it replaced anything", () => {
  const again = () => {
    const draft = new FolderDraft(folder);
    draft.put("findings.json", ["{}"]);
    return draft.publish();
  };
  expect([again(), again()]).toEqual([{ replaced: false }, { replaced: true }]);
});

test("a former pack is replaced whole: nothing of it stays", () => {
  writeFiles(
    new Map([
      ["findings.json", "1"],
      ["old.txt", ""],
    ]),
    folder,
  );
  writeFiles(new Map([["findings.json", "2"]]), folder);
  expect(readdirSync(folder)).toEqual(["findings.json"]);
  expect(readFileSync(join(folder, "findings.json"), "utf8")).toBe("2");
});

test("a folder with other files is refused and left alone", () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "thesis.txt"), "mine");
  expect(() => writeFiles(new Map([["findings.json", "{}"]]), folder)).toThrow(
    "holds files that are no evidence; name an empty or new folder, nothing was written.",
  );
  expect(readdirSync(folder)).toEqual(["thesis.txt"]);
});

test("a failure in the middle leaves the former pack as it was, and nothing half-written", () => {
  writeFiles(new Map([["findings.json", "1"]]), folder);
  const clash = new Map([
    ["a", "file"],
    ["a/b", "needs a folder of that name"],
  ]);
  expect(() => writeFiles(clash, folder)).toThrow();
  expect(readFileSync(join(folder, "findings.json"), "utf8")).toBe("1");
  expect(readdirSync(parent)).toEqual(["pack"]);
});

test("an empty folder is taken", () => {
  mkdirSync(folder);
  writeFiles(new Map([["findings.json", "{}"]]), folder);
  expect(existsSync(join(folder, "findings.json"))).toBe(true);
});

describe("where nothing can be written, one sentence says why and nothing is left", () => {
  const pack = new Map([["findings.json", "{}"]]);

  test("a file in place of the folder", () => {
    writeFileSync(folder, "mine");
    expect(() => writeFiles(pack, folder)).toThrow(
      `${folder}: is a file; name an empty or new folder, nothing was written.`,
    );
    expect(readFileSync(folder, "utf8")).toBe("mine");
  });

  test("a file on the way to the folder", () => {
    writeFileSync(folder, "mine");
    const below = join(folder, "a", "b");
    expect(() => writeFiles(pack, below)).toThrow(
      `${below}: cannot be written: a part of the path is a file, no folder, nothing was written.`,
    );
    expect(readdirSync(parent)).toEqual(["pack"]);
  });

  test("a name that is too long", () => {
    const long = join(parent, "n".repeat(250));
    expect(() => writeFiles(pack, long)).toThrow(
      "cannot be written: the name is too long, nothing was written.",
    );
    expect(readdirSync(parent)).toEqual([]);
  });

  test.skipIf(whyNoCheckout)(
    explained("a folder of this repository that git does not ignore", whyNoCheckout),
    () => {
      const inside = fileURLToPath(new URL("../../register/evidence", import.meta.url));
      expect(() => writeFiles(pack, inside)).toThrow(
        "lies in this repository, where git would see it as a change",
      );
      expect(existsSync(inside)).toBe(false);
    },
  );

  test.skipIf(whyNoMount)(explained("a full disk", whyNoMount), () => {
    mkdirSync(folder);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]);
    try {
      const target = join(folder, "pack");
      const large = new Map([
        ["findings.json", "x"],
        ["large", "y".repeat(200_000)],
      ]);
      const sentence = `${target}: cannot be written: no space is left on the device, nothing was written.`;
      expect(() => writeFiles(large, target)).toThrow(sentence);
      expect(readdirSync(folder)).toEqual([]);
      expect(() => writeWhole(target, "y".repeat(200_000))).toThrow(sentence);
      expect(readdirSync(folder)).toEqual([]);
      writeFiles(pack, target);
      expect(() => writeFiles(large, target)).toThrow(sentence);
      expect(readFileSync(join(target, "findings.json"), "utf8")).toBe("{}");
      expect(readdirSync(folder)).toEqual(["pack"]);
    } finally {
      execFileSync("umount", [folder]);
    }
  });

  test("folders that had to be made on the way are taken away again", () => {
    const draft = new FolderDraft(join(folder, "a", "b"));
    draft.put("findings.json", ["{}"]);
    draft.discard();
    expect(readdirSync(parent)).toEqual([]);
  });
});

describe("what a process left that is gone", () => {
  /** A process of its own that begins a draft, and then does what is said. */
  const left = (then: string) => {
    const room = new URL("../../pack/write-files.ts", import.meta.url).href;
    const script = `import { FolderDraft } from ${JSON.stringify(room)};
      const draft = new FolderDraft(process.argv[1]); draft.put("findings.json", ["half"]); ${then}`;
    return spawnSync(process.execPath, ["--input-type=module", "-e", script, folder]);
  };

  test("is cleared away by the next run, and only that", () => {
    expect(left('process.kill(process.pid, "SIGKILL")').signal).toBe("SIGKILL");
    const alive = `pack.new-${thisProcess()}`;
    mkdirSync(join(parent, alive));
    writeFileSync(join(parent, "pack.new-ideas"), "mine");
    mkdirSync(join(parent, "packs.new-1-1"));
    expect(readdirSync(parent).filter((name) => /^pack\.new-\d+-\d+$/.test(name))).toHaveLength(2);
    rmSync(join(parent, alive), { recursive: true });
    const [dead = ""] = readdirSync(parent).filter((name) => /^pack\.new-\d+-\d+$/.test(name));
    writeFiles(new Map([["findings.json", "whole"]]), folder);
    expect(readdirSync(parent)).not.toContain(dead);
    expect(readdirSync(parent).sort()).toEqual(["pack", "pack.new-ideas", "packs.new-1-1"]);
  });

  test("a draft of a process that still runs stays", () => {
    const draft = new FolderDraft(folder);
    draft.put("findings.json", ["half"]);
    const before = readdirSync(parent);
    expect(before).toHaveLength(1);
    left("draft.discard()");
    expect(readdirSync(parent)).toEqual(before);
    draft.discard();
  });

  test("a number that another process has got since does not protect it", () => {
    const [, started = "0"] = thisProcess().split("-");
    if (started === "0") return;
    mkdirSync(join(parent, `pack.new-${process.pid}-${Number(started) - 1}`));
    writeFiles(new Map([["findings.json", "whole"]]), folder);
    expect(readdirSync(parent)).toEqual(["pack"]);
  });

  test("the folder that it had set aside comes back when nothing took its place", () => {
    mkdirSync(join(parent, "pack.old-1073741823-1"));
    writeFileSync(join(parent, "pack.old-1073741823-1", "findings.json"), "former");
    const draft = new FolderDraft(folder);
    draft.discard();
    expect(readFileSync(join(folder, "findings.json"), "utf8")).toBe("former");
    expect(readdirSync(parent)).toEqual(["pack"]);
  });
});
