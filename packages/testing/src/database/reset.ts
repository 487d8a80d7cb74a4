import type pg from 'pg';

/** What sends statements as superuser: a test database. */
interface Queries {
  query<R extends pg.QueryResultRow>(sql: string): Promise<R[]>;
}

/**
 * A test database is used by one test after the other: connections with planned statements cost more than the rows of a test. `keepRows` notes the
 * rows that it begins with, in a schema of its own, and `resetRows` brings them back.
 */
const KEPT = 'kept';

/** Columns that can be written, by table: all but generated ones. */
const tablesSql = `select c.oid::regclass::text as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' group by c.oid`;

export const keepSql = `
    drop schema if exists ${KEPT} cascade;
    create schema ${KEPT};
    create table ${KEPT}.unchanged (name text primary key, rows bigint not null, since xid not null);
    create table ${KEPT}.sequences as select schemaname, sequencename, start_value, last_value from pg_sequences where schemaname = 'app';
    do $$
    declare one record; filled boolean;
    begin
      for one in ${tablesSql} loop
        execute format('select exists (select from %s)', one.name) into filled;
        if filled then
          execute format('create table ${KEPT}.%I as select %s from %s', replace(one.name, 'app.', ''), one.columns, one.name);
          execute format('insert into ${KEPT}.unchanged select %L, count(*), pg_current_xact_id()::xid from %s', one.name, one.name);
        end if;
      end loop;
    end $$;
    create function ${KEPT}.reset() returns void language plpgsql set session_replication_role = replica as $$
    declare one record; same boolean;
    begin
      for one in select t.*, u.rows, u.since from (${tablesSql}) t left join ${KEPT}.unchanged u using (name) loop
        if one.rows is null then
          execute format('delete from %s', one.name);
          continue;
        end if;
        -- No row was added or changed when none is younger, and none is gone when there are as many.
        execute format('select count(*) = $1 and count(*) filter (where age(xmin) < age($2)) = 0 from %s', one.name)
          into same using one.rows, one.since;
        if same then continue; end if;
        execute format('delete from %s', one.name);
        execute format('insert into %s (%s) overriding system value select %s from ${KEPT}.%I', one.name, one.columns, one.columns, replace(one.name, 'app.', ''));
        update ${KEPT}.unchanged u set since = pg_current_xact_id()::xid where u.name = one.name;
      end loop;
      perform setval(format('%I.%I', schemaname, sequencename)::regclass, coalesce(last_value, start_value), last_value is not null)
        from ${KEPT}.sequences;
    end $$;`;

export const keepRows = (client: pg.ClientBase): Promise<unknown> => client.query(keepSql);

/** Waits 2 s for a lock at most: where a test has left a transaction open, it fails and the database is dropped. */
export const resetRows = (db: Queries): Promise<unknown> =>
  db.query(`begin; set local lock_timeout = '2s'; select ${KEPT}.reset(); commit`);

/**
 * What no reset brings back: tables, functions, triggers, policies, rights, settings of the database, the version of the calendar and the
 * installation's id, which contexts keep. The same text: nothing of it has changed.
 */
export async function stateOf(db: Queries): Promise<string> {
  const [row] = await db.query<{ state: string }>(
    `select concat_ws(' ', (select md5(string_agg(oid || ':' || xmin, ',' order by oid)) from pg_class where relnamespace <> 'pg_toast'::regnamespace),
       (select md5(string_agg(oid || ':' || xmin, ',' order by oid)) from pg_proc where oid >= 16384),
       (select md5(string_agg(oid || ':' || xmin, ',' order by oid)) from pg_trigger),
       (select md5(string_agg(oid || ':' || xmin, ',' order by oid)) from pg_policy),
       (select md5(string_agg(oid || ':' || xmin, ',' order by oid)) from pg_constraint),
       (select md5(string_agg(oid || ':' || xmin, ',' order by oid)) from pg_namespace),
       (select md5(string_agg(setrole || setconfig::text, ',' order by setrole)) from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
         where d.datname = current_database()),
       (select value ->> 'version' from app.settings where name = 'calendar'),
       (select id from migrations.installation)) as state`,
  );
  return row?.state ?? '';
}
