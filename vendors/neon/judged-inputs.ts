import type { JudgedInputs } from "../judged-inputs.ts";
import { types } from "../types.ts";

const { apiKey, branch, database, endpoint, jwksUrl, orgApiKey, project, projectPermission, role } =
  types.neon;
const { vpcEndpointAssignment, vpcEndpointRestriction } = types.neon;

const compute = "How much computes; place, history and guards are the project's.";

export const neon: JudgedInputs = {
  refused: {
    "api-key-resource-absent": [apiKey, orgApiKey],
    "neon-branch-absent": [branch],
    "neon-jwks-url-absent": [jwksUrl],
    "neon-project-unshared": [projectPermission],
  },
  judged: [
    { types: ["pulumi:providers:neon"], readBy: { "provider-credentials-are-marked": ["apiKey"] } },
    {
      types: [project],
      readBy: {
        "neon-project-in-declared-region": ["regionId"],
        "neon-history-declared": ["historyRetentionSeconds"],
        "neon-project-not-deletable": ["defaultBranchProtected"],
        "neon-logical-replication-off": ["enableLogicalReplication"],
        "neon-project-follows-health-agreement": ["hipaa"],
        "allow-list-names-no-whole-internet": ["allowedIps[]", "allowedIpsProtectedBranchesOnly"],
        "label-without-personal-data": ["name", "branch.name"],
      },
      harmless: {
        [compute]: [
          "computeProvisioner",
          "defaultEndpointSettings.autoscalingLimitMaxCu",
          "defaultEndpointSettings.autoscalingLimitMinCu",
          "defaultEndpointSettings.suspendTimeoutSeconds",
          "pgVersion",
        ],
        "Shuts a way in and opens none.": ["blockPublicConnections", "blockVpcConnections"],
        "When Neon updates the compute.": [
          "maintenanceWindow.endTime",
          "maintenanceWindow.startTime",
          "maintenanceWindow.weekdays[]",
        ],
        "Which organisation owns the project is for the configuration and the key to say.": ["orgId"],
        "What the first role and database are called.": ["branch.databaseName", "branch.roleName"],
        "Neon keeps the password of a role or not; it is a secret of the state either way.": [
          "storePassword",
        ],
      },
    },
    {
      types: [endpoint],
      readBy: {
        "neon-endpoint-in-declared-region": ["regionId"],
        "neon-resource-in-declared-project": ["projectId", "branchId"],
      },
      harmless: {
        [compute]: [
          ...["autoscalingLimitMaxCu", "autoscalingLimitMinCu", "computeProvisioner", "disabled"],
          ...["poolerEnabled", "poolerMode", "suspendTimeoutSeconds", "type"],
        ],
      },
    },
    {
      types: [database, role],
      readBy: {
        "neon-resource-in-declared-project": ["projectId", "branchId"],
        "label-without-personal-data": ["name"],
      },
    },
    // Whose network is let in, by vpcEndpointId, nobody has judged.
    { types: [vpcEndpointAssignment], readBy: { "neon-endpoint-in-declared-region": ["regionId"] } },
    { types: [vpcEndpointRestriction], readBy: { "neon-resource-in-declared-project": ["projectId"] } },
    { types: [database], readBy: { "label-without-personal-data": ["ownerName"] } },
  ],
};
