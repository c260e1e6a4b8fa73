import { type Truth, UNKNOWN } from "../../model/value";
import type { Container } from "../pods/container";

/** Servers that hold data, by the last part of the repository of their image. */
const STORES = new Set([
  "cassandra",
  "clickhouse",
  "clickhouse-server",
  "cockroach",
  "couchbase",
  "couchdb",
  "elasticsearch",
  "etcd",
  "influxdb",
  "mariadb",
  "memcached",
  "minio",
  "mongo",
  "mongodb",
  "mssql-server",
  "mysql",
  "mysql-server",
  "neo4j",
  "opensearch",
  "postgis",
  "postgres",
  "postgresql",
  "redis",
  "redis-stack",
  "timescaledb",
  "valkey",
  "vault",
]);

/** Whether a container keeps running a server that holds data. */
export function isDataStore(container: Container): Truth {
  const { image } = container;
  if (container.keepsRunning === false) return false;
  if (image === UNKNOWN) return UNKNOWN;
  return image !== undefined && STORES.has(image.repository.slice(image.repository.lastIndexOf("/") + 1));
}
