import { coveredTableNames, namedRowsSql, namedRowsValues } from '../covered-rows/index.ts';
import { newId } from '../ids/ids.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { Tx } from './tx.ts';

/** Writes an audit row, which names the covered rows that the transaction has written since the one before. */
export async function insertAudit(
  tx: Pick<Tx, 'client' | 'trail'>,
  { actor, action, target, details }: AuditEntry,
  outcome: 'done' | 'refused',
): Promise<void> {
  tx.trail.rows += 1;
  const written = coveredTableNames.flatMap((table) => {
    const keys = tx.trail.written.get(table);
    return keys === undefined ? [] : [{ table, keys: [...keys] }];
  });
  tx.trail.written.clear();
  const said = actor.person === undefined ? details : { ...details, person: actor.person };
  await tx.client.query({
    name: [
      'write-audit',
      ...written.map(({ table, keys }) => `${coveredTableNames.indexOf(table)}${keys.length === 1 ? '' : 's'}`),
    ].join('-'),
    text: `/* writeAudit */ insert into app.audit (id, actor_kind, actor_id, action, target, outcome, details)
      values ($1, $2, $3, $4, $5, $6, ${written.length === 0 ? '$7' : `$7::jsonb || ${namedRowsSql(written, 8)}`})`,
    values: [
      ...[newId('audit'), actor.kind, actor.id, action, target, outcome, JSON.stringify(said)],
      ...namedRowsValues(written),
    ],
  });
}
