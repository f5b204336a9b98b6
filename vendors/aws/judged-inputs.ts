import type { JudgedInputs } from "../judged-inputs.ts";
import { types } from "../types.ts";

export const aws: JudgedInputs = {
  judged: [
    {
      types: [types.aws.provider],
      readBy: {
        "provider-credentials-are-marked": ["accessKey", "secretKey", "token"],
        "aws-provider-reaches-r2-alone": [
          // A provider's lists reach the engine as JSON.
          ...["endpoints", "endpoints[].*", "region", "httpProxy", "httpsProxy", "profile"],
          ...["sharedConfigFiles[]", "sharedCredentialsFiles[]"],
          ...["skipCredentialsValidation", "skipMetadataApiCheck", "skipRequestingAccountId"],
        ],
      },
      harmless: {
        "R2 answers one form of request; the check of the region sends nothing.": [
          ...["s3UsePathStyle", "skipRegionValidation"],
        ],
      },
    },
    {
      types: [types.aws.objectv2],
      readBy: {
        "published-object-in-site-bucket": ["bucket"],
        "published-object-holds-no-record": ["content", "contentType", "key"],
        "published-page-loads-nothing-foreign": ["contentBase64", "source.*"],
        "published-list-in-every-language": ["contentLanguage"],
        "label-without-personal-data": ["metadata.{}", "tags.{}"],
      },
      harmless: {
        "How a browser keeps, names and unpacks a published file.": [
          ...["cacheControl", "contentDisposition", "contentEncoding"],
        ],
        "How a change of the file is noticed.": ["etag", "sourceHash"],
        "Whether the file can be deleted, and what storing it costs.": ["forceDestroy", "storageClass"],
      },
    },
  ],
};
