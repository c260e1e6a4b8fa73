import * as pulumi from "@pulumi/pulumi";

/** Stands in for a service that knows versions: what it creates is known once it is created, and not before. */
const platform: pulumi.dynamic.ResourceProvider = {
  async create({ name }) {
    return { id: name, outs: { name, version: "2.0.1" } };
  },
};

/** The last release of an application. */
export class Release extends pulumi.dynamic.Resource {
  declare readonly version: pulumi.Output<string>;

  constructor(name: string) {
    super(platform, name, { name, version: undefined });
  }
}
