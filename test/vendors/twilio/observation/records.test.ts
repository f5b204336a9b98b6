import { describe, expect, it } from "vitest";
import type { Account, Age } from "../../../../vendors/observation/reader.ts";
import { lookAtRecords } from "../../../../vendors/twilio/observation/records.ts";

/** What an account shows whose lists each hold the row. */
async function agesOf(row: object): Promise<Age[]> {
  const ages: Age[] = [];
  const rows = [{ sid: "1", status: "completed", date_created: "", ...row }];
  await lookAtRecords(
    {
      today: () => "2026-11-26",
      longest: () => 90 * 86_400,
      age: (age) => ages.push(age),
      ask: async ({ answer }) => ({
        answered: true,
        headers: {},
        value: answer.parse({
          next_page_uri: null,
          recordings: rows,
          calls: rows,
          messages: rows,
          transcriptions: rows,
        }),
      }),
    } as Pick<Account, "today" | "longest" | "age" | "ask"> as Account,
    { sid: "AC1" },
  );
  return ages.filter(({ answer }) => answer.seen !== "cannot-tell" && answer.value.count === 1);
}

describe("a row at Twilio", () => {
  it.each(["", "garbage", "2099-01-01T00:00:00Z"])("that tells %j is of no known age", async (written) => {
    const ages = await agesOf({ date_created: written, start_time: written, date_sent: written });
    expect(ages.map(({ answer }) => answer.seen)).toEqual(["partial", "partial", "partial", "partial"]);
  });

  it("is as old as it says, in either form", async () => {
    const ages = await agesOf({ date_created: "Thu, 01 Jan 2026 00:00:00 +0000", start_time: null });
    for (const { how, answer } of ages)
      expect([how, answer]).toMatchObject(["oldest", { value: { at: "2026-01-01T00:00:00.000Z" } }]);
    expect(ages).toHaveLength(4);
  });
});
