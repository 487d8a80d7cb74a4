import { system, transaction } from '@beian/database/transaction';
import { conditionTypeOf, DOMAIN_CONDITION, kindFindingOf, type NamedFiling } from '@beian/domain/filing-status';
import type { LookupFault } from '@beian/orders/lookups';
import { type BureauConnectionRow, listBureaus } from '@beian/submissions/connections';
import { claimKindLookups, type PendingKindLookup, storeKindFinding } from '@beian/submissions/kind-lookups';
import type { WorkerContext } from '../worker-context.ts';
import { lookupServices, reportRefusal } from './refusal-alarm.ts';

/** Lookups answered at the same time. */
const PARALLEL = 8;

/** One run: asks the bureaus about each new lookup once, outside any transaction, and stores the findings. */
export async function answerKindLookups(work: WorkerContext): Promise<void> {
  for (;;) {
    const lookups = await claimKindLookups(work.ctx, PARALLEL);
    if (lookups.length === 0) return;
    const connections = await transaction(work.ctx, system('bureau'), (tx) => listBureaus(work.ctx, tx));
    await Promise.all(
      lookups.map(async (lookup) => {
        const connection = connections.find(({ id }) => id === lookup.bureauId);
        const answer = await ask(work, connection, lookup);
        await storeKindFinding(work.ctx, lookup.id, answer);
        work.log.info({ lookupId: lookup.id, ...answer }, 'the kind of an order was looked up');
      }),
    );
  }
}

async function ask(
  work: WorkerContext,
  connection: BureauConnectionRow | undefined,
  { certificateType, certificateNumber, domain }: PendingKindLookup,
): ReturnType<typeof findingFrom> {
  if (connection === undefined || connection.statusWsdl === null) return { fault: 'noConnection' };
  if (connection.stopped !== null) return { fault: 'paused' };
  const client = work.ports.bureau(connection);
  return findingFrom(
    async (conditionType, condition) => {
      const answer = await client.queryFilingStatus({ conditionType, condition });
      if (answer.kind === 'answered') return { filing: answer.filing };
      if (answer.kind !== 'refused') return { fault: 'away' };
      await reportRefusal(work, connection.id, lookupServices.status, answer.code);
      return { fault: `code ${answer.code.slice(0, 10)}` };
    },
    { conditionType: conditionTypeOf(certificateType), certificateNumber, domain },
  );
}

type Ask = (
  conditionType: number,
  condition: string,
) => Promise<{ readonly filing: NamedFiling | null } | { readonly fault: LookupFault }>;

/** Asks about the domain, then about the certificate where the interface takes its type. */
async function findingFrom(
  query: Ask,
  of: { readonly conditionType: number | undefined; readonly certificateNumber: string; readonly domain: string },
): Promise<Parameters<typeof storeKindFinding>[2]> {
  const domain = await query(DOMAIN_CONDITION, of.domain);
  if ('fault' in domain) return domain;
  if (of.conditionType === undefined) return { finding: kindFindingOf(domain.filing, undefined) };
  const certificate = await query(of.conditionType, of.certificateNumber);
  return 'fault' in certificate ? certificate : { finding: kindFindingOf(domain.filing, certificate.filing) };
}
