import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { guardedSettings, optionalSettings } from "../zone-settings.ts";

const judged: ReadonlySet<unknown> = new Set([...guardedSettings, ...optionalSettings]);

export const zoneSettingJudged = defineRule({
  id: "zone-setting-judged",
  severity: "high",
  clauses: ["transit-encryption", "raw-ip-not-stored", "minimal-collection"],
  description: "Every setting of a zone is one that a rule was written for, as one setting can undo another.",
  remediation: "Find out what the setting changes and what it collects, and write the rule it needs.",
  subjects: { types: [types.cloudflare.zoneSetting] },
  messages: { unread: "No rule was written for the setting {setting}." },
  check(setting, violated) {
    const actual = setting.read("settingId");
    if (!judged.has(actual.value)) violated("unread", { setting: actual });
  },
});
