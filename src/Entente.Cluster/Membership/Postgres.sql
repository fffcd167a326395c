CREATE SCHEMA IF NOT EXISTS dialogue_cluster;

CREATE TABLE IF NOT EXISTS dialogue_cluster.versions (
  cluster text PRIMARY KEY,
  version integer NOT NULL
);

CREATE TABLE IF NOT EXISTS dialogue_cluster.members (
  cluster text NOT NULL REFERENCES dialogue_cluster.versions ON DELETE CASCADE,
  silo text NOT NULL,
  status integer NOT NULL,
  name text NOT NULL,
  host text NOT NULL,
  role text,
  update_zone integer NOT NULL,
  fault_zone integer NOT NULL,
  proxy_port integer NOT NULL,
  started timestamptz NOT NULL,
  alive timestamptz NOT NULL,
  suspicions text[] NOT NULL,
  etag bigint NOT NULL,
  PRIMARY KEY (cluster, silo)
);
