import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const { webService, privateService, backgroundWorker, cronJob } = types.render;
const commands = [
  ...["startCommand", "preDeployCommand", "buildCommand", "dockerCommand"],
  ...["runtimeSource.nativeRuntime.buildCommand", "runtimeSource.docker.dockerCommand"],
] as const;
/** A script of package.json, an install from the lock file, or a file of the repository; several joined by `&&`. */
const own =
  /^(?:npm (?:ci|install|start|test|run(?:-script)? [\w:-]+)|(?:yarn|pnpm) (?:install|run [\w:-]+|start|build)|node [\w./-]+\.(?:js|mjs|cjs|ts))(?: (?!--(?:node-options|script-shell|registry|prefix))[\w=:-]+)*$/;

export const serviceRunsItsOwnScripts = defineRule({
  id: "service-runs-its-own-scripts",
  severity: "critical",
  clauses: ["sub-processor-list", "transit-encryption"],
  description: "What builds and starts a service is a script of its own repository, with nothing beside it.",
  remediation: "Put the command into a script of package.json and call that.",
  subjects: { types: [webService, privateService, backgroundWorker, cronJob], atLeast: 1 },
  messages: {
    other: "{path} is {actual}; a script of package.json or a file of the repository is required.",
  },
  check(service, violated) {
    for (const path of commands) {
      const actual = service.read(path);
      const parts = String(actual.value ?? "").split(/\s*&&\s*/);
      if (actual.origin === "declared" && !parts.every((part) => own.test(part.trim())))
        violated("other", { path, actual });
    }
  },
});
