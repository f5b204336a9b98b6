import { expect, it } from "vitest";
import { pipelineNeeds } from "../../../cli/doctor/pipeline.ts";

it("names what the workflows read, as the workflows themselves do", () => {
  const [variables, environments, secrets] = pipelineNeeds();
  expect(variables?.what).toBe("Variables: PULUMI_BACKEND_URL");
  expect(environments?.what).toBe("Environments: nightly, preview, production");
  expect(secrets?.what).toContain("EVIDENCE_SIGNING_KEY");
  expect(secrets?.what).toContain("PULUMI_CONFIG_PASSPHRASE");
});
