import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import { allOf, anyOf, not, type Truth } from "../../model/value";

/** A place where a Gateway or a grant opens more than it should. */
interface Opening {
  readonly field: Field;
  readonly demand: string;
  readonly isOpen: Truth;
}

const GATEWAY = "gateway.networking.k8s.io/Gateway";
const GRANT = "gateway.networking.k8s.io/ReferenceGrant";

/** The kinds of objects that may open too much. */
export const OPENING_KINDS = [GATEWAY, GRANT];

/** The openings of a Gateway or a ReferenceGrant. */
export function openingsOf(object: DeclaredResource): Opening[] {
  return object.type === GRANT ? ofGrant(object) : ofGateway(object);
}

/** A Gateway with a listener for HTTPS may serve HTTP to redirect from it, as most do. */
function ofGateway(gateway: DeclaredResource): Opening[] {
  const listeners = gateway.at("spec.listeners").items();
  const hasTls = anyOf(
    listeners.map((listener) =>
      anyOf([listener.key("tls").isSet, listener.key("protocol").isOneOf(["HTTPS", "TLS"])]),
    ),
  );
  return listeners.flatMap((listener): Opening[] => {
    const from = listener.at("allowedRoutes.namespaces.from");
    const protocol = listener.key("protocol");
    return [
      { field: from, demand: "must not take routes from every namespace", isOpen: from.is("All") },
      {
        field: protocol,
        demand: "must serve by TLS",
        isOpen: allOf([protocol.is("HTTP"), not(hasTls), not(gateway.isPatch)]),
      },
    ];
  });
}

function ofGrant(grant: DeclaredResource): Opening[] {
  return grant
    .at("spec.to")
    .items()
    .map((target) => ({
      field: target,
      demand: "must not give every Secret to another namespace",
      isOpen: allOf([target.key("kind").is("Secret"), not(target.key("name").isSet)]),
    }));
}
