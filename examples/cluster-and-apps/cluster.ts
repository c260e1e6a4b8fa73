import * as pulumi from "@pulumi/pulumi";

const platform: pulumi.dynamic.ResourceProvider = {
  async create(inputs) {
    return { id: inputs.name, outs: { ...inputs, kubeconfig: `# of ${inputs.name}`, imageTag: "2.0.1" } };
  },
};

/** A cluster of the company's platform: its kubeconfig is known once it is there. */
export class Cluster extends pulumi.dynamic.Resource {
  declare readonly kubeconfig: pulumi.Output<string>;

  constructor(name: string) {
    super(platform, name, { name, kubeconfig: undefined });
  }
}

/** The identity of a workload in the cloud account, and the last release of its image. */
export class WorkloadRole extends pulumi.dynamic.Resource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly imageTag: pulumi.Output<string>;

  constructor(name: string, args: { actions: string[] }) {
    super(platform, name, { name, ...args, arn: undefined, imageTag: undefined });
  }
}
