import { randomBytes } from 'node:crypto';
import type { PartnerOfPerson } from '@beian/accounts/staff';
import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { sha256 } from '@beian/database/sealing';
import { editionInForceIn, providerSql } from '@beian/database/settings';
import { type AppContext, queryAsSystem, type Tx } from '@beian/database/transaction';
import { LAPSE_DAYS } from '@beian/domain/clock';
import type { OrderKind, OrderState } from '@beian/domain/order-names';
import { FACE_LINK_TRIES, photoMethodOf } from '@beian/domain/photo';
import type { EditionId, Rules } from '@beian/domain/province';
import type { Provider } from '@beian/domain/settings';
import type { Actor } from '@beian/domain/staff';
import type { RefusalReasonCode } from '@beian/domain/text';
import { type BilingualText, bilingual, type Refusal, refusal } from '@beian/domain/text';

/** The state in which an order waits for its photo. */
const WAITING = 'VERIFICATION_PENDING' satisfies OrderState;

export interface FaceLink {
  /** Opaque secret for the page of the phone; only its hash is stored. */
  readonly token: string;
  /** When the order lapses without the photo, ISO 8601, UTC; while orders do not lapse the link goes on. */
  readonly expiresAt: string;
}
export type FaceLinkOutcome = ({ readonly ok: true } & FaceLink) | { readonly ok: false; readonly refusal: Refusal };

/** What the phone shows of its link. */
export interface OpenFaceLink {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly kind: OrderKind;
  readonly province: string;
  readonly edition: Rules;
  /** The edition in force, by which the photo is taken. */
  readonly handOverEdition: Rules;
  /** The order still waits for the photo. */
  readonly waits: boolean;
  readonly triesLeft: number;
  readonly expiresAt: string;
  readonly partner: PartnerOfPerson;
  readonly provider: Provider;
  /** The text of the setting `commitmentText`; null: the commitment is a paper of the order, signed by hand. */
  readonly commitmentText: string | null;
}

const reason = (code: RefusalReasonCode, message: BilingualText, suggestion: BilingualText) =>
  ({ code, message, suggestion, ruleId: 'R-6.4' }) as const;
const noSuchOrder = refusal(
  'NOT_FOUND',
  reason(
    'ORDER_NOT_FOUND',
    bilingual('没有此订单', 'There is no such order'),
    bilingual('请核对订单', 'Check the order'),
  ),
);
const takesNoFaceCheck = refusal(
  'NOT_POSSIBLE',
  reason(
    'NO_FACE_CHECK_NOW',
    bilingual('此订单目前不需要手机人脸核验', 'The order waits for no face check'),
    bilingual(
      '初审通过后，且拍照方式为手机人脸核验时再生成链接',
      'Make a link once the initial review is passed and photoGuide names the face check',
    ),
  ),
);

/** Staff do not hold a link to the check that they review. */
const partnersOnly = refusal(
  'NOT_POSSIBLE',
  reason(
    'PARTNERS_ONLY',
    bilingual('人脸核验链接由合作方生成', 'Links for a face check are made by partners'),
    bilingual('请申请人联系提交订单的服务商', 'The applicant asks whoever submitted the order'),
  ),
);

/** Makes the link of an order that waits for a face check; it ends the former one. */
export async function issueFaceLink(tx: Tx, orderId: string): Promise<FaceLink> {
  const token = randomBytes(32).toString('base64url');
  const { rows } = await tx.client.query<{ expiresAt: string }>(
    `/* issueFaceLink */ insert into app.face_links as l (order_id, hash, round, tries_left, expires_at)
     select o.id, $2, o.round, $3, coalesce(o.due_at, app.now() + make_interval(days => $4)) from app.orders o where o.id = $1
     on conflict (order_id) do update set hash = excluded.hash, round = excluded.round, tries_left = excluded.tries_left,
       made_at = app.now(), expires_at = excluded.expires_at
     returning app.iso(l.expires_at) as "expiresAt"`,
    [orderId, sha256(token), FACE_LINK_TRIES, LAPSE_DAYS],
  );
  return { token, expiresAt: rows[0]?.expiresAt ?? '' };
}

/** The same for the partner of the order, by key or person; audited. The answer saved under the idempotency key is sealed. */
export async function createFaceCheckLink(
  ctx: AppContext,
  tx: Tx,
  { actor, orderId, key }: { readonly actor: Actor; readonly orderId: string; readonly key: string },
): Promise<FaceLinkOutcome> {
  const body = bodyHash(['createFaceCheckLink', orderId]);
  const seen = await findAnswer<FaceLinkOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const { rows } = await tx.client.query<{ state: OrderState; province: string; edition: EditionId }>(
    `/* createFaceCheckLink */ select state, province, ${editionInForceIn('province')} as edition from app.orders where id = $1`,
    [orderId],
  );
  const [order] = rows;
  const rules = order && (await tx.ruleBook.for(tx.client, order.edition))(order.edition);
  const outcome: FaceLinkOutcome =
    actor.kind !== 'partner'
      ? { ok: false, refusal: partnersOnly }
      : order === undefined || rules === undefined
        ? { ok: false, refusal: noSuchOrder }
        : order.state !== WAITING || photoMethodOf(order.province, rules) !== 'FACE_CHECK'
          ? { ok: false, refusal: takesNoFaceCheck }
          : { ok: true, ...(await issueFaceLink(tx, orderId)) };
  const details = outcome.ok ? {} : { code: outcome.refusal.code };
  await writeAudit(tx, actor, 'createFaceCheckLink', orderId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

/** SQL: the order `o` of link `l` still waits for the photo for which the link was made. */
export const linkWaitsSql = `(o.state = '${WAITING}' and o.round = l.round)`;

/** SQL: a check `c` of the link's order was begun with link `l`. */
export const ofLinkSql = `(c.order_id = l.order_id and c.consented_at >= l.made_at)`;

/**
 * What a link is for; null when it is unknown, replaced or ended. One whose photo was handed in still
 * says so.
 */
export async function findFaceLink(ctx: AppContext, token: string): Promise<OpenFaceLink | null> {
  const [found] = await queryAsSystem<OpenFaceLink & { handedIn: boolean }>(ctx, {
    name: 'find-face-link',
    text: `/* findFaceLink */ select o.id as "orderId", o.number as "orderNumber", o.kind, o.province, o.edition, ${editionInForceIn('o.province')} as "handOverEdition", ${linkWaitsSql} as waits,
        l.tries_left as "triesLeft", app.iso(l.expires_at) as "expiresAt", json_build_object('id', p.id, 'name', p.name, 'language', p.language) as partner,
        ${providerSql} as provider,
        case when not exists (select from app.order_contents x where x.order_id = o.id
            and x.assessment -> 'materials' @> '[{"kind": "COMMITMENT"}]')
          then (select value #>> '{}' from app.settings where name = 'commitmentText') end as "commitmentText",
        exists (select from app.face_checks c where ${ofLinkSql} and c.material_id is not null) as "handedIn"
      from app.face_links l join app.orders o on o.id = l.order_id join app.partners p on p.id = o.partner_id
      where l.hash = $1`,
    values: [sha256(token)],
  });
  if (found === undefined) return null;
  const { handedIn, ...link } = found;
  return link.waits || handedIn ? link : null;
}

/** Where the order stands of a link whose wait is over; undefined: unknown, or replaced by another link. */
export async function findEndedFaceLink(ctx: AppContext, token: string): Promise<OrderState | undefined> {
  const [found] = await queryAsSystem<{ state: OrderState }>(ctx, {
    name: 'find-ended-face-link',
    text: `/* findEndedFaceLink */ select o.state from app.face_links l join app.orders o on o.id = l.order_id where l.hash = $1 and not ${linkWaitsSql}`,
    values: [sha256(token)],
  });
  return found?.state;
}
