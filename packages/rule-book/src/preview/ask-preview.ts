import { writeAudit } from '@beian/database/audit';
import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import type { Tx } from '@beian/database/transaction';
import { dayOfChanges, PREVIEW_DAYS, type RuleChange, type RuleDraftState } from '@beian/domain/rule-book';
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
  // Two who ask at once get one preview.
  await tx.client.query(`/* holdPreview */ select pg_advisory_xact_lock(hashtextextended('preview ' || $1, 0))`, [
    draftId,
  ]);
  const { rows: running } = await tx.client.query<{ id: string }>(
    `/* runningPreview */ select id from app.rule_previews where draft_id = $1 and version = $2 and state <> 'DONE'`,
    [draftId, version],
  );
  if (running[0] !== undefined) return running[0].id;
  // Those of drafts that were decided a month ago tell nothing any more.
  await tx.client.query(
    `/* forgetPreviews */ delete from app.rule_previews p where p.draft_id = $1 or p.asked_at < app.now() - interval '30 days'
       and exists (select from app.rule_drafts d where d.id = p.draft_id and d.state in ('APPROVED', 'WITHDRAWN'))`,
    [draftId],
  );
  const id = newId('preview');
  await tx.client.query(
    `/* addPreview */ insert into app.rule_previews (id, draft_id, version, day, since, asked_by)
     values ($1, $2, $3, $4, app.now() - $5 * interval '1 day', $6)`,
    [id, draftId, version, day, PREVIEW_DAYS, actor.id],
  );
  await addJob(tx, 'previewRules', { previewId: id });
  return id;
}
