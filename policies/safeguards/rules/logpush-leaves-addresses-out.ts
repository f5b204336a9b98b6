import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { fieldsOf } from "../logpush-fields.ts";

export const logpushLeavesAddressesOut = defineRule({
  id: "logpush-leaves-addresses-out",
  severity: "critical",
  clauses: ["raw-ip-not-stored", "minimal-collection"],
  description: "A log job names its fields, and each is one that says nothing of a visitor.",
  remediation: "List the needed fields of policies/safeguards/logpush-fields.ts in outputOptions.fieldNames.",
  subjects: { types: [types.cloudflare.logpushJob] },
  messages: {
    dataset: "dataset is {actual}; nobody has read what its fields say of people.",
    unnamed: "outputOptions.fieldNames names no field, so Cloudflare chooses them.",
    field: "{property} holds {field}, which is not on the list of fields without a person in them.",
    deprecated: "logpullOptions is declared; it names fields in a form that is no longer kept.",
  },
  check(job, violated) {
    if (job.declares("logpullOptions")) violated("deprecated");
    const dataset = job.read("dataset");
    const harmless = fieldsOf(String(dataset.value));
    if (!harmless) violated("dataset", { actual: dataset });
    const property = "outputOptions.fieldNames";
    const fields = job.values(property) ?? [];
    if (fields.length === 0) violated("unnamed");
    for (const field of fields.map(String))
      if (harmless && !harmless.has(field)) violated("field", { property, field });
    const filter = String(job.read("filter").value ?? "");
    for (const [, field = ""] of filter.matchAll(/"key"\s*:\s*"([^"]*)"/g))
      if (harmless && !harmless.has(field)) violated("field", { property: "filter", field });
  },
});
