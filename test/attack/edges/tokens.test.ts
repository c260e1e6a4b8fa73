import { tokenMount } from "../../../lib/attack/edges/token-mount";
import { deployment, object, type Tweaks, UNKNOWN } from "../../support/builders";
import { stepsIn } from "../support";

describe("TOKEN_MOUNT", () => {
  const web = (spec: Tweaks) => deployment("shop/web", { automountServiceAccountToken: true, ...spec });
  const taken = (certainty: string) => [`Deployment "shop/web" -> ServiceAccount "shop/web": ${certainty}`];

  test.each<[name: string, spec: Tweaks, expected: string[]]>([
    ["a pod that mounts its token", {}, taken("confirmed")],
    ["a pod that does not mount it", { automountServiceAccountToken: false }, []],
    ["a pod that perhaps mounts it", { automountServiceAccountToken: UNKNOWN }, taken("possible")],
    [
      "a pod whose account is not known",
      { serviceAccountName: UNKNOWN },
      [`Deployment "shop/web" -> any ServiceAccount of namespace "shop": possible`],
    ],
  ])("%s", (_, spec, expected) => {
    expect(stepsIn(tokenMount, web(spec))).toEqual(expected);
  });

  test("the account says no where the pod does not say", () => {
    const account = object("v1", "ServiceAccount", "shop/web", { automountServiceAccountToken: false });
    expect(stepsIn(tokenMount, web({ automountServiceAccountToken: undefined }), account)).toEqual([]);
  });
});
