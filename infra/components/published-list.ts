import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { books } from "../../register/read-books.ts";
import { publishedList } from "../published-list/document.ts";
import { pageOf } from "../published-list/page.ts";

interface PublishedListArgs {
  readonly bucket: Input<string>;
}

/** The public list of sub-processors, written from the register, so that both change in the same update. */
export class PublishedList extends ComponentResource {
  constructor(name: string, { bucket }: PublishedListArgs, options: ComponentResourceOptions) {
    super("kaitalk:infra:PublishedList", name, {}, options);
    const register = books().register.value;
    for (const language of register.organisation.languages) {
      const list = publishedList(register, language);
      const object = { bucket, contentLanguage: language, cacheControl: "public, max-age=300" };
      new BucketObjectv2(
        `page-${language}`,
        {
          ...object,
          key: `sub-processors/${language}.html`,
          content: pageOf(list),
          contentType: "text/html; charset=utf-8",
        },
        { parent: this },
      );
      new BucketObjectv2(
        `data-${language}`,
        {
          ...object,
          key: `sub-processors/${language}.json`,
          content: `${JSON.stringify(list, null, 2)}\n`,
          contentType: "application/json",
        },
        { parent: this },
      );
    }
    this.registerOutputs();
  }
}
