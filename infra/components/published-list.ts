import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { books } from "../../register/read-books.ts";
import { contradictedCopies } from "../../retention/contradicted-copies.ts";
import { listFiles } from "../published-list/files.ts";

interface PublishedListArgs {
  readonly bucket: Input<string>;
}

/** The public list of sub-processors, written from the register, so that both change in the same update. */
export class PublishedList extends ComponentResource {
  constructor(name: string, { bucket }: PublishedListArgs, options: ComponentResourceOptions) {
    super("kaitalk:infra:PublishedList", name, {}, options);
    const { register } = books();
    for (const file of listFiles(books(), contradictedCopies(register.value.version)))
      new BucketObjectv2(
        file.name,
        {
          bucket,
          key: `sub-processors/${file.path}`,
          content: file.content,
          contentType: file.contentType,
          cacheControl: "public, max-age=300",
          ...(file.language !== null && { contentLanguage: file.language }),
        },
        { parent: this },
      );
    this.registerOutputs();
  }
}
