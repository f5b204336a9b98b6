import { beforeAll, expect, test } from "vitest";
import { judge } from "../../judge/judge.ts";
import { books } from "../../register/read-books.ts";
import { planProgram } from "../../snapshot/program.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { types } from "../../vendors/types.ts";

let program: StackSnapshot;
beforeAll(async () => {
  program = await planProgram({ stack: "prod" });
  // Whatever is loaded or worked out once is no cost of a long text.
  judge(program, { asOf: books().register.value.version, books: books() });
});

const length = 1 << 20;

// A search that begins anew at each character takes minutes for these.
test.each(["a", "a.", "a-", "a+", "a:", "a@", "a/", "1.", "<", "://a:", "eyJaaaaaaaa-", "http:a"])(
  "a megabyte of %j without a space costs its length",
  (part) => {
    const text = part.repeat(length / part.length);
    const resources = program.resources.map((resource) =>
      resource.type === types.render.webService
        ? { ...resource, inputs: { ...resource.inputs, notes: text, envVars: { LONG: { value: text } } } }
        : resource,
    );
    const before = process.cpuUsage();
    judge({ ...program, resources }, { asOf: books().register.value.version, books: books() });
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(6);
  },
);
