import { readSecretMount } from "../../../lib/attack/edges/read-secret-mount";
import { tokenMount } from "../../../lib/attack/edges/token-mount";
import { container, deployment, object, type Tweaks, UNKNOWN } from "../../support/builders";
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

  const projecting = (audience: string) => ({
    automountServiceAccountToken: false,
    volumes: [
      { name: "token", projected: { sources: [{ serviceAccountToken: { path: "token", audience } }] } },
    ],
    containers: [
      container({ volumeMounts: [{ name: "token", mountPath: "/token" }] }),
      container({ name: "log", ports: undefined }),
    ],
  });
  const toAccount = 'container "web" of Deployment "shop/web" -> ServiceAccount "shop/web": confirmed';

  test("only the container that mounts a projected token", () => {
    expect(stepsIn(tokenMount, web(projecting("https://kubernetes.default.svc")))).toEqual([toAccount]);
    expect(stepsIn(tokenMount, web(projecting("vault")))).toEqual([]);
  });

  test("every container gets the token that is mounted by default, an init container too", () => {
    const setup = { initContainers: [container({ name: "setup" })] };
    expect(stepsIn(tokenMount, web(setup))).toEqual([
      'init container "setup" of Deployment "shop/web" -> ServiceAccount "shop/web": confirmed',
      toAccount,
    ]);
  });

  test("a token in a Secret is of the account that the Secret names", () => {
    const secret = object("v1", "Secret", "shop/token", {
      type: "kubernetes.io/service-account-token",
      metadata: { annotations: { "kubernetes.io/service-account.name": "deployer" } },
    });
    const pod = web({
      automountServiceAccountToken: false,
      volumes: [{ name: "token", secret: { secretName: "token" } }],
      "containers[0].volumeMounts": [{ name: "token", mountPath: "/token" }],
    });
    expect(stepsIn(tokenMount, pod, secret)).toEqual([]);
    expect(stepsIn(readSecretMount, pod, secret)).toEqual([
      'Deployment "shop/web" -> Secret "shop/token": confirmed',
    ]);
  });
});
