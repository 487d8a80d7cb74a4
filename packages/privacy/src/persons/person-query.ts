import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { AuditAction } from '@beian/domain/order';
import { type IdentifierKind, identifierKinds, type PersonIdentifier, parseIdentifier } from '@beian/domain/personal';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { z } from 'zod';

export const requestAad = (column: 'sought' | 'asked_by' | 'reason', id: string): string =>
  `person_requests.${column}:${id}`;

export type Refused = { readonly ok: false; readonly refusal: Refusal };
export const refusedOutcome = (value: Refusal): Refused => ({ ok: false, refusal: value });

/** Personal data. `parsePersonQuery` checks the value. */
export const personSought = z
  .strictObject({
    by: z
      .enum(Object.keys(identifierKinds) as [IdentifierKind, ...IdentifierKind[]])
      .meta({ graphql: 'SoughtKind', description: 'What it is.' }),
    value: z.string().meta({ description: 'The whole number or address, as it was typed.' }),
  })
  .meta({
    graphql: 'PersonSought',
    description: 'What a data subject is found by: a variable, never a part of a URL. Since 2026-11.',
  });

export interface PersonQuery extends z.infer<typeof personSought> {
  readonly actor: Actor;
}

/** The identifier to search for; a refusal when the actor lacks the right or the value is invalid. */
export function parsePersonQuery({ actor, by, value }: PersonQuery): PersonIdentifier | Refusal {
  if (!hasRight(actor, 'handlePersons')) return administratorsOnly;
  const sought = parseIdentifier(by, value);
  return 'by' in sought ? sought : refusal('INVALID_INPUT', sought);
}

/** Writes the audit row of a refusal and returns the refusal. */
export async function auditRefusal(
  tx: Tx,
  actor: Actor,
  action: AuditAction,
  value: Refusal,
  target?: string,
): Promise<Refusal> {
  await writeAudit(tx, actor, action, target, 'refused', { code: value.code });
  return value;
}

/**
 * Returns the saved answer of a key that was used before. The body may hold personal data, so it is compared by a keyed
 * hash.
 */
export async function runIdempotently<O>(
  ctx: AppContext,
  tx: Tx,
  { actor, key, body }: { readonly actor: Actor; readonly key: string; readonly body: readonly unknown[] },
  work: () => Promise<O>,
): Promise<O> {
  const hash = ctx.keys.searchHashes('personCall', bodyHash([...body]));
  const seen = await findAnswer<O>(ctx, tx, actor, key, hash);
  if (seen !== undefined) return seen;
  const outcome = await work();
  await saveAnswer(ctx, tx, actor, key, hash, outcome);
  return outcome;
}

const RULE = 'PIPL art. 44-50';
export const administratorsOnly = rightRefusal(
  'handlePersons',
  bilingual('办理个人信息请求', 'handle requests of data subjects'),
  RULE,
);
export const requestNotFound = refusal('NOT_FOUND', {
  code: 'NOT_FOUND',
  field: 'id',
  message: bilingual('没有这个请求', 'There is no such request'),
  suggestion: bilingual('请刷新列表', 'Read the list again'),
  ruleId: RULE,
});
export const notPossibleNow = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE_NOW',
  message: bilingual('请求现在不能这样办理', 'The request cannot be handled so now'),
  suggestion: bilingual('请刷新列表', 'Read the list again'),
  ruleId: RULE,
});
export const wrongText = (field: string) =>
  refusal('INVALID_INPUT', {
    code: 'WRONG_SHAPE',
    field,
    message: bilingual(
      `请填写 1 至 ${textLengths.personRequest} 个字符`,
      `Write 1 to ${textLengths.personRequest} characters`,
    ),
    suggestion: bilingual('请说明请求人、身份核实方式与理由', 'Say who asks, how they showed who they are, and why'),
    ruleId: RULE,
  });
export const sharedValue = (people: number) =>
  refusal('NOT_POSSIBLE', {
    code: 'SHARED_VALUE',
    field: 'value',
    message: bilingual(`此号码或邮箱由 ${people} 人共用`, `${people} people share this number or address`),
    suggestion: bilingual('请改用证件号码查找', 'Search by the ID number'),
    ruleId: RULE,
  });
