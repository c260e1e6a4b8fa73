import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dump } from "js-yaml";
import { isMap } from "../../lib/model/value";
import { container, type Manifest, type Tweaks } from "../../test/support/builders";
import { manifests } from "./programs";

/** Pods as they are in use, one hardened and three that are weak in ways of their own. */
const PODS: readonly Tweaks[] = [
  {
    "containers[0].image": "nginx",
    "containers[0].imagePullPolicy": undefined,
    "containers[0].resources": undefined,
    "containers[0].securityContext": { privileged: true },
    hostNetwork: true,
    securityContext: undefined,
  },
  {
    "containers[0].image": "registry.example.com/shop/api:2.1",
    "containers[0].livenessProbe": undefined,
    "containers[0].env": [
      { name: "DB_PASSWORD", value: "Autumn-2025-shop!" },
      { name: "LOG_LEVEL", value: "info" },
    ],
    automountServiceAccountToken: true,
  },
  {
    "containers[0].volumeMounts": [{ name: "logs", mountPath: "/logs", readOnly: true }],
    volumes: [
      { name: "logs", hostPath: { path: "/var/log" } },
      { name: "cache", emptyDir: {} },
    ],
  },
  { "containers[1]": { ...container(), name: "proxy", ports: [{ containerPort: 9090 }] } },
];

/** The name of a file of so many mixed documents in a folder; written where it is not there yet. */
export function documents(folder: string, count: number): string {
  const file = join(folder, `${count}.yaml`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const texts = manifests(count, PODS).map(
    (manifest) => `---\n${dump(labelled(manifest), { noRefs: true })}`,
  );
  writeFileSync(file, texts.join(""));
  return file;
}

/** With the labels that charts put on their objects. */
function labelled(manifest: Manifest): Manifest {
  const metadata = manifest["metadata"];
  if (!isMap(metadata)) return manifest;
  const labels = {
    "app.kubernetes.io/name": String(metadata["name"]),
    "app.kubernetes.io/instance": "shop",
    "app.kubernetes.io/version": "1.4.2",
    "app.kubernetes.io/managed-by": "Helm",
    "helm.sh/chart": "shop-3.2.1",
  };
  return { ...manifest, metadata: { ...metadata, labels } };
}
