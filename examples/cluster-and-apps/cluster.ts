import * as pulumi from "@pulumi/pulumi";

/** Stands in for a cloud: what it creates is known once it is created, and not before. */
const platform: pulumi.dynamic.ResourceProvider = {
  async create({ name }) {
    const arn = `arn:aws:iam::123456789012:role/${name}`;
    return { id: name, outs: { name, arn, kubeconfig: `# of ${name}`, version: "2.0.1" } };
  },
};

/** A cluster, with the kubeconfig of its administrator. */
export class Cluster extends pulumi.dynamic.Resource {
  declare readonly kubeconfig: pulumi.Output<string>;

  constructor(name: string, args: { version: string; nodes: number }) {
    super(platform, name, { name, ...args, kubeconfig: undefined });
  }
}

/** A role in the cloud account that a service account may take on. */
export class WorkloadRole extends pulumi.dynamic.Resource {
  declare readonly arn: pulumi.Output<string>;

  constructor(name: string, args: { actions: string[] }) {
    super(platform, name, { name, ...args, arn: undefined });
  }
}

/** The last release of an application. */
export class Release extends pulumi.dynamic.Resource {
  declare readonly version: pulumi.Output<string>;

  constructor(name: string) {
    super(platform, name, { name, version: undefined });
  }
}
