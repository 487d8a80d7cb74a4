import type { BureauClient } from '@beian/bureau';
import { judgeFiling, questionAbout } from '@beian/domain';
import {
  type BureauConnectionRow,
  type FilingToAsk,
  inTransaction,
  type LookupFault,
  listBureaus,
  storeFilingAnswer,
  storeNoFilingAnswer,
  system,
  takeDueFilings,
} from '@beian/orders';
import type { Work } from '../work.ts';
import { services, tellRefusal } from './refused.ts';

/** Checks taken at a time. */
const TAKEN = 50;
/** Bureaus asked at the same time: one that is slow holds up its own alone. */
const PARALLEL = 8;

/** One round: asks bureaus about everything that is due, and stores what they said. Nothing waits for it: neither files nor polls. */
export async function askDueFilings(work: Work): Promise<void> {
  for (;;) {
    const due = await takeDueFilings(work.ctx, TAKEN);
    if (due.length > 0) await askEach(work, due);
    if (due.length < TAKEN) return;
  }
}

async function askEach(work: Work, due: readonly FilingToAsk[]): Promise<void> {
  const connections = await inTransaction(work.ctx, system('bureau'), (tx) => listBureaus(work.ctx, tx));
  const waiting = [...new Set(due.map(({ bureauId }) => bureauId))];
  const one = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const id = next;
      const connection = connections.find((each) => each.id === id);
      await askBureau(
        work,
        connection,
        due.filter(({ bureauId }) => bureauId === id),
      );
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, one));
}

/** The checks of one bureau, one after the other; once it is away the others need not wait for it, too. */
async function askBureau(work: Work, connection: BureauConnectionRow | undefined, checks: readonly FilingToAsk[]) {
  let fault = faultOf(connection);
  const client = fault === undefined && connection !== undefined ? work.ports.bureau(connection) : undefined;
  for (const check of checks) {
    const said = await askOne(work, client, check, fault);
    if (said === 'away' && fault === undefined) {
      fault = said;
      work.log.warn({ bureauId: connection?.id }, 'a bureau does not say what is filed');
    }
  }
}

/** Why a connection is not asked at all. */
export const faultOf = (connection: BureauConnectionRow | undefined): LookupFault | undefined => {
  if (connection === undefined) return 'noConnection';
  if (connection.statusWsdl === null) return 'noConnection';
  return connection.stopped === null ? undefined : 'paused';
};

/** Asks, judges and stores; gives why there was no answer. */
async function askOne(
  work: Work,
  client: BureauClient | undefined,
  check: FilingToAsk,
  known: LookupFault | undefined,
): Promise<LookupFault | undefined> {
  const { ctx, log } = work;
  const { orderId, about, conditionType, condition, own } = check;
  const actor = system('bureau');
  if (conditionType === undefined) {
    await inTransaction(ctx, actor, (tx) => storeFilingAnswer(ctx, tx, check, 'NOT_ASKABLE', null));
    return undefined;
  }
  const answer =
    known !== undefined || client === undefined
      ? undefined
      : await client.queryFilingStatus({ conditionType, condition });
  if (answer?.kind === 'answered') {
    const result = judgeFiling(questionAbout(about), answer.filing, own);
    const stored = await inTransaction(ctx, actor, (tx) =>
      storeFilingAnswer(ctx, tx, check, result, answer.filing),
    );
    log.info({ orderId, result: stored ? result : null }, 'a bureau said whether it is filed');
    return undefined;
  }
  const fault: LookupFault = known ?? (answer?.kind === 'refused' ? `code ${answer.code.slice(0, 10)}` : 'away');
  if (answer?.kind === 'refused') await tellRefusal(work, check.bureauId ?? '', services.status, answer.code);
  await inTransaction(ctx, actor, (tx) => storeNoFilingAnswer(tx, check, fault));
  return fault;
}
