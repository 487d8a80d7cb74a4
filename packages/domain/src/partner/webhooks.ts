import { z } from 'zod';
import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { BureauWords } from '../order/bureau-words.ts';
import type { OrderKind, OrderState } from '../order/names.ts';
import { allPartnerEventKinds, type PartnerEventKind } from './event-kinds.ts';
import { endpointUrlFault } from './webhook-address.ts';

/** Pauses between the tries of one delivery, seconds: thirteen tries over about a day (product.md P5). */
export const RETRY_PAUSES_S = [5, 30, 120, 300, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 25_200] as const;
export const MAX_DELIVERY_TRIES = RETRY_PAUSES_S.length + 1;
/** A receiver refuses what was signed longer ago, seconds. */
export const SIGNATURE_TOLERANCE_S = 300;
/** How long the event log is kept, days. */
export const EVENT_LOG_DAYS = 7;
export const MAX_ENDPOINTS = 10;
/** The longest overlap of two secrets, hours. */
export const MAX_OVERLAP_HOURS = 168;

/** 推送地址的状态. */
export const endpointStates = {
  ENABLED: bilingual('启用', 'Enabled'),
  DISABLED: bilingual('停用', 'Disabled'),
} as const satisfies Record<string, BilingualText>;
export type EndpointState = keyof typeof endpointStates;

/** Why nothing is sent to an endpoint any more. */
export const disabledReasons = {
  BY_HAND: bilingual('由合作方停用', 'Switched off by the partner'),
  GAVE_UP: bilingual(`一次推送连续 ${MAX_DELIVERY_TRIES} 次失败`, `A delivery failed ${MAX_DELIVERY_TRIES} times`),
  GONE: bilingual('对方答复 410，不再接收', 'The receiver answered 410: it is gone'),
  ADDRESS: bilingual('地址不符合要求，请更换地址', 'Its address may no longer stand: give it another'),
} as const satisfies Record<string, BilingualText>;
export type DisabledReason = keyof typeof disabledReasons;

/** 推送的状态: one event on its way to one endpoint. */
export const deliveryStates = {
  WAITING: bilingual('待推送', 'Waiting'),
  DELIVERED: bilingual('已送达', 'Delivered'),
  FAILED: bilingual('已放弃', 'Given up'),
  CANCELLED: bilingual('已取消', 'Cancelled'),
} as const satisfies Record<string, BilingualText>;
export type DeliveryState = keyof typeof deliveryStates;

/** Why a try did not arrive. */
export const attemptFaults = {
  NOT_PUBLIC: bilingual('地址解析到内网，拒绝连接', 'The host resolves to an address that is not public'),
  UNREACHABLE: bilingual('无法连接', 'It could not be reached'),
  TLS: bilingual('证书不被信任', 'Its certificate is not trusted'),
  LATE: bilingual('超时未答复', 'It did not answer in time'),
  REDIRECT: bilingual('返回重定向，不跟随', 'It answered with a redirect, which is not followed'),
  STATUS: bilingual('未返回 2xx', 'It did not answer with 2xx'),
  ADDRESS: bilingual('地址不符合要求，未推送', 'Its address may not stand: nothing was sent'),
  LOST: bilingual('推送进程中断', 'The sending process ended'),
} as const satisfies Record<string, BilingualText>;
export type AttemptFault = keyof typeof attemptFaults;

/** The body of a webhook and a row of the event log: nothing personal, the order is asked for by its id. */
export interface PartnerEventBody {
  /** The same on every try and in every replay: whoever has seen it ignores it. */
  readonly id: string;
  readonly kind: PartnerEventKind;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Of a test order, or sent by a test key: nothing real has happened. */
  readonly test: boolean;
  readonly order: {
    readonly id: string;
    readonly number: string;
    readonly kind: OrderKind;
    readonly province: string;
    /** As the event left it; it may have moved on. */
    readonly state: OrderState;
    readonly version: number;
  } | null;
  /** Of `order.refused`: what the bureau wrote, personal values masked; absent: nothing is known of it. */
  readonly bureau?: BureauWords;
}

const urlOf = (allowPrivate: boolean) =>
  z
    .string()
    .trim()
    .min(1)
    .max(2048)
    .superRefine((typed, context) => {
      const fault = endpointUrlFault(typed, allowPrivate);
      if (fault !== undefined) context.addIssue({ code: 'custom', params: { says: fault } });
    });

const kinds = z
  .array(z.enum(allPartnerEventKinds as [PartnerEventKind, ...PartnerEventKind[]]))
  .min(1)
  .max(64);
const description = z.string().trim().max(200);

/** As a partner sends it. `kinds` left out: all, also those that are added later. */
export const endpointInput = (allowPrivate: boolean) =>
  z.strictObject({ url: urlOf(allowPrivate), kinds: kinds.optional(), description: description.optional() });

/** What is left out stays as it is. */
export const endpointChange = (allowPrivate: boolean) =>
  z.strictObject({
    url: urlOf(allowPrivate).optional(),
    kinds: kinds.optional(),
    /** All, also those that are added later. */
    allKinds: z.literal(true).optional(),
    description: description.optional(),
    enabled: z.boolean().optional(),
  });

export const rotationInput = z.strictObject({
  /** So long both secrets sign. */
  overlapHours: z.number().int().min(0).max(MAX_OVERLAP_HOURS).default(24),
});
