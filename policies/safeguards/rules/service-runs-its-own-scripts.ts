import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const { webService, privateService, backgroundWorker, cronJob } = types.render;
const commands = [
  ...["startCommand", "preDeployCommand", "buildCommand", "dockerCommand"],
  ...["runtimeSource.nativeRuntime.buildCommand", "runtimeSource.docker.dockerCommand"],
] as const;
/**
 * A script of package.json, an install from the lock file, or a file below the repository's root; several joined by
 * `&&`. The options that follow choose what is installed and said; any other could bring code from elsewhere.
 */
const script = "[\\w:-]+";
const file = "(?!-)(?:\\./)?\\w[\\w-]*(?:[./][\\w-]+)*\\.(?:js|mjs|cjs|ts)(?: [a-z][\\w:-]*)*";
const option =
  "--(?:omit=dev|include=dev|production|ignore-scripts|if-present|silent|frozen-lockfile|immutable)";
const own = new RegExp(
  `^(?:npm (?:ci|install|start|test|run(?:-script)? ${script})|(?:yarn|pnpm) (?:install|run ${script}|start|build)|node (?:--enable-source-maps )?${file})(?: ${option})*$`,
);

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
