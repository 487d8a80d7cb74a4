import { randomBytes } from 'node:crypto';
import { isOpenSql, type PartnerOfPerson, partnerPersonActor } from '@beian/accounts/staff';
import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, queryAsSystem, type Tx, transaction } from '@beian/database/transaction';
import { type MaterialKind, materialLabel, UPLOAD_LINK_IMAGES, UPLOAD_LINK_MINUTES } from '@beian/domain/filing';
import { orderLifeCycle } from '@beian/domain/order';
import { kindRow, type OrderKind, type OrderState } from '@beian/domain/order-names';
import type { Actor, StaffMemberView } from '@beian/domain/staff';
import { type BilingualText, bilingual, type Refusal, type RefusalReasonCode, refusal } from '@beian/domain/text';
import { receiveUpload } from '../material/uploads.ts';
import { perform } from '../perform/perform.ts';

export interface UploadLink {
  /** Opaque secret for the page of the phone; it is not stored. */
  readonly token: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}
export type LinkOutcome = ({ readonly ok: true } & UploadLink) | { readonly ok: false; readonly refusal: Refusal };

/** What the phone shows of its link, and for whom it uploads. */
export interface OpenLink {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly orderKind: BilingualText;
  readonly material: MaterialKind;
  readonly materialLabel: BilingualText;
  readonly uploadsLeft: number;
  readonly actor: Actor;
  readonly partner: PartnerOfPerson;
}

const reason = (code: RefusalReasonCode, message: BilingualText, suggestion: BilingualText) =>
  ({ code, message, suggestion, ruleId: 'D-uploads' }) as const;
const peopleOnly = refusal(
  'NOT_POSSIBLE',
  reason(
    'PEOPLE_ONLY',
    bilingual(
      '扫码上传的链接只发给已登录的合作方人员',
      'Links for a phone are issued to people of a partner who are signed in',
    ),
    bilingual('密钥请用 createUploadTicket', 'Keys use createUploadTicket'),
  ),
);
const noSuchOrder = refusal(
  'NOT_FOUND',
  reason(
    'ORDER_NOT_FOUND',
    bilingual('没有此订单', 'There is no such order'),
    bilingual('请核对订单', 'Check the order'),
  ),
);
const takesNoMaterial = refusal(
  'NOT_POSSIBLE',
  reason(
    'NO_MATERIAL_NOW',
    bilingual('此订单目前不能上传材料', 'The order takes no materials now'),
    bilingual('退回修改后可再上传', 'It does again when it is returned for correction'),
  ),
);
const linkOver = refusal(
  'NOT_POSSIBLE',
  reason(
    'UPLOAD_LINK_OVER',
    bilingual('此链接已失效', 'This link is over'),
    bilingual('请在电脑上重新生成二维码', 'Make a new code on the computer'),
  ),
);

/**
 * Makes a link for one material of an order, which ends an earlier one for it; audited. Only for a person of a partner: what the phone
 * uploads is theirs. The answer saved under the idempotency key is sealed.
 */
export async function createUploadLink(
  ctx: AppContext,
  tx: Tx,
  call: { readonly actor: Actor; readonly orderId: string; readonly material: MaterialKind; readonly key: string },
): Promise<LinkOutcome> {
  const { actor, orderId, material, key } = call;
  const body = bodyHash(['createUploadLink', orderId, material]);
  const seen = await findAnswer<LinkOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await insertLink(tx, call);
  const details = outcome.ok ? { material } : { code: outcome.refusal.code };
  await writeAudit(tx, actor, 'createUploadLink', orderId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function insertLink(
  tx: Tx,
  { actor, orderId, material }: { readonly actor: Actor; readonly orderId: string; readonly material: MaterialKind },
): Promise<LinkOutcome> {
  if (actor.kind !== 'partner' || actor.person === undefined) return { ok: false, refusal: peopleOnly };
  const { rows } = await tx.client.query<{ state: OrderState }>(
    '/* createUploadLink */ select state from app.orders where id = $1',
    [orderId],
  );
  const [order] = rows;
  if (order === undefined) return { ok: false, refusal: noSuchOrder };
  const takingStates: readonly string[] = orderLifeCycle.events.attachMaterial.from;
  if (!takingStates.includes(order.state)) return { ok: false, refusal: takesNoMaterial };
  const token = randomBytes(32).toString('base64url');
  const made = await tx.client.query<{ expiresAt: string }>(
    `/* createUploadLink */ insert into app.upload_links as l (order_id, material, hash, staff_id, state, round, uploads_left, expires_at)
     select o.id, $2, $3, $4, o.state, o.round, $5, app.now() + make_interval(mins => $6) from app.orders o where o.id = $1
     on conflict (order_id, material) do update set hash = excluded.hash, staff_id = excluded.staff_id, state = excluded.state,
       round = excluded.round, uploads_left = excluded.uploads_left, expires_at = excluded.expires_at
     returning app.iso(l.expires_at) as "expiresAt"`,
    [orderId, material, sha256(token), actor.person, UPLOAD_LINK_IMAGES, UPLOAD_LINK_MINUTES],
  );
  return { ok: true, token, expiresAt: made.rows[0]?.expiresAt ?? '' };
}

/** SQL: link `l` of order `o` may be used: the order has not moved on since it was made. */
const isOpenLinkSql = `l.expires_at > app.now() and l.uploads_left > 0 and o.state = l.state and o.round = l.round`;

/** What a link is for; null when it is unknown, expired, used up or ended, or its person may no longer act. The cases are not told apart. */
export async function findUploadLink(ctx: AppContext, token: string): Promise<OpenLink | null> {
  const [found] = await queryAsSystem<{
    orderId: string;
    number: string;
    kind: OrderKind;
    material: MaterialKind;
    uploadsLeft: number;
    person: StaffMemberView;
    partner: PartnerOfPerson;
  }>(ctx, {
    name: 'find-upload-link',
    text: `/* findUploadLink */ select o.id as "orderId", o.number, o.kind, l.material, l.uploads_left as "uploadsLeft",
        json_build_object('id', p.id, 'login', p.login, 'name', p.name, 'roles', p.roles) as person,
        json_build_object('id', c.id, 'name', c.name, 'language', c.language) as partner
      from app.upload_links l join app.orders o on o.id = l.order_id join app.staff p on p.id = l.staff_id
        join app.partners c on c.id = p.partner_id and c.id = o.partner_id
      where l.hash = $1 and ${isOpenLinkSql} and ${isOpenSql('p')}`,
    values: [sha256(token)],
  });
  if (found === undefined) return null;
  const { person, partner, number, kind, material, ...link } = found;
  const labels = { orderKind: kindRow(kind).label, materialLabel: materialLabel(material, { kind }) };
  return { ...link, ...labels, orderNumber: number, material, partner, actor: partnerPersonActor(person, partner) };
}

/**
 * Uploads an image and attaches it to the order of a link, as the person who made the link; the audit says that it came by phone. One of
 * the link's uploads is used also where the order refuses the image.
 */
export async function receiveByLink(
  ctx: AppContext,
  { actor, orderId, material }: OpenLink,
  token: string,
  bytes: Buffer,
): Promise<{ ok: true; upload: { readonly uploadsLeft: number } } | { ok: false; refusal: Refusal }> {
  const received = await receiveUpload(ctx, actor, bytes, { audited: { by: 'phone' } });
  if (!received.ok) return received;
  return transaction(ctx, actor, async (tx) => {
    const { rows } = await tx.client.query<{ left: number }>(
      `/* receiveByLink */ update app.upload_links l set uploads_left = l.uploads_left - 1 from app.orders o
       where l.hash = $1 and o.id = l.order_id and ${isOpenLinkSql} returning l.uploads_left as left`,
      [sha256(token)],
    );
    const [link] = rows;
    if (link === undefined) {
      // An update that waited for another upload has begun to write, so the transaction needs its row in the audit.
      await writeAudit(tx, actor, 'attachMaterial', orderId, 'refused', { code: 'UPLOAD_LINK_OVER', by: 'phone' });
      return { ok: false, refusal: linkOver };
    }
    const input = { material, uploadId: received.upload.id };
    const attached = await perform(ctx, tx, { event: 'attachMaterial', actor, orderId, input });
    return attached.ok ? { ok: true, upload: { uploadsLeft: link.left } } : { ok: false, refusal: attached.refusal };
  });
}
