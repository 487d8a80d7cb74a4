#!/bin/sh
# Run once by the PostgreSQL image: the role `migrator` owns the database and may create roles, but is no superuser, so that
# row-level security applies to it.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$MIGRATOR_PASSWORD" --username postgres --dbname postgres <<'SQL'
create role migrator login createrole nosuperuser nobypassrls password :'password';
create database beian owner migrator;
SQL
