import proto, { type RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { structOf } from "../wire";
import type { Child } from "./component";

/** The registration of what a component makes, with the provider that the component was given for it. */
export function childRequest(
  { type, name, properties, dependencies = {} }: Child,
  component: RegisterResourceRequest,
  parent: string,
): RegisterResourceRequest {
  const request = new proto.RegisterResourceRequest();
  const [packageName = ""] = type.split(":", 1);
  const isSamePackage = component.getType().startsWith(`${packageName}:`);
  const own = component.getProvider();
  const given = component.getProvidersMap().get(packageName);
  request.setType(type);
  request.setName(name);
  request.setParent(parent);
  request.setCustom(true);
  request.setObject(structOf(properties));
  request.setProvider(given ?? (own.includes(`::pulumi:providers:${packageName}::`) ? own : ""));
  if (isSamePackage) {
    request.setVersion(component.getVersion());
    request.setPackageref(component.getPackageref());
  }
  for (const [property, urns] of Object.entries(dependencies)) {
    const message = new proto.RegisterResourceRequest.PropertyDependencies();
    message.setUrnsList([...urns]);
    request.getPropertydependenciesMap().set(property, message);
  }
  request.setDependenciesList([...new Set(Object.values(dependencies).flat())]);
  return request;
}
