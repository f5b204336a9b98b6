import { books } from "../../../register/read-books.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

const { webService, privateService, backgroundWorker, cronJob } = types.render;

export const renderImageIsOwn = defineRule({
  id: "render-image-is-own",
  severity: "high",
  clauses: ["application-holds-no-data", "sub-processor-list"],
  description:
    "Whatever runs on Render from an image runs KAITALK's own, not a database or a stranger's program.",
  remediation: "Use an image under KAITALK's own name at the registry, as registry/kaitalk/application.",
  subjects: { types: [webService, privateService, backgroundWorker, cronJob] },
  messages: { foreign: "runtimeSource.image.imageUrl is {actual}, which is no image of {organisation}." },
  check(service, violated) {
    const image = service.child("runtimeSource.image");
    if (!image) return;
    const actual = image.read("imageUrl");
    const organisation = books().register.value.organisation.name;
    // registry.example/owner/…/image, the registry left out where it is Docker's.
    const [first = "", ...rest] = String(actual.value).split("/");
    const path = /[.:]/.test(first) ? rest : [first, ...rest];
    if (path.length < 2 || path[0] !== organisation.toLowerCase())
      violated("foreign", { actual, organisation });
  },
});
