import {
  type Actor,
  holdsRight,
  type Refusal,
  readSought,
  refusal,
  type Sought,
  type SoughtKind,
  text,
} from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import { recall, remember } from '../keys.ts';
import { writeAudit } from '../sql/audit.ts';
import { bodyHash } from '../sql/facts.ts';

/** Longest text that somebody writes into a request, characters. */
export const LONGEST = 1000;

export const requestPlace = (column: 'sought' | 'asked_by' | 'reason', id: string): string =>
  `person_requests.${column}:${id}`;

export type Refused = { readonly ok: false; readonly refusal: Refusal };
export const no = (value: Refusal): Refused => ({ ok: false, refusal: value });

export interface PersonAsked {
  readonly actor: Actor;
  readonly by: SoughtKind;
  /** As it was typed. Personal. */
  readonly value: string;
}

/** Whom somebody with the right asks about. */
export function readAsked({ actor, by, value }: PersonAsked): Sought | Refusal {
  if (!holdsRight(actor, 'handlePersons')) return notTheirs;
  const sought = readSought(by, value);
  return 'by' in sought ? sought : refusal('INVALID_INPUT', sought);
}

/** A refusal leaves its audit row. */
export async function refuse(tx: Tx, actor: Actor, action: string, value: Refusal, target?: string): Promise<Refusal> {
  await writeAudit(tx, actor, action, target, 'refused', { code: value.code });
  return value;
}

/** Repeats the answer of a key that was used. What the body holds may be somebody's: it is compared by a keyed hash. */
export async function once<O>(
  ctx: AppContext,
  tx: Tx,
  { actor, key, body }: { readonly actor: Actor; readonly key: string; readonly body: readonly unknown[] },
  work: () => Promise<O>,
): Promise<O> {
  const hash = ctx.keys.searchHashes('personCall', bodyHash([...body]));
  const seen = await recall<O>(ctx, tx, actor, key, hash);
  if (seen !== undefined) return seen;
  const outcome = await work();
  await remember(ctx, tx, actor, key, hash, outcome);
  return outcome;
}

const RULE = 'PIPL art. 44-50';
export const notTheirs = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: text('只有管理员可以办理个人信息请求', 'Only an administrator handles requests of data subjects'),
  suggestion: text('请联系管理员', 'Ask an administrator'),
  ruleId: RULE,
});
export const noRequest = refusal('NOT_FOUND', {
  code: 'NOT_FOUND',
  field: 'id',
  message: text('没有这个请求', 'There is no such request'),
  suggestion: text('请刷新列表', 'Read the list again'),
  ruleId: RULE,
});
export const notNow = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE_NOW',
  message: text('请求现在不能这样办理', 'The request cannot be handled so now'),
  suggestion: text('请刷新列表', 'Read the list again'),
  ruleId: RULE,
});
export const wrongText = (field: string) =>
  refusal('INVALID_INPUT', {
    code: 'WRONG_SHAPE',
    field,
    message: text(`请填写 1 至 ${LONGEST} 个字符`, `Write 1 to ${LONGEST} characters`),
    suggestion: text('请说明请求人、身份核实方式与理由', 'Say who asks, how they showed who they are, and why'),
    ruleId: RULE,
  });
export const sharedValue = (people: number) =>
  refusal('NOT_POSSIBLE', {
    code: 'SHARED_VALUE',
    field: 'value',
    message: text(`此号码或邮箱由 ${people} 人共用`, `${people} people share this number or address`),
    suggestion: text('请改用证件号码查找', 'Search by the ID number'),
    ruleId: RULE,
  });
