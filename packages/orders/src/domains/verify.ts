import {
  allowedHolders,
  type DomainFinding,
  type DomainQuery,
  type DomainRules,
  domainRulesOf,
  type EditionId,
  type RegistryAnswer,
  subjectToFieldValues,
} from '@beian/domain';
import { getMatter } from '../bureau/record.ts';
import { readContent } from '../content.ts';
import type { AppContext, Tx } from '../context.ts';
import { lockOrder } from '../sql/facts.ts';
import { domainContentSql, editionInForceSql } from './content.ts';

/** A registry that is away is asked again so long, with growing pauses; then whoever wants to know asks anew. */
const GIVE_UP_HOURS = 1;
const MAX_RETRY_DELAY_S = 600;

/** One check that is open: what to ask, and how to judge the answer. */
export interface DomainToVerify {
  readonly domain: string;
  readonly asking: number;
  readonly contentHash: string;
  readonly asked: DomainQuery;
  readonly rules: DomainRules;
}

export interface OpenDomainChecks {
  readonly due: readonly DomainToVerify[];
  /** Checks that were tried in vain and wait for their next try. */
  readonly waiting: number;
}

interface Row {
  domain: string;
  asking: number;
  content_hash: string;
  due: boolean;
  now: string;
  province: string;
  edition: EditionId;
  record_id: string;
  website_id: string;
}

/** The open checks of an order's added domains; none once the order is given up. For the worker alone. */
export async function findOpenDomainChecks(ctx: AppContext, tx: Tx, orderId: string): Promise<OpenDomainChecks> {
  const { rows } = await tx.client.query<Row>(
    `/* findOpenDomainChecks */ select k.domain, k.asking, ${domainContentSql('k.domain', editionInForceSql)} as content_hash,
       coalesce(k.again_at <= app.now(), true) as due, app.iso(app.now()) as now, o.province, o.record_id, o.website_id,
       case when o.round = 0 then ${editionInForceSql} else o.edition end as edition
     from app.domain_checks k join app.orders o on o.id = k.order_id join app.order_contents c on c.order_id = o.id
     join app.records r on r.id = o.record_id
     where k.order_id = $1 and k.state <> 'done' and k.domain = any(c.added_domains) and o.state <> 'ABANDONED'
       and (k.tries = 0 or k.asked_at > app.now() - $2 * interval '1 hour') order by k.domain`,
    [orderId, GIVE_UP_HOURS],
  );
  const due = rows.filter((row) => row.due);
  const [first] = due;
  if (first === undefined) return { due: [], waiting: rows.length };
  const { subject } = await getMatter(ctx, tx, first.record_id, first.website_id);
  const { now: proposed } = await readContent(ctx, tx, orderId);
  // Subject as it is filed, website's principal as the order would have it.
  const who = allowedHolders({ ...proposed, ...subjectToFieldValues(subject) });
  return {
    waiting: rows.length - due.length,
    due: due.map((row) => ({
      domain: row.domain,
      asking: row.asking,
      contentHash: row.content_hash,
      rules: domainRulesOf(row.province, row.edition),
      asked: { domain: row.domain, now: row.now, ...who },
    })),
  };
}

/** Place under which an answer is sealed. */
export const domainAnswerAad = (orderId: string, domain: string): string => `domain_checks.answer:${orderId}:${domain}`;

/**
 * Stores an answer and what it means, for exactly the content that was judged. False where holder, rules or domains have
 * changed since they were read: what was found counts for nothing, and the caller looks again. An answer to an earlier
 * asking, or a second one, changes nothing.
 */
export async function storeDomainAnswer(
  ctx: AppContext,
  tx: Tx,
  orderId: string,
  check: DomainToVerify,
  answer: RegistryAnswer | null,
  findings: readonly DomainFinding[],
): Promise<boolean> {
  await lockOrder(tx, orderId);
  const { rows } = await tx.client.query<{ same: boolean }>(
    `/* storeDomainAnswer */ select $2 = any(c.added_domains) and ${domainContentSql('$2', editionInForceSql)} = $3 as same
     from app.orders o join app.order_contents c on c.order_id = o.id join app.records r on r.id = o.record_id where o.id = $1`,
    [orderId, check.domain, check.contentHash],
  );
  if (!rows[0]?.same) return false;
  const sealed = answer === null ? null : ctx.keys.sealJson(domainAnswerAad(orderId, check.domain), answer);
  await tx.client.query(
    `/* storeDomainAnswer */ update app.domain_checks set state = 'done', content_hash = $4, findings = $5, answer = $6,
       answered_at = app.now(), fault = null, again_at = null
     where order_id = $1 and domain = $2 and asking = $3 and state <> 'done'`,
    [orderId, check.domain, check.asking, check.contentHash, JSON.stringify(findings), sealed],
  );
  await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
  return true;
}

/** How a registry failed to answer; a closed list, so that nothing of an answer can stand in clear. */
export type RegistryFault = 'unreachable' | 'late' | 'refused' | 'malformed';

/** Writes down that the registry did not answer, and when it is asked again. */
export async function recordRegistryFailure(
  tx: Tx,
  orderId: string,
  check: DomainToVerify,
  fault: RegistryFault,
): Promise<void> {
  await tx.client.query(
    `/* recordRegistryFailure */ update app.domain_checks set state = 'unavailable', tries = tries + 1, fault = $4,
       again_at = app.now() + least(power(2, tries + 1), $5) * interval '1 second'
     where order_id = $1 and domain = $2 and asking = $3 and state <> 'done'`,
    [orderId, check.domain, check.asking, fault, MAX_RETRY_DELAY_S],
  );
  await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
}
