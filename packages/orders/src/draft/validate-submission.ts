import type { AppContext, Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import { type FieldId, type FieldValues, fieldLabel, textOf } from '@beian/domain/filing';
import { failureReasons } from '@beian/domain/life-cycle';
import { guards, type OrderFacts, requiredKinds } from '@beian/domain/order';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { bilingual, fillTemplate, type Reason } from '@beian/domain/text';
import { blackListColumns, loadPublishedRules } from '@beian/records/published';
import { assessmentColumns } from '../content/assessment-columns.ts';
import { partnerKnowledge, readRebasedContent } from '../content/content.ts';
import { countFiledServices } from '../content/filed-services.ts';
import type { LoadedOrder } from '../facts/facts.ts';

/**
 * The filed value changed after the draft was saved, so neither the applicant nor the rules have seen the change
 * against it.
 */
const filedSinceReason = (field: FieldId, of: { readonly kind: OrderKind }): Reason => ({
  code: 'FILED_SINCE',
  field,
  message: fillTemplate(
    bilingual('填报之后，备案中的“{zh}”已有变化', 'What is filed has changed since this was filled in: {en}'),
    {
      ...fieldLabel(field, of),
    },
  ),
  suggestion: bilingual('请重新保存一次，核对后再提交', 'Save once more, compare, and submit again'),
  ruleId: 'L-submit',
});

/** A first filing is one of a certificate that has none in the province. */
const certificateTaken: Reason = {
  code: 'CERTIFICATE_TAKEN',
  field: 'subject.certificateNumber',
  message: bilingual(
    '该证件在本省已有备案，或有进行中的首次备案',
    'These papers have a filing, or an open first filing, in this province',
  ),
  suggestion: bilingual(
    '已备案的请办理新增网站或变更；否则请先完成或放弃另一订单',
    'If they are filed, add a website or change the filing; otherwise finish or abandon the other order first',
  ),
  ruleId: 'ORD-03, code 1003',
};

async function certificateReasons(
  ctx: AppContext,
  tx: Tx,
  { facts: { kind, province }, row }: LoadedOrder,
  after: FieldValues,
): Promise<Reason[]> {
  const number = textOf(after, 'subject.certificateNumber');
  if (kindRow(kind).about !== 'nothing' || number === undefined) return [];
  const { rows } = await tx.client.query<{ taken: boolean }>(
    '/* certificateTaken */ select app.certificate_taken($1, $2, $3, $4) as taken',
    [ctx.keys.searchHashes('certificate', number), blackListColumns(ctx, after).subjectHash, province, row.recordId],
  );
  return rows[0]?.taken ? [certificateTaken] : [];
}

type Assessed = Pick<ReturnType<typeof assessmentColumns>, 'findings' | 'assessment'>;

export interface ValidatedSubmission extends Assessed {
  /** The facts under today's rules. */
  readonly facts: OrderFacts;
  /** Obstacles to the submission beyond the guards' own; empty when there are none. */
  readonly reasons: readonly Reason[];
}

/**
 * The result of today's rules for an order about to be submitted. Only reads: `submit` stores or refuses by it and a
 * dry run (`dry-run.ts`) reports it, so both use the same rules.
 */
export async function validateSubmission(
  ctx: AppContext,
  tx: Tx,
  { loaded, actor, input }: { readonly loaded: LoadedOrder; readonly actor: Actor; readonly input: unknown },
): Promise<ValidatedSubmission> {
  const { kind, province, edition, now, record } = loaded.facts;
  const { base, now: after, sent, outdated } = await readRebasedContent(ctx, tx, { ...loaded.row, kind });
  const today = shanghaiDay(Date.parse(now));
  const published = await loadPublishedRules(ctx, tx, province, after);
  const { findings, assessment } = assessmentColumns({
    kind,
    elsewhere: record.elsewhere,
    province,
    edition,
    today,
    before: base,
    after,
    published,
    ...(await countFiledServices(tx, { ...loaded.row, kind }, after)),
    ...partnerKnowledge(loaded.row.salt, { base, now: after, sent }),
  });
  const facts = { ...loaded.facts, findings, asked: assessment.asked, required: requiredKinds(assessment) };
  const reasons =
    outdated.length > 0
      ? outdated.map((field) => filedSinceReason(field, { kind }))
      : [
          ...(['formValid', 'materialsComplete'] as const).flatMap((name) =>
            failureReasons(name, guards[name], facts, actor, input),
          ),
          ...(await certificateReasons(ctx, tx, loaded, after)),
        ];
  return { facts, findings, assessment, reasons };
}
