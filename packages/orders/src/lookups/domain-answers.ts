import { editionInForceIn } from '@beian/database/settings';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  allowedHolders,
  type DomainFinding,
  type DomainQuery,
  type RegistryAnswer,
} from '@beian/domain/domain-verification';
import { subjectToFieldValues } from '@beian/domain/filing';
import type { EditionId } from '@beian/domain/province';
import { type DomainRules, domainRulesOf } from '@beian/domain/province-rules';
import { getSubjectAndWebsite } from '@beian/records/record';
import { readContent } from '../content/content.ts';
import { domainContentSql, testedDomainsSql } from '../facts/domain-content.ts';
import { lockOrder } from '../facts/facts.ts';

/** A registry that does not answer is asked again for this long, with growing pauses; after that only on request. */
const GIVE_UP_HOURS = 1;
const MAX_RETRY_DELAY_S = 600;

/** An open check: the query and the rules for judging its answer. */
export interface DomainToVerify {
  readonly domain: string;
  readonly asking: number;
  readonly contentHash: string;
  readonly asked: DomainQuery;
  readonly rules: DomainRules;
}

export interface OpenDomainChecks {
  readonly due: readonly DomainToVerify[];
  /** Number of failed checks that wait for their next attempt. */
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
  changes_subject: boolean;
}

/** The open checks of an order's added domains; none when the order is abandoned. For the worker only. */
export async function findOpenDomainChecks(ctx: AppContext, tx: Tx, orderId: string): Promise<OpenDomainChecks> {
  const { rows } = await tx.client.query<Row>(
    `/* findOpenDomainChecks */ select k.domain, k.asking, ${domainContentSql('k.domain', editionInForceIn('o.province'))} as content_hash,
       coalesce(k.again_at <= app.now(), true) as due, app.iso(app.now()) as now, o.province, o.record_id, o.website_id,
       coalesce(c.assessment -> 'forecast' <> '[]', false) as changes_subject,
       case when o.round = 0 then ${editionInForceIn('o.province')} else o.edition end as edition
     from app.domain_checks k join app.orders o on o.id = k.order_id join app.order_contents c on c.order_id = o.id
     join app.records r on r.id = o.record_id
     where k.order_id = $1 and k.state <> 'done' and k.domain = any(${testedDomainsSql}) and o.state <> 'ABANDONED'
       and (k.tries = 0 or k.asked_at > app.now() - $2 * interval '1 hour') order by k.domain`,
    [orderId, GIVE_UP_HOURS],
  );
  const due = rows.filter((row) => row.due);
  const [first] = due;
  if (first === undefined) return { due: [], waiting: rows.length };
  const { subject } = await getSubjectAndWebsite(ctx, tx, { recordId: first.record_id, websiteId: first.website_id });
  const { now: proposed } = await readContent(ctx, tx, orderId);
  const of = await tx.ruleBook.for(tx.client, first.edition);
  // The subject as filed, unless the order changes it; the website's principal as the order proposes it. Of a subject that is not filed
  // with us only the order tells.
  const who = allowedHolders(first.changes_subject ? proposed : { ...proposed, ...subjectToFieldValues(subject) });
  return {
    waiting: rows.length - due.length,
    due: due.map((row) => ({
      domain: row.domain,
      asking: row.asking,
      contentHash: row.content_hash,
      rules: domainRulesOf(row.province, of(row.edition)),
      asked: { domain: row.domain, now: row.now, ...who },
    })),
  };
}

/** The aad of a sealed answer. */
export const domainAnswerAad = (orderId: string, domain: string): string => `domain_checks.answer:${orderId}:${domain}`;

/**
 * Stores an answer and its findings for exactly the content that was judged. Returns false when holder, rules or
 * domains have changed since they were read: the findings are then void and the caller checks again. An answer to an
 * earlier request, or a second answer, changes nothing.
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
    `/* storeDomainAnswer */ select $2 = any(${testedDomainsSql}) and ${domainContentSql('$2', editionInForceIn('o.province'))} = $3 as same
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

/** Kind of a registry's failure; a closed list, so that no part of an answer is stored in clear. */
export type RegistryFault = 'unreachable' | 'late' | 'refused' | 'malformed';

/** Records that the registry did not answer, and when to ask again. */
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
