import type { Value, ValueMap } from "../../lib/model/value";
import { noCredentialsInUserData } from "../../policies/access-to-sensitive-data/no-credentials-in-user-data";
import { dependingOn, object, resource, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzQ8vNd2aTk";
const script = (...lines: string[]) => ["#!/bin/bash", ...lines, "/etc/eks/bootstrap.sh prod"].join("\n");
const base64 = (text: string) => Buffer.from(text).toString("base64");
const LEAK = script(`export AWS_SECRET_ACCESS_KEY=${SECRET}`);

const template = (userData: Value) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", { instanceType: "m7i.large", userData });
const used = (userData: Value) => {
  const of = template(userData);
  const nodes = resource("aws:eks/nodeGroup:NodeGroup", "workers", { launchTemplate: { id: UNKNOWN } });
  return stack(of, dependingOn(nodes, { launchTemplate: [of] }));
};
const configuration = (inputs: ValueMap) =>
  stack(
    resource("aws:ec2/launchConfiguration:LaunchConfiguration", "workers", { name: "workers", ...inputs }),
    resource("aws:autoscaling/group:Group", "workers", {
      launchConfiguration: "workers",
      tags: [{ key: "kubernetes.io/cluster/prod", value: "owned", propagateAtLaunch: true }],
    }),
  );
const gkeNodes = (metadata: Value) =>
  stack(resource("gcp:container/nodePool:NodePool", "workers", { nodeConfig: { metadata } }));

const TEMPLATE = 'aws:ec2/launchTemplate:LaunchTemplate "workers"';
const CONFIGURATION = 'aws:ec2/launchConfiguration:LaunchConfiguration "workers"';

testStackPolicy(noCredentialsInUserData, {
  accepts: {
    "a script that joins a cluster": used(
      base64(script("B64_CLUSTER_CA=LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t")),
    ),
    "a script that fetches its secret": used(
      base64(script("TOKEN=$(aws secretsmanager get-secret-value --secret-id node)")),
    ),
    "a template without user data": stack(
      resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", { instanceType: "m7i.large" }),
    ),
    "a template that no cluster uses": stack(template(base64(`export AWS_SECRET_ACCESS_KEY=${SECRET}`))),
    "the metadata of nodes of GKE": gkeNodes({ "startup-script": "#!/bin/bash\necho ready\n" }),
  },
  rejects: {
    "a key in the script of a node class of Karpenter": {
      given: stack(object("karpenter.k8s.aws/v1", "EC2NodeClass", "default", { spec: { userData: LEAK } })),
      says: ['EC2NodeClass "default" must not hold a password (spec.userData)'],
    },
    "a key in the script of a template": {
      given: used(base64(LEAK)),
      says: [`${TEMPLATE} must not hold a password (userData)`],
    },
    "a key in the plain script of a launch configuration": {
      given: configuration({ userData: LEAK }),
      says: [`${CONFIGURATION} must not hold a password (userData)`],
    },
    "a key in the encoded script of a launch configuration": {
      given: configuration({ userDataBase64: base64(LEAK) }),
      says: [`${CONFIGURATION} must not hold a password (userDataBase64)`],
    },
    "a key in the start script of nodes of GKE": {
      given: gkeNodes({ "startup-script": `#!/bin/bash\nexport DB_PASSWORD='${SECRET}'\n` }),
      says: [
        'gcp:container/nodePool:NodePool "workers" must not hold a password (nodeConfig.metadata.startup-script)',
      ],
    },
  },
  undecided: {
    "user data from an output": used(UNKNOWN),
    "metadata from an output": gkeNodes(UNKNOWN),
  },
});
