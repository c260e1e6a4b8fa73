import { type Truth, UNKNOWN } from "../../model/value";
import type { Flags } from "./command-line";
import { flagValue } from "./flag-setting";

const LOOPBACK = /^\w+:\/\/(localhost|127\.[\d.]+|\[::1\])(:|$)/;

/** Whether an etcd takes clients from beyond its machine. By default it listens on localhost alone. */
export function hasRemoteClients(flags: Flags): Truth {
  return listensBeyond(flags, "listen-client-urls");
}

/** Whether an etcd takes other members from beyond its machine; one that is alone does not by default. */
export function hasRemotePeers(flags: Flags): Truth {
  return listensBeyond(flags, "listen-peer-urls");
}

function listensBeyond(flags: Flags, name: string): Truth {
  const urls = flagValue(flags, name);
  if (urls === undefined || urls === UNKNOWN) return urls === UNKNOWN ? UNKNOWN : false;
  return urls.split(",").some((url) => !LOOPBACK.test(url.trim()));
}
