import { z } from "zod";
import { list, markup, markupLine, text, token, uri, uriReference, uuid } from "./datatypes.ts";
import { described, document, link, responsibleRole } from "./metadata.ts";

const componentType = z.enum(["this-system", "service", "software"]);

const component = {
  uuid,
  type: componentType,
  title: markupLine,
  description: markup,
  purpose: markupLine.optional(),
  "responsible-roles": list(responsibleRole).optional(),
  ...described,
};

const statement = z.strictObject({ "statement-id": token, uuid, description: markup, ...described });

const definedComponent = z.strictObject({
  ...component,
  "control-implementations": list(
    z.strictObject({
      uuid,
      source: uriReference,
      description: markup,
      "implemented-requirements": list(
        z.strictObject({
          uuid,
          "control-id": token,
          description: markup,
          statements: list(statement),
          ...described,
        }),
      ),
    }),
  ).optional(),
});

/** What each component does for each control. */
export const componentDefinition = z.strictObject({ ...document, components: list(definedComponent) });

export const systemComponent = z.strictObject({
  ...component,
  status: z.strictObject({ state: z.enum(["operational", "other"]), remarks: markup.optional() }),
});

const inventoryItem = z.strictObject({
  uuid,
  description: markup,
  "implemented-components": list(z.strictObject({ "component-uuid": uuid })),
  ...described,
});

export const implementationStatus = z.strictObject({
  state: z.enum(["implemented", "planned", "partial", "not-applicable"]),
  remarks: markup,
});

const byComponent = z.strictObject({
  "component-uuid": uuid,
  uuid,
  description: markup,
  "responsible-roles": list(responsibleRole),
  "implementation-status": implementationStatus.optional(),
  ...described,
});

const diagram = z.strictObject({
  uuid,
  description: markup,
  caption: markupLine,
  links: list(link).optional(),
});

/** The system, its components and resources, and how it meets the controls. */
export const systemSecurityPlan = z.strictObject({
  ...document,
  "import-profile": z.strictObject({ href: uriReference }),
  "system-characteristics": z.strictObject({
    "system-ids": list(z.strictObject({ "identifier-type": uri, id: text })),
    "system-name": text,
    description: markup,
    ...described,
    "system-information": z.strictObject({
      "information-types": list(
        z.strictObject({ uuid, title: markupLine, description: markup, props: described.props }),
      ),
    }),
    status: z.strictObject({ state: z.enum(["operational", "other"]), remarks: markup }),
    "authorization-boundary": z.strictObject({ description: markup }),
    "data-flow": z.strictObject({ description: markup, diagrams: list(diagram) }),
  }),
  "system-implementation": z.strictObject({
    users: list(z.strictObject({ uuid, title: markupLine, props: described.props })),
    components: list(systemComponent),
    "inventory-items": list(inventoryItem).optional(),
  }),
  "control-implementation": z.strictObject({
    description: markup,
    "implemented-requirements": list(
      z.strictObject({
        uuid,
        "control-id": token,
        statements: list(
          z.strictObject({ "statement-id": token, uuid, "by-components": list(byComponent), ...described }),
        ),
        ...described,
      }),
    ),
  }),
});

export type ImplementationStatus = z.infer<typeof implementationStatus>;
export type ComponentDefinition = z.infer<typeof componentDefinition>;
export type DefinedComponent = z.infer<typeof definedComponent>;
export type SystemComponent = z.infer<typeof systemComponent>;
export type SystemSecurityPlan = z.infer<typeof systemSecurityPlan>;
export type InventoryItem = z.infer<typeof inventoryItem>;
export type ByComponent = z.infer<typeof byComponent>;
