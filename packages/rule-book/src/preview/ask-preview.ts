import { writeAudit } from '@beian/database/audit';
import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import type { Tx } from '@beian/database/transaction';
import { dayOfChanges, PREVIEW_DAYS, type RuleChange, type RuleDraftState } from '@beian/domain/rule-book';
import { settingRow } from '@beian/domain/settings';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';

const ruleId = 'R-14';
const notAllowed = rightRefusal(
  'previewRules',
  bilingual('试算规则草案', 'work out what a draft of rules would do'),
  ruleId,
);
const notFound = refusal('NOT_FOUND', {
  code: 'NOT_FOUND',
  field: 'id',
  message: bilingual('没有此规则草案', 'There is no such draft of rules'),
  suggestion: bilingual('请从草案列表打开', 'Open it from the list of drafts'),
  ruleId,
});
const stale = refusal('STALE', {
  code: 'STALE',
  field: 'version',
  message: bilingual('草案已被他人修改', 'Somebody has changed the draft meanwhile'),
  suggestion: bilingual('请刷新草案后再试算', 'Read the draft again, then ask for the preview'),
  ruleId,
});
const decided = refusal('GUARD_FAILED', {
  code: 'NOT_POSSIBLE_NOW',
  field: 'id',
  message: bilingual(
    '草案已生效或已撤回，不能再试算',
    'The draft was approved or withdrawn: there is nothing to preview',
  ),
  suggestion: bilingual('请新建草案', 'Make another draft'),
  ruleId,
});
const noRules = refusal('GUARD_FAILED', {
  code: 'NOTHING_TO_SET',
  field: 'id',
  message: bilingual('草案不改变任何规则', 'The draft changes no rule'),
  suggestion: bilingual('请先添加规则', 'Add a rule to it first'),
  ruleId,
});

/**
 * Asks the worker for what a draft would do, in place of an earlier preview of it; one of this version that is not finished is kept.
 * @returns the id of the preview
 */
export async function askPreview(
  tx: Tx,
  actor: Actor,
  { draftId, version }: { readonly draftId: string; readonly version: number },
): Promise<string | Refusal> {
  const done = await ask(tx, actor, draftId, version);
  const isDone = typeof done === 'string';
  await writeAudit(tx, actor, 'previewRuleDraft', draftId, isDone ? 'done' : 'refused', { version });
  return done;
}

const sameEdition = refusal('GUARD_FAILED', {
  code: 'NOTHING_TO_SET',
  field: 'edition',
  message: bilingual('该版本已在使用，没有变化', 'This edition is in force: nothing would change'),
  suggestion: bilingual('请选择另一个版本', 'Choose another edition'),
  ruleId,
});
const unknownEdition = refusal('INVALID_INPUT', {
  code: 'NOT_FOUND',
  field: 'edition',
  message: bilingual('没有此规则版本', 'There is no such edition of the rules'),
  suggestion: bilingual('请从设置中列出的版本选择', 'Choose one that the setting lists'),
  ruleId,
});

/**
 * Asks the worker what becomes of open orders if the setting `edition` takes this value, in place of an earlier preview of it; one that is not finished is
 * kept.
 * @returns the id of the preview
 */
export async function askEditionPreview(tx: Tx, actor: Actor, edition: string): Promise<string | Refusal> {
  const done = await askEdition(tx, actor, edition);
  const isDone = typeof done === 'string';
  await writeAudit(tx, actor, 'previewEdition', undefined, isDone ? 'done' : 'refused', { to: edition });
  return done;
}

async function askEdition(tx: Tx, actor: Actor, edition: string): Promise<string | Refusal> {
  if (!hasRight(actor, 'previewRules')) return notAllowed;
  if (!settingRow('edition').choices.some(({ value }) => value === edition)) return unknownEdition;
  const { rows } = await tx.client.query<{ same: boolean }>(
    `/* editionInForce */ select value #>> '{}' = $1 as same from app.settings where name = 'edition'`,
    [edition],
  );
  if (rows[0]?.same !== false) return sameEdition;
  await hold(tx, edition);
  const { rows: running } = await tx.client.query<{ id: string }>(
    `/* runningEditionPreview */ select id from app.rule_previews where edition = $1 and state <> 'DONE'`,
    [edition],
  );
  if (running[0] !== undefined) return running[0].id;
  await tx.client.query('/* forgetEditionPreview */ delete from app.rule_previews where edition = $1', [edition]);
  const id = newId('preview');
  await tx.client.query(
    `/* addEditionPreview */ insert into app.rule_previews (id, edition, version, day, since, asked_by)
     values ($1, $2, 0, app.shanghai_day(app.now())::date, app.now(), $3)`,
    [id, edition, actor.id],
  );
  await addJob(tx, 'previewRules', { previewId: id });
  return id;
}

/** Two who ask at once get one preview. */
const hold = (tx: Tx, what: string) =>
  tx.client.query(`/* holdPreview */ select pg_advisory_xact_lock(hashtextextended('preview ' || $1, 0))`, [what]);

async function ask(tx: Tx, actor: Actor, draftId: string, version: number): Promise<string | Refusal> {
  if (!hasRight(actor, 'previewRules')) return notAllowed;
  const { rows } = await tx.client.query<{ version: number; state: RuleDraftState; changes: RuleChange[] }>(
    '/* previewedDraft */ select version, state, changes from app.rule_drafts where id = $1',
    [draftId],
  );
  const [draft] = rows;
  if (draft === undefined) return notFound;
  if (draft.version !== version) return stale;
  if (draft.state !== 'OPEN' && draft.state !== 'SUBMITTED') return decided;
  const day = dayOfChanges(draft.changes);
  if (day === undefined) return noRules;
  await hold(tx, draftId);
  const { rows: running } = await tx.client.query<{ id: string }>(
    `/* runningPreview */ select id from app.rule_previews where draft_id = $1 and version = $2 and state <> 'DONE'`,
    [draftId, version],
  );
  if (running[0] !== undefined) return running[0].id;
  await tx.client.query('/* forgetPreview */ delete from app.rule_previews where draft_id = $1', [draftId]);
  const id = newId('preview');
  await tx.client.query(
    `/* addPreview */ insert into app.rule_previews (id, draft_id, version, day, since, asked_by)
     values ($1, $2, $3, $4, app.now() - $5 * interval '1 day', $6)`,
    [id, draftId, version, day, PREVIEW_DAYS, actor.id],
  );
  await addJob(tx, 'previewRules', { previewId: id });
  return id;
}
