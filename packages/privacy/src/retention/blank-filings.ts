import type { AppContext, Tx } from '@beian/database/transaction';
import { versionAad } from '@beian/records/record';

/** Empty sealed parts of a filing, in the shape that readers expect. */
const emptySubject = { name: '', certificateNumber: '', certificateAddress: '', principal: {} };

/** Removes personal values from versions that are no longer in force; the other values stay. */
export async function blankVersions(ctx: AppContext, tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await tx.client.query<{
    id: string;
    websites: readonly { readonly id: string; readonly personal?: string }[];
  }>('/* blankVersions */ select id, websites from app.record_versions where id = any($1)', [ids]);
  await tx.client.query(
    `/* blankVersions */ update app.record_versions v set personal = n.personal, sites = n.sites, websites = n.websites,
       person_hashes = '{}', erased_at = app.now()
     from unnest($1::text[], $2::bytea[], $3::bytea[], $4::jsonb[]) n(id, personal, sites, websites) where v.id = n.id`,
    [
      rows.map(({ id }) => id),
      rows.map(({ id }) => ctx.keys.sealJson(versionAad('personal', id), emptySubject)),
      rows.map(({ id, websites }) =>
        ctx.keys.sealJson(versionAad('sites', id), Object.fromEntries(websites.map((site) => [site.id, {}]))),
      ),
      rows.map(({ websites }) => JSON.stringify(websites.map(({ personal: _, ...site }) => site))),
    ],
  );
}

/** Removes personal values from websites that are no longer filed, and from subjects without any other website. */
export async function blankWebsites(ctx: AppContext, tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.client.query(
    `/* blankWebsites */ update app.websites w set personal = n.personal, mobile_hash = null, id_hashes = '{}', person_hashes = '{}', erased_at = app.now()
     from unnest($1::text[], $2::bytea[]) n(id, personal) where w.id = n.id`,
    [ids, ids.map((id) => ctx.keys.sealJson(`websites.personal:${id}`, {}))],
  );
  const { rows } = await tx.client.query<{ id: string }>(
    `/* subjectsWithout */ select r.id from app.records r where r.id in (select record_id from app.websites where id = any($1))
       and r.erased_at is null and not exists (select 1 from app.websites w where w.record_id = r.id and w.erased_at is null) for update`,
    [ids],
  );
  await blankRecords(
    ctx,
    tx,
    rows.map(({ id }) => id),
  );
}

export async function blankRecords(ctx: AppContext, tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.client.query(
    `/* blankRecords */ update app.records r set personal = n.personal, certificate_hash = '', holder_hash = null, mobile_hash = null,
       id_hashes = '{}', person_hashes = '{}', erased_at = app.now()
     from unnest($1::text[], $2::bytea[]) n(id, personal) where r.id = n.id`,
    [ids, ids.map((id) => ctx.keys.sealJson(`records.personal:${id}`, emptySubject))],
  );
  // The last version in force belongs to a filing that no longer exists.
  const { rows } = await tx.client.query<{ id: string }>(
    '/* blankRecords */ select id from app.record_versions where record_id = any($1) and erased_at is null',
    [ids],
  );
  await blankVersions(
    ctx,
    tx,
    rows.map(({ id }) => id),
  );
}
