import { variableCalled } from "../../../register/environment.ts";
import { books } from "../../../register/read-books.ts";
import { defineRule } from "../../kernel/rule.ts";
import { deletedByJob } from "../clauses.ts";
import { purgeJob } from "../purge-job.ts";

export const purgeJobHoldsRegisteredVariables = defineRule({
  id: "purge-job-holds-registered-variables",
  severity: "critical",
  clauses: deletedByJob,
  description:
    "The purge job is given the variables that are listed for it and no other, which could stop or misdirect it.",
  remediation:
    "Remove the variable, or list it in purgeJob of register/register.yaml once its effect is known.",
  subjects: purgeJob,
  messages: {
    unlisted: "{name} is no variable of the purge job; it could keep it from deleting.",
    other: "{path} is {actual}; register/environment.yaml allows {is} only.",
  },
  check(job, violated) {
    const listed = books().register.value.purgeJob.variables;
    for (const [name, variable] of job.entries("envVars")) {
      const is = variableCalled(name)?.is;
      if (!listed.includes(name)) violated("unlisted", { name });
      else if (is !== undefined) {
        const actual = variable.read("value");
        if (actual.value !== is) violated("other", { path: actual.path, actual, is: JSON.stringify(is) });
      }
    }
  },
});
