import type { Value } from "../../lib/model/value";
import { limitProjectedTokens } from "../../policies/access-to-sensitive-data/limit-projected-tokens";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const holding = (expirationSeconds: Value) =>
  pod({
    volumes: [
      {
        name: "token",
        projected: { sources: [{ serviceAccountToken: { path: "token", expirationSeconds } }] },
      },
    ],
  });

testPolicy(limitProjectedTokens, {
  accepts: {
    "an hour": holding(3600),
    "the default": holding(null),
    "a day": holding(86_400),
  },
  rejects: {
    "a year": {
      given: holding(31_536_000),
      says: 'Pod "web" must not ask for a token of 31536000 seconds (volume "token", spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds)',
    },
  },
  undecided: { "a time from an output": holding(UNKNOWN) },
});
