import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { guardedSettings, harmlessSettings, optionalSettings } from "../zone-settings.ts";

const judged: ReadonlySet<unknown> = new Set([...guardedSettings, ...optionalSettings]);

export const zoneSettingJudged = defineRule({
  id: "zone-setting-judged",
  severity: "high",
  clauses: ["transit-encryption", "raw-ip-not-stored", "minimal-collection"],
  description: "Every setting of a zone is one that a rule was written for, as one setting can undo another.",
  remediation: "Find out what the setting changes and what it collects, and write the rule it needs.",
  subjects: { types: [types.cloudflare.zoneSetting] },
  messages: {
    unread: "No rule was written for the setting {setting}.",
    other: "value of {setting} is {actual}; only {allowed} breaks no promise.",
  },
  check(setting, violated) {
    const named = setting.read("settingId");
    if (judged.has(named.value)) return;
    const allowed = Object.entries(harmlessSettings).find(([id]) => id === named.value)?.[1];
    if (allowed === undefined) violated("unread", { setting: named });
    else if (allowed !== null) {
      const actual = setting.read("value");
      if (!allowed.includes(actual.value))
        violated("other", { setting: named, actual, allowed: JSON.stringify(allowed[0]) });
    }
  },
});
