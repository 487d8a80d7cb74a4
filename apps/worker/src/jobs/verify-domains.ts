import { type DomainFinding, type RegistryAnswer, refusedUnasked, verifyDomain } from '@beian/domain';
import {
  type DomainToVerify,
  inTransaction,
  markDone,
  openDomainChecks,
  storeDomainAnswer,
  storeNoAnswer,
  system,
} from '@beian/orders';
import { NoAnswer } from '../ports/get.ts';
import { type Handler, NotYet, type Work } from '../work.ts';

/**
 * Asks the registry about the added domains of an order whose check is open, and stores what the answers mean. The outbox
 * row stays open while the registry is away: it is asked again with growing pauses, for an hour.
 * @throws NotYet where something is left to ask
 */
export const verifyDomains: Handler<'verifyDomains'> = async (work, { orderId }, outboxId) => {
  const { ctx } = work;
  const actor = system('clock');
  const { due } = await inTransaction(ctx, actor, (tx) => openDomainChecks(ctx, tx, orderId));
  let away: NoAnswer | undefined;
  for (const check of due) away = (await verifyOne(work, orderId, check, away)) ?? away;
  const open = await inTransaction(ctx, actor, async (tx) => {
    const left = await openDomainChecks(ctx, tx, orderId);
    const count = left.due.length + left.waiting;
    if (count === 0 && outboxId !== null) await markDone(tx, outboxId);
    return count;
  });
  if (open > 0) throw new NotYet(`${open} checks of domains are still open`);
};

/** Gives the fault where the registry is away, so that the next domain need not wait for it, too. */
async function verifyOne(
  { ctx, ports, log }: Work,
  orderId: string,
  check: DomainToVerify,
  away: NoAnswer | undefined,
): Promise<NoAnswer | undefined> {
  const actor = system('clock');
  const store = (answer: RegistryAnswer | null, findings: readonly DomainFinding[]) =>
    inTransaction(ctx, actor, (tx) => storeDomainAnswer(ctx, tx, orderId, check, answer, findings));
  const unasked = refusedUnasked(check.domain);
  if (unasked !== null) {
    await store(null, unasked);
    return undefined;
  }
  try {
    if (away !== undefined) throw away;
    const answer = await ports.registry(check.domain);
    const findings = verifyDomain(answer, check.asked, check.rules);
    const stored = await store(answer, findings);
    const failed = findings.filter(({ outcome }) => outcome === 'fail').map((finding) => finding.check);
    log.info({ orderId, failed }, stored ? 'domain verified' : 'an order changed while its domain was verified');
    return undefined;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    await inTransaction(ctx, actor, (tx) => storeNoAnswer(tx, orderId, check, error.fault));
    if (away === undefined) log.warn({ orderId, fault: error.fault }, 'the registry gives no answer');
    return error.fault === 'unreachable' || error.fault === 'late' ? error : undefined;
  }
}
