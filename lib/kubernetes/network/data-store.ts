import { lookup } from "../../model/lookup";
import { allOf, anyOf, type Truth, UNKNOWN } from "../../model/value";
import type { Cluster } from "../cluster";
import type { Container } from "../pods/container";
import type { Pod } from "../pods/pod";
import { podsBehind } from "./exposure";
import { type PodGroup, podGroupsOf } from "./pod-groups";

/** Servers that hold data or images, by the last part of the repository of their image, with the ports of their clients. */
const STORES: Readonly<Record<string, readonly number[]>> = {
  cassandra: [9042, 7000],
  clickhouse: [8123, 9000],
  "clickhouse-server": [8123, 9000],
  cockroach: [26257],
  couchbase: [8091, 11210],
  couchdb: [5984],
  distribution: [5000],
  elasticsearch: [9200, 9300],
  etcd: [2379, 2380],
  influxdb: [8086],
  mariadb: [3306],
  memcached: [11211],
  minio: [9000],
  mongo: [27017],
  mongodb: [27017],
  "mssql-server": [1433],
  mysql: [3306],
  "mysql-server": [3306],
  neo4j: [7474, 7687],
  opensearch: [9200, 9300],
  postgis: [5432],
  postgres: [5432],
  postgresql: [5432],
  redis: [6379],
  "redis-stack": [6379],
  registry: [5000],
  timescaledb: [5432],
  valkey: [6379],
  vault: [8200],
};

/** Ports that little else than a data store uses. */
const LIKELY = [1433, 1521, 2379, 3306, 5432, 5984, 6379, 9042, 9200, 11211, 26257, 27017];

/** A container that keeps running a server that holds data, by its image, or likely one, by its port. */
export interface DataStore {
  readonly container: Container;
  readonly isStore: true | typeof UNKNOWN;
  readonly isLikely: boolean;
  /** The ports of its clients; none where any port may be theirs. */
  readonly ports: readonly number[];
}

/** The data stores among the containers of a pod. Only a port that a Service leads to makes an unknown image a likely one. */
export function dataStoresOf(cluster: Cluster, pod: Pod): DataStore[] {
  return pod.containers.flatMap((container): DataStore[] => {
    if (container.keepsRunning === false) return [];
    const { image } = container;
    const declared = portsOf(container);
    if (image === UNKNOWN) return [{ container, isStore: UNKNOWN, isLikely: false, ports: [] }];
    const repository = image?.repository ?? "";
    const name = repository.slice(repository.lastIndexOf("/") + 1);
    if (Object.hasOwn(STORES, name)) {
      return [
        {
          container,
          isStore: true,
          isLikely: false,
          ports: clientPorts(lookup(STORES, name) ?? [], declared),
        },
      ];
    }
    const isStore = allOf([hasLikelyPort(container), hasService(cluster, pod)]);
    if (isStore === false) return [];
    const likely = declared.filter((port) => LIKELY.includes(port));
    return [{ container, isStore, isLikely: true, ports: likely }];
  });
}

/** The usual ports of clients as far as they are declared; else any of both may be theirs. */
function clientPorts(usual: readonly number[], declared: readonly number[]): readonly number[] {
  const both = usual.filter((port) => declared.includes(port));
  return both.length > 0 ? both : [...usual, ...declared];
}

function portsOf(container: Container): number[] {
  return container
    .at("ports")
    .items()
    .map((port) => port.key("containerPort").number())
    .filter((port) => typeof port === "number");
}

function hasLikelyPort(container: Container): Truth {
  return anyOf(
    container
      .at("ports")
      .items()
      .map((port) => port.key("containerPort").isOneOf(LIKELY)),
  );
}

function hasService(cluster: Cluster, pod: Pod): Truth {
  const group = podGroupsOf(cluster).of(pod);
  const behind = cluster.remember("network: groups behind a service", () => {
    const verdicts = new Map<PodGroup, Truth>();
    for (const service of cluster.of("Service"))
      for (const { group: found, verdict } of podsBehind(cluster, service))
        verdicts.set(found, anyOf([verdicts.get(found) ?? false, verdict]));
    return verdicts;
  });
  return (group && behind.get(group)) ?? false;
}
