import { writeAudit } from '@beian/database/audit';
import { newId } from '@beian/database/ids';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import type { IdentifierKind, PersonIdentifier } from '@beian/domain/personal';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { type ArchiveFile, collectPerson } from './collect.ts';
import { planDeletion } from './decide.ts';
import { findPerson } from './find.ts';
import {
  auditRefusal,
  type PersonQuery,
  parsePersonQuery,
  type Refused,
  refusedOutcome,
  runIdempotently,
  sharedValue,
} from './person-query.ts';

/** How long an archive can be downloaded after the request, minutes. */
const EXPORT_MINUTES = 10;
const exportAad = (id: string): string => `person_exports.sought:${id}`;

export type ExportOutcome =
  | { readonly ok: true; readonly id: string /** ISO 8601, UTC. */; readonly until: string; readonly places: number }
  | Refused;

/**
 * Prepares an archive of everything held on a person; its requester can download it once within ten minutes.
 * Audited without the value.
 */
export function exportPerson(
  ctx: AppContext,
  tx: Tx,
  personQuery: PersonQuery & { readonly requestId: string | null; readonly language: Language; readonly key: string },
): Promise<ExportOutcome> {
  const { actor, requestId, language, key } = personQuery;
  return runIdempotently(
    ctx,
    tx,
    { actor, key, body: ['exportPerson', personQuery.by, personQuery.value, requestId] },
    async () => {
      const sought = parsePersonQuery(personQuery);
      if ('code' in sought) return refusedOutcome(await auditRefusal(tx, actor, 'exportPerson', sought));
      const person = await findPerson(ctx, tx, sought);
      if (person.people > 1)
        return refusedOutcome(await auditRefusal(tx, actor, 'exportPerson', sharedValue(person.people)));
      const id = newId('export');
      const { rows } = await tx.client.query<{ until: string }>(
        `/* exportPerson */ insert into app.person_exports (id, request_id, staff_id, sought_by, sought, language, until)
       values ($1, (select id from app.person_requests where id = $2), $3, $4, $5, $6, app.now() + interval '${EXPORT_MINUTES} minutes')
       returning app.iso(until) as until`,
        [id, requestId, actor.id, sought.by, ctx.keys.seal(exportAad(id), sought.value), language],
      );
      const { decisions } = await planDeletion(ctx, tx, person);
      await writeAudit(tx, actor, 'exportPerson', id, 'done', { by: sought.by, places: decisions.length });
      return { ok: true, id, until: rows[0]?.until ?? '', places: decisions.length };
    },
  );
}

/**
 * The files of an archive; null when the actor has none with this id, it was downloaded already, or it has expired.
 * Audited before a byte is returned.
 */
export function claimExport(
  ctx: AppContext,
  actor: Actor,
  id: string,
): Promise<{ readonly fileName: string; readonly files: readonly ArchiveFile[] } | null> {
  return transaction(ctx, actor, async (tx) => {
    if (!hasRight(actor, 'handlePersons')) return null;
    const { rows } = await tx.client.query<{
      by: IdentifierKind;
      sought: Buffer;
      language: Language;
      at: string;
      day: string;
    }>(
      `/* claimExport */ update app.person_exports set taken_at = app.now() where id = $1 and staff_id = $2 and taken_at is null and until > app.now()
       returning sought_by as by, sought, language, app.iso(app.now()) as at, app.shanghai_day(app.now()) as day`,
      [id, actor.id],
    );
    const [row] = rows;
    if (row === undefined) return null;
    const sought: PersonIdentifier = { by: row.by, value: ctx.keys.unseal(exportAad(id), row.sought).toString() };
    const person = await findPerson(ctx, tx, sought);
    const files = await collectPerson(ctx, tx, person, { language: row.language, at: row.at });
    await writeAudit(tx, actor, 'takeExport', id, 'done', { files: files.length });
    return { fileName: `personal-information-${row.day}.zip`, files };
  });
}
