import { defineRule } from "../../kernel/rule.ts";
import { dataStores } from "../render-services.ts";

export const renderDataStoreAbsent = defineRule({
  id: "render-data-store-absent",
  severity: "critical",
  clauses: ["application-holds-no-data", "neon-region"],
  description: "Render keeps no data: the stack has no Render database, key-value store or Redis.",
  remediation: "Keep the records in Neon and remove the store.",
  subjects: { types: dataStores, absent: true },
  messages: { store: "{name} would keep data on Render; the register says that nothing is stored there." },
  check: ({ resource }, violated) => violated("store", { name: resource.name }),
});
