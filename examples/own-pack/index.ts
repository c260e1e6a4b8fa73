import { definePack, selectPolicies } from "kubernetes-threat-model/library";
import { noSpotNodes } from "./no-spot-nodes";

definePack({
  name: "own-pack",
  displayName: "Rules of our team",
  policies: [
    ...selectPolicies({ frameworks: ["pss:baseline"] }),
    ...selectPolicies({ ids: ["limit-image-registries"] }),
    noSpotNodes,
  ],
  profile: "restricted",
  settings: { trustedRegistries: ["registry.example.com"], annotationExemptions: "none" },
});
