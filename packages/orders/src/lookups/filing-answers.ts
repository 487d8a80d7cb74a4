import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { canonicalDomain } from '@beian/domain/checks';
import { listOf, textOf } from '@beian/domain/filing';
import { conditionTypeOf, DOMAIN_CONDITION, type FilingResult, type NamedFiling } from '@beian/domain/filing-status';
import { filingQuestionFor } from '@beian/domain/order';
import { readContent } from '../content/content.ts';
import { lockOrder } from '../facts/facts.ts';
import { filingContentSql } from '../facts/filing-content.ts';

/**
 * A bureau that does not answer is asked again for this long, with growing pauses; after that only on save or submit.
 */
const GIVE_UP_HOURS = 1;
const MAX_RETRY_DELAY_S = 600;
/** Length of a worker's claim on a check, seconds; after that the check is due again. */
const CLAIM_TIMEOUT_S = 60;

/** A due check: the query, the bureau to ask and the values to compare the answer with. Personal data: never log it. */
export interface DueFilingCheck {
  readonly orderId: string;
  readonly about: string;
  readonly asking: number;
  readonly contentHash: string;
  /** null when no connection serves the order's province. */
  readonly bureauId: string | null;
  /** Undefined when the bureau cannot be asked about certificates of this type. */
  readonly conditionType: number | undefined;
  readonly condition: string;
  readonly own: { readonly subjectNumber: string; readonly websiteNumber: string };
}

interface Row {
  order_id: string;
  about: string;
  asking: number;
  content_hash: string;
  bureau_id: string | null;
  subject_number: string;
  website_number: string;
}

/**
 * Claims due checks, each for one worker; bureaus are asked outside of transactions, because they may be slow. Checks
 * of finished orders, and failed checks requested more than an hour ago, are not asked any more.
 */
export function claimDueFilingChecks(ctx: AppContext, limit: number): Promise<DueFilingCheck[]> {
  return transaction(ctx, system('bureau'), async (tx) => {
    await tx.client.query(
      `/* claimDueFilingChecks */ update app.filing_checks k set again_at = null from app.orders o
       where o.id = k.order_id and k.again_at <= app.now()
         and (o.state in ('ABANDONED', 'APPROVED') or (k.tries > 0 and k.asked_at <= app.now() - $1 * interval '1 hour'))`,
      [GIVE_UP_HOURS],
    );
    const { rows } = await tx.client.query<Row>(
      `/* claimDueFilingChecks */ with due as (select order_id, about from app.filing_checks where again_at <= app.now()
         order by again_at limit $1 for update skip locked),
       taken as (update app.filing_checks k set again_at = app.now() + $2 * interval '1 second' from due
         where k.order_id = due.order_id and k.about = due.about returning k.order_id, k.about, k.asking)
       select k.order_id, k.about, k.asking, ${filingContentSql('k.about')} as content_hash, p.bureau_id,
         r.filing_number as subject_number, w.filing_number as website_number
       from taken k join app.orders o on o.id = k.order_id join app.order_contents c on c.order_id = o.id
       join app.records r on r.id = o.record_id join app.websites w on w.id = o.website_id
       left join app.bureau_provinces p on p.province = o.province order by k.order_id, k.about`,
      [limit, CLAIM_TIMEOUT_S],
    );
    const asked: DueFilingCheck[] = [];
    for (const row of rows) asked.push(await toDueFilingCheck(ctx, tx, row));
    return asked;
  });
}

async function toDueFilingCheck(ctx: AppContext, tx: Tx, row: Row): Promise<DueFilingCheck> {
  const { order_id: orderId, about, asking, content_hash: contentHash, bureau_id: bureauId } = row;
  const own = { subjectNumber: row.subject_number, websiteNumber: row.website_number };
  const base = { orderId, about, asking, contentHash, bureauId, own };
  const { now } = await readContent(ctx, tx, orderId);
  if (filingQuestionFor(about) === 'domain') {
    const typed = listOf(now, 'website.domains').find((name) => canonicalDomain(name) === about);
    return { ...base, conditionType: DOMAIN_CONDITION, condition: canonicalDomain(typed ?? about) };
  }
  const condition = (textOf(now, 'subject.certificateNumber') ?? '').trim();
  const type = conditionTypeOf(Number(textOf(now, 'subject.certificateType')));
  // 4 to 255 characters (docs/spec/bureau-interface.md B-4.5).
  const fits = condition.length >= 4 && condition.length <= 255;
  return { ...base, conditionType: fits ? type : undefined, condition };
}

const filingAnswerAad = (orderId: string, about: string): string => `filing_checks.answer:${orderId}:${about}`;

/**
 * Stores the result for exactly the content that was judged. Returns false when the content has changed meanwhile: the
 * result is void and the check is due at once. An answer to an earlier request, or a second answer, changes nothing.
 */
export async function storeFilingAnswer(
  ctx: AppContext,
  tx: Tx,
  check: DueFilingCheck,
  result: FilingResult,
  filing: NamedFiling | null,
): Promise<boolean> {
  const { orderId, about, asking, contentHash } = check;
  await lockOrder(tx, orderId);
  const { rows } = await tx.client.query<{ same: boolean }>(
    `/* storeFilingAnswer */ select ${filingContentSql('$2::text')} = $3 as same
     from app.orders o join app.order_contents c on c.order_id = o.id join app.records r on r.id = o.record_id
     join app.websites w on w.id = o.website_id where o.id = $1`,
    [orderId, about, contentHash],
  );
  const isSame = rows[0]?.same === true;
  const sealed = filing === null ? null : ctx.keys.sealJson(filingAnswerAad(orderId, about), filing);
  await tx.client.query(
    isSame
      ? `/* storeFilingAnswer */ update app.filing_checks set state = 'done', content_hash = $4, result = $5, answer = $6,
           answered_at = app.now(), fault = null, again_at = null
         where order_id = $1 and about = $2 and asking = $3 and state <> 'done'`
      : `/* storeFilingAnswer */ update app.filing_checks set again_at = app.now()
         where order_id = $1 and about = $2 and asking = $3 and state <> 'done'`,
    isSame ? [orderId, about, asking, contentHash, result, sealed] : [orderId, about, asking],
  );
  await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [orderId]);
  return isSame;
}

/**
 * Why a bureau gave no answer; a closed list plus the code of a refusal, so that no part of an answer is stored in
 * clear.
 */
export type LookupFault = 'noConnection' | 'paused' | 'away' | `code ${string}`;

/** Records that the bureau did not answer, and when to ask again: the pause doubles each time, up to ten minutes. */
export async function recordFilingLookupFailure(tx: Tx, check: DueFilingCheck, fault: LookupFault): Promise<void> {
  await tx.client.query(
    `/* recordFilingLookupFailure */ update app.filing_checks set state = 'unavailable', tries = tries + 1, fault = $4,
       again_at = case when $4 = 'noConnection' then null
         else app.now() + least(power(2, tries + 1), $5) * interval '1 second' end
     where order_id = $1 and about = $2 and asking = $3 and state <> 'done'`,
    [check.orderId, check.about, check.asking, fault, MAX_RETRY_DELAY_S],
  );
  await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [check.orderId]);
}
