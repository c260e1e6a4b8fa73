import { exposuresOfPod, facesOutside } from "../../lib/kubernetes/network/exposure";
import { allOf, anyOf, type Truth, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

/** Consoles that run code or show data to every client that reaches them, by the repository of their image. */
const CONSOLES =
  /(^|\/)(argocli|argocd|argo-server|nifi|scope|kubernetes-dashboard|dashboard|headlamp|jenkins|prometheus|alertmanager|ollama|vllm-openai|tritonserver|ray|mlflow|k8s-hub|jupyterhub|jupyter|notebook|bentoml|phpmyadmin|adminer|pgadmin4|mongo-express|redis-commander|kibana|portainer(-ce)?|rancher|airflow|spark|flink|kafka-ui|grafana)$/;

export const noExposedAdminInterfaces = stackPolicy({
  id: "no-exposed-admin-interfaces",
  category: "attacker-on-the-network",
  threats: ["N2", "X1", "X3"],
  boundaries: ["B6"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Admin consoles must not be exposed outside the cluster",
  why: "They run code, show data or change the cluster, and many need no sign-in; attackers scan for them.",
  fix: "Set the type of the Service to `ClusterIP`, remove its routes, and use a port forward, a VPN or an authenticating proxy.",
  references: ["owasp:2025/K06", "ms:MS-TA9005", "mitre:T1133"],
  equivalents: ["kubescape:C-0021"],
  covers: ["exposed-sensitive-interface"],
  exceptions: "Consoles behind a proxy in front of the cluster that authenticates every user.",

  *checkStack(cluster) {
    for (const pod of cluster.pods) {
      for (const container of pod.containers) {
        const { image } = container;
        const isConsole: Truth =
          image === UNKNOWN ? UNKNOWN : image !== undefined && CONSOLES.test(image.repository);
        if (isConsole === false) continue;
        const isOutside = anyOf(exposuresOfPod(cluster, pod).map(facesOutside));
        const field = container.at("image");
        yield container.issueOn(
          field.violates(`must not expose ${field.shown} outside the cluster`, allOf([isConsole, isOutside])),
        );
      }
    }
  },
});
