import { writeAudit } from '@beian/database/audit';
import { findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { canonicalDomain, checkDomainName } from '@beian/domain/checks';
import type { ViewOf } from '@beian/domain/fields';
import {
  type KindFindingName,
  kindFindingRow,
  kindLookupInput,
  MAX_KIND_LOOKUPS_PER_HOUR,
  type orderKindLookupFields,
} from '@beian/domain/filing-status';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { type BilingualText, bilingual, followMessageAdvice, type Refusal, refusal } from '@beian/domain/text';
import type { LookupFault } from '@beian/orders/lookups';

export type KindLookupOutcome =
  | { readonly ok: true; readonly lookupId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** What the bureau is asked about. Personal data: never log it. */
export interface AskedForKind {
  readonly certificateType: number;
  readonly certificateNumber: string;
  readonly domain: string;
}
const askedAad = (id: string): string => `kind_lookups.asked:${id}`;

/**
 * 应办事项查询: a partner asks which kind of order a certificate and a domain need. The new row wakes the worker, which asks the bureau
 * once. One effect per idempotency key; audited without certificate and domain.
 */
export async function lookUpOrderKind(
  ctx: AppContext,
  tx: Tx,
  { actor, input, key }: { readonly actor: Actor; readonly input: unknown; readonly key: string },
): Promise<KindLookupOutcome> {
  const body = ctx.keys.searchHashes('kind-lookup-call', JSON.stringify(['lookUpOrderKind', input]));
  const seen = await findAnswer<KindLookupOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const inserted = await insertLookup(ctx, tx, actor, input);
  const outcome: KindLookupOutcome =
    typeof inserted === 'string' ? { ok: true, lookupId: inserted } : { ok: false, refusal: inserted };
  const codes =
    typeof inserted === 'string' ? {} : { code: inserted.code, codes: inserted.reasons.map((one) => one.code) };
  const target = outcome.ok ? outcome.lookupId : undefined;
  await writeAudit(tx, actor, 'lookUpOrderKind', target, outcome.ok ? 'done' : 'refused', codes);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

/** The refusals of a lookup. */
const refused = {
  staff: refusal('NOT_POSSIBLE', {
    code: 'NOT_POSSIBLE',
    message: bilingual('由合作方查询', 'Partners ask for themselves'),
    suggestion: bilingual('请用合作方的密钥调用', 'Call with the key of the partner'),
    ruleId: 'R-2',
  }),
  province: refusal('INVALID_INPUT', {
    code: 'PROVINCE_UNKNOWN',
    field: 'province',
    message: bilingual('没有这个省', 'There is no such province'),
    suggestion: bilingual(
      '请从省份列表中选择（六位行政区划代码，如 320000）',
      'Choose one from the list of provinces: six digits, such as 320000',
    ),
    ruleId: 'R-2',
  }),
  tooMany: refusal('GUARD_FAILED', {
    code: 'LOOKUP_TOO_MANY',
    message: bilingual(
      `一小时内最多查询 ${MAX_KIND_LOOKUPS_PER_HOUR} 次`,
      `At most ${MAX_KIND_LOOKUPS_PER_HOUR} lookups within an hour`,
    ),
    suggestion: bilingual('请稍后再查', 'Ask again later'),
    ruleId: 'R-2',
  }),
};

async function insertLookup(ctx: AppContext, tx: Tx, actor: Actor, input: unknown): Promise<string | Refusal> {
  if (actor.kind !== 'partner') return refused.staff;
  const checked = checkInput(kindLookupInput, input);
  if ('reasons' in checked) return checked;
  const { province, certificateType, certificateNumber, domain } = checked.value;
  if (findProvince(province) === undefined) return refused.province;
  const name = checkDomainName(domain);
  if (name.outcome === 'fail') {
    const { message, suggestion } = name;
    return refusal('INVALID_INPUT', {
      code: 'WRONG_SHAPE',
      field: 'domain',
      message,
      suggestion: suggestion ?? followMessageAdvice,
      ruleId: 'R-2',
    });
  }
  // Counted under a lock, so that concurrent calls cannot exceed the limit.
  await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('kind-lookup:' || $1, 0))`, [actor.id]);
  const { rows } = await tx.client.query<{ n: number }>(
    `/* lookUpOrderKind */ select count(*)::int as n from app.kind_lookups where partner_id = $1 and asked_at > app.now() - interval '1 hour'`,
    [actor.id],
  );
  if ((rows[0]?.n ?? 0) >= MAX_KIND_LOOKUPS_PER_HOUR) return refused.tooMany;
  const id = newId('lookup');
  const asked: AskedForKind = { certificateType, certificateNumber, domain: canonicalDomain(domain) };
  await tx.client.query(
    '/* lookUpOrderKind */ insert into app.kind_lookups (id, partner_id, province, asked) values ($1, $2, $3, $4)',
    [id, actor.id, province, ctx.keys.sealJson(askedAad(id), asked)],
  );
  return id;
}

export interface PendingKindLookup extends AskedForKind {
  readonly id: string;
  /** null when no connection serves the province. */
  readonly bureauId: string | null;
}

/** Claims new lookups, each for one worker; one whose worker died becomes UNAVAILABLE after a minute. */
export function claimKindLookups(ctx: AppContext, limit: number): Promise<PendingKindLookup[]> {
  return transaction(ctx, system('bureau'), async (tx) => {
    const { rows: lost } = await tx.client.query<{ id: string }>(
      `/* claimKindLookups */ update app.kind_lookups set state = 'UNAVAILABLE', answered_at = app.now(), asked = null, fault = 'lost'
       where state = 'PENDING' and taken_at <= app.now() - interval '1 minute' returning id`,
    );
    for (const { id } of lost) await tx.client.query(`select pg_notify('lookups', $1)`, [id]);
    const { rows } = await tx.client.query<{ id: string; bureauId: string | null; asked: Buffer }>(
      `/* claimKindLookups */ with due as (select id from app.kind_lookups where state = 'PENDING' and taken_at is null
         order by asked_at, id limit $1 for update skip locked)
       update app.kind_lookups k set taken_at = app.now() from due where k.id = due.id
       returning k.id, k.asked, (select p.bureau_id from app.bureau_provinces p where p.province = k.province) as "bureauId"`,
      [limit],
    );
    return rows.map(({ asked, ...row }) => ({ ...row, ...ctx.keys.unsealJson<AskedForKind>(askedAad(row.id), asked) }));
  });
}

/** Stores the finding, or why there is none, once; certificate and domain are deleted. */
export function storeKindFinding(
  ctx: AppContext,
  id: string,
  answer: { readonly finding: KindFindingName } | { readonly fault: LookupFault },
): Promise<void> {
  return transaction(ctx, system('bureau'), async (tx) => {
    const [state, finding, fault] =
      'finding' in answer ? ['ANSWERED', answer.finding, null] : ['UNAVAILABLE', null, answer.fault];
    await tx.client.query(
      `/* storeKindFinding */ update app.kind_lookups set state = $2, finding = $3, fault = $4, answered_at = app.now(), asked = null
       where id = $1 and state = 'PENDING'`,
      [id, state, finding, fault],
    );
    await tx.client.query(`select pg_notify('lookups', $1)`, [id]);
  });
}

/** A lookup, for the partner that asked. */
export type KindLookupView = Omit<ViewOf<typeof orderKindLookupFields>, 'message' | 'suggestion'> & {
  readonly message: BilingualText | null;
  readonly suggestion: BilingualText | null;
};

const unavailable = {
  says: bilingual('管局没有答复', 'The bureau gave no answer'),
  suggestion: bilingual('请稍后再查，或在管局网站人工查询', "Ask again later, or look it up on the bureau's site"),
};

export async function findKindLookup(tx: Tx, id: string): Promise<KindLookupView | undefined> {
  const { rows } = await tx.client.query<
    Pick<KindLookupView, 'id' | 'state' | 'askedAt' | 'answeredAt'> & { finding: KindFindingName | null }
  >(
    `/* findKindLookup */ select id, state, app.iso(asked_at) as "askedAt", app.iso(answered_at) as "answeredAt", finding
     from app.kind_lookups where id = $1`,
    [id],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { finding, ...view } = row;
  const told = finding === null ? (view.state === 'UNAVAILABLE' ? unavailable : undefined) : kindFindingRow(finding);
  return {
    ...view,
    kind: finding === null ? null : kindFindingRow(finding).kind,
    message: told?.says ?? null,
    suggestion: told?.suggestion ?? null,
  };
}
