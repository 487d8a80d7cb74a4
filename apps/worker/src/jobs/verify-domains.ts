import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import {
  type DomainFinding,
  precheckDomain,
  type RegistryAnswer,
  verifyDomain,
} from '@beian/domain/domain-verification';
import {
  type DomainToVerify,
  findOpenDomainChecks,
  recordRegistryFailure,
  storeDomainAnswer,
} from '@beian/orders/lookups';
import { NoAnswer } from '../ports/http-get.ts';
import { type JobHandler, RetryLater, type WorkerContext } from '../worker-context.ts';

/**
 * Asks the registry about the added domains of an order whose check is open, and stores the results. While the registry is away, the outbox
 * row stays open and is retried with growing pauses for an hour.
 * @throws RetryLater if a domain is still to be checked
 */
export const verifyDomains: JobHandler<'verifyDomains'> = async (work, { orderId }, outboxId) => {
  const { ctx } = work;
  const actor = system('clock');
  const { due } = await transaction(ctx, actor, (tx) => findOpenDomainChecks(ctx, tx, orderId));
  let registryFault: NoAnswer | undefined;
  for (const check of due)
    registryFault = (await verifyDomainCheck(work, orderId, check, registryFault)) ?? registryFault;
  const open = await transaction(ctx, actor, async (tx) => {
    const left = await findOpenDomainChecks(ctx, tx, orderId);
    const count = left.due.length + left.waiting;
    if (count === 0 && outboxId !== null) await markJobDone(tx, outboxId);
    return count;
  });
  if (open > 0) throw new RetryLater(`${open} checks of domains are still open`);
};

/** Returns the fault if the registry is away, so that the next domains do not wait for it. */
async function verifyDomainCheck(
  { ctx, ports, log }: WorkerContext,
  orderId: string,
  check: DomainToVerify,
  registryFault: NoAnswer | undefined,
): Promise<NoAnswer | undefined> {
  const actor = system('clock');
  const store = (answer: RegistryAnswer | null, findings: readonly DomainFinding[]) =>
    transaction(ctx, actor, (tx) => storeDomainAnswer(ctx, tx, orderId, check, answer, findings));
  const findingsWithoutQuery = precheckDomain(check.domain, check.rules);
  if (findingsWithoutQuery !== null) {
    await store(null, findingsWithoutQuery);
    return undefined;
  }
  try {
    if (registryFault !== undefined) throw registryFault;
    const answer = await ports.registry(check.domain);
    const findings = verifyDomain(answer, check.asked, check.rules);
    const stored = await store(answer, findings);
    const failed = findings.filter(({ outcome }) => outcome === 'fail').map((finding) => finding.check);
    log.info({ orderId, failed }, stored ? 'domain verified' : 'an order changed while its domain was verified');
    return undefined;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    await transaction(ctx, actor, (tx) => recordRegistryFailure(tx, orderId, check, error.fault));
    if (registryFault === undefined) log.warn({ orderId, fault: error.fault }, 'the registry gives no answer');
    return error.fault === 'unreachable' || error.fault === 'late' ? error : undefined;
  }
}
