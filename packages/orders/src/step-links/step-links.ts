import { partnerActor } from '@beian/accounts/partners';
import type { PartnerOfPerson } from '@beian/accounts/staff';
import { writeAudit } from '@beian/database/audit';
import { sha256 } from '@beian/database/sealing';
import { providerSql } from '@beian/database/settings';
import { type AppContext, queryAsSystem, readOnly, type Tx, transaction } from '@beian/database/transaction';
import type { PublishedCodes } from '@beian/domain/codes';
import { isFieldId, type MaterialKind, maskValue } from '@beian/domain/filing';
import {
  endedStepText,
  isLinkedStep,
  type LinkedStep,
  type LiveEvent,
  linkedSteps,
  smsPersons,
} from '@beian/domain/order';
import type { ItemView } from '@beian/domain/order-fields';
import type { OrderKind, OrderState, PrincipalOwner } from '@beian/domain/order-names';
import type { Provider } from '@beian/domain/settings';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Language, type Refusal, refusal } from '@beian/domain/text';
import { loadPublishedCodes } from '@beian/records/published';
import { receiveUpload } from '../material/uploads.ts';
import { loadOrders } from '../order-list/orders.ts';
import { perform } from '../perform/perform.ts';
import type { OrderView } from '../views/order-view.ts';
import { fieldPart, noField } from './field-part.ts';

/** What an open link is for, and whose it is. Its writes are the partner's, in the name of the principal. */
export interface OpenStep {
  readonly open: true;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly kind: OrderKind;
  readonly step: LinkedStep;
  readonly owner: PrincipalOwner;
  readonly usesLeft: number;
  readonly actor: Actor;
  readonly partner: PartnerOfPerson;
  readonly provider: Provider;
}
/** A link whose step is over: where its order stands says why. */
export interface EndedStep {
  readonly open: false;
  readonly orderNumber: string;
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly partner: PartnerOfPerson;
  readonly provider: Provider;
}

const linkOver = (state: OrderState): Refusal =>
  refusal('NOT_POSSIBLE', { code: 'STEP_LINK_OVER', ...endedStepText(state), ruleId: 'L-step-links' });
const usedUp = refusal('NOT_POSSIBLE', {
  code: 'STEP_LINK_OVER',
  message: bilingual('此链接的使用次数已用完', 'The uses of this link are used up'),
  suggestion: bilingual('请联系为您提交订单的单位办理', 'Ask whoever submitted the order for you'),
  ruleId: 'L-step-links',
});

/** SQL: the step of order `o` for which link `l` was made is still open. */
const isOpenStepSql = `(o.state = l.state and o.duty_since = l.step_since)`;

/** What a link is for; null when it is unknown. */
export async function findStepLink(ctx: AppContext, token: string): Promise<OpenStep | EndedStep | null> {
  const [found] = await queryAsSystem<{
    orderId: string;
    orderNumber: string;
    kind: OrderKind;
    state: OrderState;
    owner: PrincipalOwner;
    usesLeft: number;
    isOpen: boolean;
    partner: PartnerOfPerson;
    provider: Provider;
  }>(ctx, {
    name: 'find-step-link',
    text: `/* findStepLink */ select o.id as "orderId", o.number as "orderNumber", o.kind, o.state, l.owner, l.uses_left as "usesLeft",
        ${isOpenStepSql} as "isOpen", json_build_object('id', p.id, 'name', p.name, 'language', p.language) as partner, ${providerSql} as provider
      from app.step_links l join app.orders o on o.id = l.order_id join app.partners p on p.id = o.partner_id where l.hash = $1`,
    values: [sha256(token)],
  });
  if (found === undefined) return null;
  const { isOpen, state, orderId, owner, usesLeft, ...link } = found;
  if (!isOpen || !isLinkedStep(state)) return { ...link, open: false, state };
  const { partner } = link;
  const actor = { ...partnerActor(partner), name: `${partner.name} · ${smsPersons[owner][partner.language]}` };
  return { ...link, open: true, orderId, owner, usesLeft, step: state, actor };
}

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** Uses the link once and raises an event with it, if its step is still open. A refused event uses it, too. */
async function useLink(
  ctx: AppContext,
  tx: Tx,
  { actor, orderId }: OpenStep,
  token: string,
  call: { readonly event: LiveEvent; readonly input: unknown },
): Promise<Done> {
  const { rows } = await tx.client.query<{ state: OrderState; isOpen: boolean; left: number }>(
    `/* useStepLink */ with link as (select l.hash, o.state, ${isOpenStepSql} as is_open, l.uses_left from app.step_links l
         join app.orders o on o.id = l.order_id where l.hash = $1 for update of l),
       used as (update app.step_links l set uses_left = l.uses_left - 1 from link where l.hash = link.hash and link.is_open and link.uses_left > 0)
     select state, is_open as "isOpen", uses_left as left from link`,
    [sha256(token)],
  );
  const [link] = rows;
  const over =
    link === undefined || !link.isOpen ? linkOver(link?.state ?? 'ABANDONED') : link.left === 0 ? usedUp : null;
  if (over !== null) {
    await writeAudit(tx, actor, call.event, orderId, 'refused', { code: 'STEP_LINK_OVER', by: 'phone' });
    return { ok: false, refusal: over };
  }
  const done = await perform(ctx, tx, { ...call, actor, orderId });
  return done.ok ? { ok: true } : done;
}

/** Attaches an image to the order, as its material of this kind. */
export async function receiveStepMaterial(
  ctx: AppContext,
  link: OpenStep,
  token: string,
  material: MaterialKind,
  bytes: Buffer,
): Promise<{ ok: true; upload: object } | { ok: false; refusal: Refusal }> {
  if (link.usesLeft === 0) return { ok: false, refusal: usedUp };
  const received = await receiveUpload(ctx, link.actor, bytes, { audited: { by: 'phone' } });
  if (!received.ok) return received;
  const input = { material, uploadId: received.upload.id };
  const done = await transaction(ctx, link.actor, (tx) =>
    useLink(ctx, tx, link, token, { event: 'attachMaterial', input }),
  );
  return done.ok ? { ok: true, upload: {} } : done;
}

/** Saves the new value, or values, of a returned field. */
export const saveStepField = (
  ctx: AppContext,
  link: OpenStep,
  token: string,
  field: { readonly field: string; readonly value?: string | undefined; readonly values?: string[] | undefined },
): Promise<Done> =>
  transaction(ctx, link.actor, (tx) =>
    useLink(ctx, tx, link, token, { event: 'saveDraft', input: { fields: [field] } }),
  );

/** Hands the step in: the order to the initial review, or its photo to the review. */
export const submitStep = (
  ctx: AppContext,
  link: OpenStep,
  token: string,
  acknowledged: readonly string[],
): Promise<Done> => {
  const event = linkedSteps[link.step];
  const input = event === 'submit' ? { acknowledged } : {};
  return transaction(ctx, link.actor, (tx) => useLink(ctx, tx, link, token, { event, input }));
};

/** What the page of a link shows. Personal values are masked. */
export async function readStep(ctx: AppContext, link: OpenStep, language: Language) {
  const { order, codes } = await readOnly(ctx, link.actor, async (tx) => {
    const [found] = await loadOrders(ctx, tx, {
      actor: link.actor,
      ids: [link.orderId],
      parts: ['items', 'actions', 'photoGuide'],
      language,
    });
    return { order: found, codes: await loadPublishedCodes(tx, found?.province) };
  });
  if (order === undefined) throw new Error('a step link without an order');
  const submit = order.actions?.find(({ event }) => event === linkedSteps[link.step]);
  return {
    due: order.due,
    orderReasons: reasonsOf(order.orderReasons ?? []),
    items: [...flaggedOf(order, codes, language), ...missingOf(order, link.step)],
    guide: link.step === 'VERIFICATION_PENDING' ? (order.photoGuide?.steps.map(({ text }) => text) ?? []) : [],
    /** Null: the photo of this order is not handed in by an upload. */
    submit:
      submit === undefined
        ? null
        : {
            label: submit.label,
            isReady: submit.presence === 'ENABLED',
            blocked: submit.reasons.map(({ field, message, suggestion }) => ({
              item: order.items?.find(({ key }) => key === field)?.label ?? null,
              ...{ message: message[language], suggestion: suggestion[language] },
            })),
            acknowledge: submit.acknowledge.map(({ code, message }) => ({ code, message: message[language] })),
          },
  };
}

const reasonsOf = (reasons: ItemView['reasons']) => reasons.map(({ label, advice }) => ({ label, advice }));

const flaggedOf = ({ items = [], requiredMaterials = [] }: OrderView, codes: PublishedCodes, language: Language) =>
  items
    .filter(({ flagged }) => flagged)
    .map(({ key, label, personal, reasons, sinceReturn, now, findings }) => {
      const material = key.startsWith('material.') ? (key.slice('material.'.length) as MaterialKind) : null;
      const required = requiredMaterials.find(({ kind }) => kind === material);
      const faults = findings.filter(({ outcome }) => outcome === 'fail').map(({ message }) => message);
      return {
        ...{ key, label, material, reasons: reasonsOf(reasons), faults },
        done: sinceReturn === 'CHANGED' && faults.length === 0,
        ...(isFieldId(key)
          ? fieldPart(key, codes, language)
          : { ...noField, how: material === null ? ('elsewhere' as const) : ('upload' as const) }),
        now: now?.map((value) => (personal && isFieldId(key) ? maskValue(key, value) : value)).join('；') ?? null,
        instruction: required?.instruction ?? null,
        hasTemplate: required !== undefined && required.templateUrl !== null,
      };
    });

/** Materials that the order still needs for this step and that nobody returned. */
const missingOf = ({ items = [], requiredMaterials = [] }: OrderView, step: LinkedStep) =>
  requiredMaterials
    .filter(({ kind, attached, afterReview }) => {
      const isReturned = items.some(({ key, flagged }) => flagged && key === `material.${kind}`);
      return !isReturned && (step === 'VERIFICATION_PENDING' ? kind === 'FACE_PHOTO' : !attached && !afterReview);
    })
    .map(({ kind, label, attached, instruction, templateUrl }) => ({
      ...{ key: `material.${kind}`, label, material: kind, reasons: [], done: attached, how: 'upload' as const },
      ...noField,
      ...{ now: null, instruction, hasTemplate: templateUrl !== null, faults: [] },
    }));

/** What the page says of a link that is over. */
export const endedStep = ({ state }: EndedStep, language: Language) => ({
  message: endedStepText(state).message[language],
  suggestion: endedStepText(state).suggestion[language],
});
