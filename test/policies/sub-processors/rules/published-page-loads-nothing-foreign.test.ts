import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedPageLoadsNothingForeign } from "../../../../policies/sub-processors/rules/published-page-loads-nothing-foreign.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function page(content: string | typeof UNKNOWN) {
  return resource(types.aws.objectv2, { content });
}

const foreign = [
  '<script src="https://cdn.example.com/a.js"></script>',
  "<script src=//cdn.example.com/a.js></script>",
  '<link rel="stylesheet" href="https://cdn.example.com/f.css">',
  "<style>@import 'https://cdn.example.com/f.css'</style>",
  "<style>body { background: url(https://cdn.example.com/b.png) }</style>",
  '<form action="https://cdn.example.com/collect">',
  '<svg><image href="https://cdn.example.com/x.png"/></svg>',
  "<svg><use xlink:href='https://cdn.example.com/x.svg#a'/></svg>",
  '<meta http-equiv="refresh" content="0;url=https://cdn.example.com">',
  '<base href="//cdn.example.com/">',
  '<a href="/" ping="https://cdn.example.com/p">a</a>',
  '<button formaction="https://cdn.example.com">',
  "<script>fetch('https://cdn.example.com/hit')</script>",
];

describeRule(publishedPageLoadsNothingForeign, {
  pass: [
    [page('<a href="https://www.example.com/terms">terms</a>')],
    [page('<script src="https://kaitalk.online/a.js"></script><img src="/logo.png">')],
    [page('{"@context": "https://schema.org"}')],
  ],
  fail: [
    ...["contentBase64", "source"].map((property) => ({
      stack: [resource(types.aws.objectv2, { [property]: UNKNOWN })],
      says: [`${property} is declared, so no one can read here what the page makes browsers contact.`],
    })),
    ...foreign.map((content) => ({
      stack: [page(content)],
      says: ['content makes browsers contact "cdn.example.com", which is on no list.'],
    })),
  ],
  omitted: [{ stack: [resource(types.aws.objectv2)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [page(UNKNOWN)],
      says: [
        "content is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
