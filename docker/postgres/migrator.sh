#!/bin/sh
# Run once by the image of PostgreSQL: the role `migrator` owns the database and may make roles, but is no superuser, so that
# row-level security binds it.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$MIGRATOR_PASSWORD" --username postgres --dbname postgres <<'SQL'
create role migrator login createrole nosuperuser nobypassrls password :'password';
create database beian owner migrator;
SQL
