import { isAwaySql } from '@beian/accounts/staff';
import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import { withOwnTexts } from '@beian/database/rules';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { OrderKind } from '@beian/domain/order-names';
import {
  SPOT_CHECK_CLAIM_MS,
  type SpotChecker,
  type SpotCheckFacts,
  type SpotCheckOutcome,
  type SpotCheckStep,
  spotCheckOutcomeOf,
  spotCheckRefusalReasons,
} from '@beian/domain/quality';
import { reasonAppliesTo, reasonCodes } from '@beian/domain/reasons';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Reason, type Refusal, refusal, textLengths } from '@beian/domain/text';
import type { Skills } from '@beian/domain/work';
import { z } from 'zod';
import type { DecidedItem } from './draw.ts';

export type SpotCheckStepOutcome =
  | { readonly ok: true; readonly id: string; readonly outcome?: SpotCheckOutcome }
  | { readonly ok: false; readonly refusal: Refusal };

interface Step {
  readonly actor: Actor;
  readonly id: string;
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

interface Row {
  readonly orderId: string;
  readonly now: string;
  readonly dueAt: string;
  readonly ended: boolean;
  readonly pushed: boolean;
  readonly judges: string[];
  readonly holder: SpotCheckFacts['holder'];
  readonly province: string;
  readonly kind: OrderKind;
  readonly items: DecidedItem[];
}

/** SQL: the end of the claim on a row `l` of app.second_looks. */
export const claimedUntilSql = `(l.taken_at + interval '${SPOT_CHECK_CLAIM_MS / 1000} seconds')`;

/** Claims a spot check: its values are in clear to this person only, for an hour. Claims and refusals are audited. */
export const claimSpotCheck = (ctx: AppContext, tx: Tx, step: Step): Promise<SpotCheckStepOutcome> =>
  runIdempotentStep(ctx, tx, step, 'takeSecondLook', [], async (row) => {
    await tx.client.query(
      `/* claimSpotCheck */ update app.second_looks set staff_id = $2, staff_name = $3, taken_at = app.now() where id = $1`,
      [step.id, step.actor.id, step.actor.name],
    );
    return { auditDetails: { orderId: row.orderId } };
  });

export const secondVerdict = z
  .strictObject({
    item: z.string().max(64).meta({ description: '`SecondLookItem.key`.' }),
    hash: z.string().max(128).meta({ description: '`SecondLookItem.hash`.' }),
    verdict: z.enum(['pass', 'return']).meta({ graphql: 'Verdict', description: 'Pass or return.' }),
    reasons: z
      .array(
        z
          .strictObject({
            code: z.enum(reasonCodes).meta({ description: '`ReturnReason.code`; it must fit the item.' }),
            advice: z
              .string()
              .trim()
              .min(1)
              .max(textLengths.advice)
              .optional()
              .meta({ description: 'The advice as it was edited; left out: the library’s.' }),
          })
          .meta({ graphql: 'SecondVerdictReasonInput', description: 'A reason of the library. Since 2026-11.' }),
      )
      .max(8)
      .default([])
      .meta({ description: 'At least one where it goes back.' }),
  })
  .meta({ graphql: 'SecondVerdictInput', description: 'The own word on one item. Since 2026-11.' });

const verdictsInput = z.array(secondVerdict).min(1).max(200);
type GivenVerdict = z.infer<typeof verdictsInput>[number];

/**
 * Submits all verdicts of a spot check at once, which ends it: nobody sees the first verdicts before giving all of
 * their own. Verdicts and refusals are audited. The order is not changed: a checker who disagrees before the push sends
 * it back by the order's own events.
 */
export const submitSpotCheckVerdicts = (
  ctx: AppContext,
  tx: Tx,
  { verdicts, ...step }: Step & { readonly verdicts: unknown },
): Promise<SpotCheckStepOutcome> =>
  runIdempotentStep(ctx, tx, step, 'giveSecondLook', [verdicts], async (row) => {
    const checked = checkInput(verdictsInput, verdicts);
    if ('reasons' in checked) return checked;
    const given = checked.value;
    const problems = problemsOf(row.items, given);
    if (problems.length > 0) return refusal('GUARD_FAILED', ...problems);
    const pairs = row.items.map((first) => ({
      first,
      second: given.find(({ item }) => item === first.item) as GivenVerdict,
    }));
    for (const { first, second } of pairs) await writeVerdict(ctx, tx, { step, orderId: row.orderId, first, second });
    const outcome = spotCheckOutcomeOf(
      pairs.map(({ first, second }) => ({ first: first.verdict, second: second.verdict })),
      row.pushed,
    );
    const otherwise = pairs.filter(({ first, second }) => first.verdict !== second.verdict).length;
    await tx.client.query(
      '/* submitSpotCheckVerdicts */ update app.second_looks set ended_at = app.now(), outcome = $2, otherwise = $3 where id = $1',
      [step.id, outcome, otherwise],
    );
    return { auditDetails: { orderId: row.orderId, outcome, otherwise }, outcome };
  });

async function writeVerdict(
  ctx: AppContext,
  tx: Tx,
  { step, orderId, first, second }: { step: Step; orderId: string; first: DecidedItem; second: GivenVerdict },
): Promise<void> {
  const id = newId('again');
  const reasons = second.verdict === 'return' ? await withOwnTexts(tx, second.reasons) : [];
  await tx.client.query({
    name: 'second-verdict',
    text: `/* submitSpotCheckVerdicts */ insert into app.second_verdicts
        (id, look_id, order_id, item, hash, first, first_by, verdict, codes, advice, staff_id, grouped)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      id,
      step.id,
      orderId,
      first.item,
      first.hash,
      first.verdict,
      first.staffId,
      second.verdict,
      reasons.map(({ code }) => code),
      ctx.keys.sealJson(spotCheckAdviceAad(id), reasons),
      step.actor.id,
      first.grouped === true,
    ],
  });
}

export const spotCheckAdviceAad = (id: string): string => `second_verdicts.advice:${id}`;

const ruleId = 'D-spot-checks';

/**
 * Problems of the given verdicts: each item must appear once, with the content that was decided on, and a return needs
 * a matching reason.
 */
function problemsOf(items: readonly DecidedItem[], given: readonly GivenVerdict[]): Reason[] {
  const missing = items.filter(({ item }) => !given.some((one) => one.item === item));
  const counted = (key: string) => given.filter(({ item }) => item === key).length;
  return [
    ...missing.map(
      ({ item }): Reason => ({
        code: 'ITEM_WITHOUT_VERDICT',
        field: item,
        message: bilingual('此项还没有结论', 'This item has no verdict'),
        suggestion: bilingual('请为每一项给出结论', 'Give a verdict on each item'),
        ruleId,
      }),
    ),
    ...given.flatMap(({ item, hash, verdict, reasons }): Reason[] => {
      const decided = items.find((one) => one.item === item && one.hash === hash);
      if (decided === undefined || counted(item) > 1)
        return [
          {
            code: 'NOT_ITS_ITEM',
            field: item,
            message: bilingual(
              '此抽检没有这一项，或给出了两次',
              'The spot check has no such item, or it was given twice',
            ),
            suggestion: bilingual(
              '请用 SecondLook.items 中的 key 与 hash',
              'Give key and hash of SecondLook.items, each once',
            ),
            ruleId,
          },
        ];
      if (verdict === 'return' && !reasons.some(({ code }) => reasonAppliesTo(code, item)))
        return [
          {
            code: 'ITEMS_WITHOUT_REASON',
            field: item,
            message: bilingual('不符的项须写明适用的理由', 'What is not in order needs a reason that fits it'),
            suggestion: bilingual('请在此项上选择理由', 'Choose a reason at this item'),
            ruleId,
          },
        ];
      return reasons
        .filter(({ code }) => !reasonAppliesTo(code, item))
        .map(() => ({
          code: 'REASON_DOES_NOT_FIT',
          field: item,
          message: bilingual('理由不适用于此项', 'A reason does not fit its item'),
          suggestion: bilingual('请选择适用于此项的理由', 'Choose a reason that applies to this item'),
          ruleId,
        }));
    }),
  ];
}

type StepResult = { readonly auditDetails: Record<string, unknown>; readonly outcome?: SpotCheckOutcome } | Refusal;

/** Runs a step once per key, under the row's lock, judged by the domain's guards. */
async function runIdempotentStep(
  ctx: AppContext,
  tx: Tx,
  { actor, id, key }: Step,
  step: SpotCheckStep,
  more: readonly unknown[],
  write: (row: Row) => Promise<StepResult>,
): Promise<SpotCheckStepOutcome> {
  const body = bodyHash([step, id, ...more]);
  const known = await findAnswer<SpotCheckStepOutcome>(ctx, tx, actor, key, body);
  if (known !== undefined) return known;
  const row = actor.kind === 'staff' ? await lockSpotCheck(tx, id) : undefined;
  const written = row === undefined ? spotCheckNotFound : await judgeAndWrite(tx, actor, step, row, write);
  const outcome: SpotCheckStepOutcome =
    'reasons' in written
      ? { ok: false, refusal: written }
      : { ok: true, id, ...(written.outcome === undefined ? {} : { outcome: written.outcome }) };
  const details =
    'reasons' in written
      ? { code: written.code, codes: written.reasons.map(({ code }) => code) }
      : written.auditDetails;
  await writeAudit(tx, actor, step, id, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function judgeAndWrite(
  tx: Tx,
  actor: Actor,
  step: SpotCheckStep,
  row: Row,
  write: (row: Row) => Promise<StepResult>,
): Promise<StepResult> {
  const reasons = spotCheckRefusalReasons(step, row, await findSpotChecker(tx, actor));
  return reasons.length > 0 ? refusal('GUARD_FAILED', ...reasons) : write(row);
}

/** The caller with skills and today's absence. */
export async function findSpotChecker(tx: Tx, actor: Actor): Promise<SpotChecker> {
  const { rows } = await tx.client.query<{ skills: Skills; away: boolean }>({
    name: 'spot-checker',
    text: `/* findSpotChecker */ select json_build_object('provinces', p.provinces, 'kinds', p.kinds) as skills, ${isAwaySql('p')} as away
      from app.staff p where p.id = $1`,
    values: [actor.id],
  });
  return { actor, skills: rows[0]?.skills ?? null, away: rows[0]?.away ?? false };
}

/** SQL: a row `l` of app.second_looks as the facts of the domain's guards. */
export const spotCheckFactsSql = `app.iso(app.now()) as now, app.iso(l.due_at) as "dueAt", l.ended_at is not null as ended,
  l.pushed_at is not null as pushed, l.judges, l.province, l.kind,
  case when l.staff_id is not null then json_build_object('id', l.staff_id, 'until', app.iso(${claimedUntilSql})) end as holder`;

async function lockSpotCheck(tx: Tx, id: string): Promise<Row | undefined> {
  const { rows } = await tx.client.query<Row>({
    name: 'hold-spot-check',
    text: `/* holdSecondLook */ select l.order_id as "orderId", l.items, ${spotCheckFactsSql} from app.second_looks l where l.id = $1 for update`,
    values: [id],
  });
  return rows[0];
}

const spotCheckNotFound = refusal('NOT_FOUND', {
  code: 'SECOND_LOOK_NOT_FOUND',
  field: 'id',
  message: bilingual('没有您可以查看的此抽检', 'There is no such spot check that you may see'),
  suggestion: bilingual('请从抽检列表中选择', 'Choose from the list of spot checks'),
  ruleId,
});
