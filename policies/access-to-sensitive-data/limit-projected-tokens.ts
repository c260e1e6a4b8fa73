import { concerning } from "../../lib/model/issue";
import { UNKNOWN } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const limitProjectedTokens = podPolicy({
  id: "limit-projected-tokens",
  category: "access-to-sensitive-data",
  threats: ["X4", "E5"],
  boundaries: ["B1", "B7"],
  stride: ["S", "E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Projected service account tokens must be short-lived",
  why: "A stolen token works until it expires; the kubelet renews a short one as long as the pod runs.",
  fix: "Set `expirationSeconds` to {maxSeconds} or less, or leave it out.",
  references: [
    "url:https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken",
    "ms:MS-TA9016",
    "mitre:T1528",
  ],
  options: {
    maxSeconds: { type: "number", default: 86_400, description: "How many seconds a token may be valid." },
  },

  check: (pod, { maxSeconds }) =>
    pod.volumes.flatMap((volume) =>
      volume
        .at("projected.sources")
        .items()
        .map((source) => {
          const expiration = source.at("serviceAccountToken.expirationSeconds");
          const seconds = expiration.number();
          const isLong = seconds === UNKNOWN ? UNKNOWN : seconds !== undefined && seconds > maxSeconds;
          return concerning(
            `volume "${volume.key("name").shown}"`,
            expiration.violates(`must not ask for a token of ${expiration.shown} seconds`, isLong),
          );
        }),
    ),
});
