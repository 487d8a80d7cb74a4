import type { BureauClient } from '@beian/bureau-protocol/client';
import { system, transaction } from '@beian/database/transaction';
import { filingResultOf } from '@beian/domain/filing-status';
import { filingQuestionFor } from '@beian/domain/order';
import {
  claimDueFilingChecks,
  type DueFilingCheck,
  type LookupFault,
  recordFilingLookupFailure,
  storeFilingAnswer,
} from '@beian/orders/lookups';
import { type BureauConnectionRow, listBureaus } from '@beian/submissions/connections';
import type { WorkerContext } from '../worker-context.ts';
import { lookupServices, reportRefusal } from './refusal-alarm.ts';

/** Checks claimed at a time. */
const BATCH_SIZE = 50;
/** Bureaus queried at the same time, so that a slow bureau delays only its own checks. */
const PARALLEL = 8;

/** One run: queries the bureaus about all checks that are due, and stores the answers. Files and polls do not wait for it. */
export async function askDueFilings(work: WorkerContext): Promise<void> {
  for (;;) {
    const due = await claimDueFilingChecks(work.ctx, BATCH_SIZE);
    if (due.length > 0) await askBureaus(work, due);
    if (due.length < BATCH_SIZE) return;
  }
}

async function askBureaus(work: WorkerContext, due: readonly DueFilingCheck[]): Promise<void> {
  const connections = await transaction(work.ctx, system('bureau'), (tx) => listBureaus(work.ctx, tx));
  const waiting = [...new Set(due.map(({ bureauId }) => bureauId))];
  const askNextBureau = async () => {
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
  await Promise.all(Array.from({ length: PARALLEL }, askNextBureau));
}

/** The checks of one bureau in sequence; once it is away, the others are not tried. */
async function askBureau(
  work: WorkerContext,
  connection: BureauConnectionRow | undefined,
  checks: readonly DueFilingCheck[],
) {
  let fault = connectionFault(connection);
  const client = fault === undefined && connection !== undefined ? work.ports.bureau(connection) : undefined;
  for (const check of checks) {
    const said = await askFilingCheck(work, client, check, fault);
    if (said === 'away' && fault === undefined) {
      fault = said;
      work.log.warn({ bureauId: connection?.id }, 'a bureau does not say what is filed');
    }
  }
}

/** Why a connection is not queried at all. */
const connectionFault = (connection: BureauConnectionRow | undefined): LookupFault | undefined => {
  if (connection === undefined) return 'noConnection';
  if (connection.statusWsdl === null) return 'noConnection';
  return connection.stopped === null ? undefined : 'paused';
};

/** Queries, evaluates and stores; returns why there was no answer. */
async function askFilingCheck(
  work: WorkerContext,
  client: BureauClient | undefined,
  check: DueFilingCheck,
  knownFault: LookupFault | undefined,
): Promise<LookupFault | undefined> {
  const { ctx, log } = work;
  const { orderId, about, conditionType, condition, own } = check;
  const actor = system('bureau');
  if (conditionType === undefined) {
    await transaction(ctx, actor, (tx) => storeFilingAnswer(ctx, tx, check, 'NOT_ASKABLE', null));
    return undefined;
  }
  const answer =
    knownFault !== undefined || client === undefined
      ? undefined
      : await client.queryFilingStatus({ conditionType, condition });
  if (answer?.kind === 'answered') {
    const result = filingResultOf(filingQuestionFor(about), answer.filing, own);
    const stored = await transaction(ctx, actor, (tx) => storeFilingAnswer(ctx, tx, check, result, answer.filing));
    log.info({ orderId, result: stored ? result : null }, 'a bureau said whether it is filed');
    return undefined;
  }
  const fault: LookupFault = knownFault ?? (answer?.kind === 'refused' ? `code ${answer.code.slice(0, 10)}` : 'away');
  if (answer?.kind === 'refused') await reportRefusal(work, check.bureauId ?? '', lookupServices.status, answer.code);
  await transaction(ctx, actor, (tx) => recordFilingLookupFailure(tx, check, fault));
  return fault;
}
