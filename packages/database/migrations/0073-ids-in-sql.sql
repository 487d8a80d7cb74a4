-- Ids of rows that one statement makes many of (docs/decisions/0001): the noun and a UUID of version 7 (RFC 9562) as the programs draw it. uuidv7() is of
-- PostgreSQL 18; this needs 13. Of the same millisecond they come in any order: a table that is read in sequence has a column for it.
create function app.new_id(noun text) returns text language sql volatile
  as $$ select noun || '_' || lpad(to_hex(floor(extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7'
    || substr(replace(gen_random_uuid()::text, '-', ''), 14) $$;
