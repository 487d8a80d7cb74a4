import {
  confirmFirstRun,
  type FirstRunList,
  findFirstRun,
  isFirstRunOver,
  openItems,
  testChannel,
} from '@beian/database/first-run';
import { readOnly, type Tx, transaction } from '@beian/database/transaction';
import { type FirstRunItem, firstRunRow } from '@beian/domain/first-run';
import { type TestedChannel, testedChannels } from '@beian/domain/notices';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Refusal } from '@beian/domain/text';
import { actorOf, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';

/** @throws GraphQLError FORBIDDEN unless the caller is a supervisor or an administrator */
export async function loadFirstRun(context: RequestContext) {
  const actor = requireActor(context, (caller) => hasRight(caller, 'readFirstRun'));
  const list = await readOnly(context.ctx, actor, (tx) => findFirstRun(tx.client));
  return viewOf(list, actor, context);
}

export const confirm = (context: RequestContext, item: FirstRunItem | null, key: string) =>
  change(context, (tx, actor) => confirmFirstRun(context.ctx, tx, { actor, key, item }));

export const sendTest = (context: RequestContext, channel: TestedChannel, address: string, key: string) =>
  change(context, (tx, actor) =>
    testChannel(context.ctx, tx, { actor, key, channel, address: address.trim(), language: context.language }),
  );

async function change(
  context: RequestContext,
  work: (tx: Tx, actor: Actor) => Promise<{ ok: true } | { ok: false; refusal: Refusal }>,
) {
  const actor = actorOf(context);
  const outcome = await transaction(context.ctx, actor, (tx) => work(tx, actor));
  return outcome.ok ? loadFirstRun(context) : toActionRefused(outcome.refusal, context.language);
}

function viewOf(list: FirstRunList, actor: Actor, { language }: RequestContext) {
  const may = hasRight(actor, 'confirmFirstRun');
  const isConfirmed = list.confirmed !== null || list.demonstration;
  return {
    over: isFirstRunOver(list),
    blocksPush: !isConfirmed,
    confirmedAt: list.confirmed?.at ?? null,
    confirmedBy: list.confirmed?.by ?? null,
    mayConfirm: may && !isConfirmed && openItems(list).length === 0,
    rows: list.rows.map(({ item, done, confirmed }) => {
      const row = firstRunRow(item);
      const channel = (Object.keys(testedChannels) as TestedChannel[]).find((name) => testedChannels[name] === item);
      const test = channel === undefined ? undefined : list.tests[channel];
      return {
        item,
        label: row.label[language],
        explains: row.explains[language],
        checked: row.checked[language],
        todo: row.todo[language],
        path: row.path ?? null,
        blocksPush: row.blocks,
        done,
        confirmedAt: confirmed?.at ?? null,
        confirmedBy: confirmed?.by ?? null,
        mayConfirm: may && !done && row.confirmable === true,
        mayTest: may ? (channel ?? null) : null,
        test: channel && test ? { ...test, channel, said: test.said?.[language] ?? null } : null,
      };
    }),
  };
}
