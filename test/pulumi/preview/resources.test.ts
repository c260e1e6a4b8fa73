import proto from "@pulumi/pulumi/proto/resource_pb";
import { optionsOf } from "../../../lib/pulumi/preview/resources";

function requestWith(timeouts: InstanceType<typeof proto.RegisterResourceRequest.CustomTimeouts>) {
  const request = new proto.RegisterResourceRequest();
  request.setCustomtimeouts(timeouts);
  return request;
}

test("time limits of a registration are seconds", () => {
  const timeouts = new proto.RegisterResourceRequest.CustomTimeouts();
  timeouts.setCreate("1m30s");
  timeouts.setRead("10s");
  expect(optionsOf(requestWith(timeouts)).getCustomtimeouts()?.toObject()).toMatchObject({
    create: 90,
    read: 10,
  });
});

test("an SDK without time limits of reads is understood", () => {
  const timeouts = new proto.RegisterResourceRequest.CustomTimeouts();
  timeouts.setCreate("1m30s");
  const older = new Proxy(timeouts, { has: (of, name) => name !== "getRead" && name in of });
  expect(optionsOf(requestWith(older)).getCustomtimeouts()?.toObject()).toMatchObject({ create: 90 });
});
