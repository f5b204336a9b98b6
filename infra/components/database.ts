import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { clause } from "../../register/clauses.ts";
import * as neon from "../../vendors/neon/binding.ts";
import type { Environment } from "../environment.ts";
import { stackName } from "../names.ts";
import { promised } from "../promised.ts";

interface DatabaseArgs {
  readonly organisation: string;
  /** How long Neon can restore to any moment; deleted rows stay readable that long. */
  readonly historySeconds: number;
}

/** PostgreSQL at Neon: every customer record. */
export class Database extends ComponentResource {
  /** How a client connects, one variable a fact, so that a preview shows what the promise hangs on. */
  readonly connection: Environment;

  constructor(name: string, args: DatabaseArgs, options: ComponentResourceOptions) {
    super("kaitalk:infra:Database", name, {}, options);
    const data = { parent: this, protect: true };
    const project = new neon.Project(
      "project",
      {
        name: stackName(),
        orgId: args.organisation,
        regionId: clause("neon-region").region,
        pgVersion: 17,
        historyRetentionSeconds: args.historySeconds,
        defaultBranchProtected: true,
        // The provider reads the password back after it created a role, and fails where Neon keeps none.
        storePassword: "yes",
        // Once on it stays on, and rows could leave through the log.
        enableLogicalReplication: "no",
        branch: { name: "production", roleName: "kaitalk_owner", databaseName: "neondb" },
        // Sign-in tokens stand in an unlogged table, which is lost whenever the compute sleeps.
        defaultEndpointSettings: { suspendTimeoutSeconds: -1 },
      },
      data,
    );
    const branch = { projectId: project.id, branchId: project.defaultBranchId };
    const role = new neon.Role("role", { ...branch, name: "kaitalk" }, { parent: this });
    new neon.Database("records", { ...branch, name: "kaitalk", ownerName: role.name }, data);
    this.connection = {
      PGHOST: project.databaseHost,
      PGPORT: "5432",
      PGDATABASE: "kaitalk",
      PGUSER: role.name,
      PGPASSWORD: role.password,
      PGSSLMODE: promised("transit-encryption", "databaseSslMode", "text"),
      PGCHANNELBINDING: "require",
    };
    this.registerOutputs();
  }
}
