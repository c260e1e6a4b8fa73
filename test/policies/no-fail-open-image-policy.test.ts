import { noFailOpenImagePolicy } from "../../policies/malicious-code-execution/no-fail-open-image-policy";
import { UNKNOWN } from "../support/builders";
import { carrying, configured } from "../support/components";
import { testPolicy } from "../support/policy-table";

const webhook = (settings: string) =>
  configured(
    "AdmissionConfiguration",
    "plugins:",
    "- name: ImagePolicyWebhook",
    `  configuration: { imagePolicy: { ${settings} } }`,
  );

testPolicy(noFailOpenImagePolicy, {
  accepts: {
    "a webhook that refuses what it cannot ask about": webhook("defaultAllow: false"),
    "a webhook that leaves the default": webhook("allowTTL: 50"),
  },
  rejects: {
    "images that pass unchecked": {
      given: webhook("defaultAllow: true"),
      says: 'ConfigMap "kube-system/settings" must not set data.config.plugins[0].configuration.imagePolicy.defaultAllow=true',
    },
  },
  undecided: { "a document from an output": carrying(UNKNOWN) },
});
