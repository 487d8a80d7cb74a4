-- The role that owns the database of Beian Desk and may create the programs' roles, but is no superuser, so that row-level security applies to
-- it; and the database. A superuser runs it once, with psql 15 or newer:
--   read -rs MIGRATOR_PASSWORD && export MIGRATOR_PASSWORD && psql --dbname postgres --file docker/postgres/role-and-database.sql
-- The image of PostgreSQL does that at its first start (docker/compose.yaml). Then: DATABASE_URL=postgres://migrator:…@HOST:5432/beian
\set ON_ERROR_STOP on
\set password ''
\getenv password MIGRATOR_PASSWORD
select length(:'password') < 12 as is_short \gset
\if :is_short
do $$ begin raise exception 'set MIGRATOR_PASSWORD in the environment of psql: at least 12 letters, digits, - and _'; end $$;
\endif

create role migrator login createrole nosuperuser nobypassrls password :'password';
create database beian owner migrator;
