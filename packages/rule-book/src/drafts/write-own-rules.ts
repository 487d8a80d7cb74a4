import { newId } from '@beian/database/ids';
import type { Tx } from '@beian/database/transaction';
import { ownTextOf, ruleOf } from '@beian/domain/rule-book';
import type { DraftRow } from './draft-row.ts';

/** Writes what a draft changes, in its order: a later row overlays an earlier one. Returns the ids of the new rows. */
export async function writeOwnRules(tx: Tx, { id: draftId, source, changes }: DraftRow): Promise<readonly string[]> {
  const written: string[] = [];
  for (const change of changes) {
    if (change.does === 'endText') {
      await tx.client.query('/* endOwnText */ update app.own_texts set until_day = $2, ended_by = $3 where id = $1', [
        change.text,
        change.until,
        draftId,
      ]);
      continue;
    }
    if (change.does === 'reasonText' || change.does === 'noticeText') {
      const { key, texts, from, until } = ownTextOf(change.text);
      const id = newId('text');
      await tx.client.query(
        '/* addOwnText */ insert into app.own_texts (id, draft_id, key, texts, from_day, until_day) values ($1, $2, $3, $4, $5, $6)',
        [id, draftId, key, JSON.stringify(texts), from, until ?? null],
      );
      written.push(id);
      continue;
    }
    if (change.does === 'end') {
      await tx.client.query('/* endOwnRule */ update app.own_rules set until_day = $2, ended_by = $3 where id = $1', [
        change.rule,
        change.until,
        draftId,
      ]);
      continue;
    }
    const { from, until, ...rule } = ruleOf(change.rule, draftId, change.rule.source ?? source);
    const id = newId('rule');
    await tx.client.query(
      '/* addOwnRule */ insert into app.own_rules (id, draft_id, rule, from_day, until_day) values ($1, $2, $3, $4, $5)',
      [id, draftId, JSON.stringify(rule), from, until ?? null],
    );
    written.push(id);
  }
  return written;
}
