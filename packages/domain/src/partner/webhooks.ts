import { z } from 'zod';
import type { PartnerEventKind } from '../order-names/partner-events.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { formatCount } from '../text/in-words.ts';
import { textLengths } from '../text/text-lengths.ts';
import { allPartnerEventKinds } from './event-kinds.ts';
import { endpointUrlFault, webhookPorts } from './webhook-address.ts';

/** Pauses between the tries of one delivery, seconds: all tries within about a day (docs/spec/desk.md D-webhooks). */
export const RETRY_PAUSES_S = [5, 30, 120, 300, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 25_200] as const;
/** Within how many seconds a receiver answers, unless the installation sets `WEBHOOK_CALL_MS`. */
export const WEBHOOK_ANSWER_S = 10;
export const MAX_DELIVERY_TRIES = RETRY_PAUSES_S.length + 1;
/** Retention of the event log, days. */
export const EVENT_LOG_DAYS = 7;
export const MAX_ENDPOINTS = 10;
/** How long two secrets of an endpoint are valid at the same time, hours: at most, and if the partner does not say. */
export const overlapHours = { most: 168, usual: 24 } as const;
/** Most events of one replay, and most deliveries that are counted as waiting. */
export const MAX_REPLAYED_EVENTS = 1000;
/** Days over which a partner's refused calls are shown, and how many rows. */
export const refusedCalls = { days: 7, most: 50 } as const;

/** 推送地址的状态. */
export const endpointStates = {
  ENABLED: bilingual('启用', 'Enabled'),
  DISABLED: bilingual('停用', 'Disabled'),
} as const satisfies Record<string, BilingualText>;
export type EndpointState = keyof typeof endpointStates;

/** Why an endpoint receives no more deliveries. */
export const disabledReasons = {
  BY_HAND: bilingual('由合作方停用', 'Switched off by the partner'),
  GAVE_UP: bilingual(`一次推送连续 ${MAX_DELIVERY_TRIES} 次失败`, `A delivery failed ${MAX_DELIVERY_TRIES} times`),
  GONE: bilingual('对方答复 410，不再接收', 'The receiver answered 410: it is gone'),
  ADDRESS: bilingual('地址不符合要求，请更换地址', 'Its address may no longer stand: give it another'),
} as const satisfies Record<string, BilingualText>;
export type DisabledReason = keyof typeof disabledReasons;

/** 推送的状态: state of one event's delivery to one endpoint. */
export const deliveryStates = {
  WAITING: bilingual('待推送', 'Waiting'),
  DELIVERED: bilingual('已送达', 'Delivered'),
  FAILED: bilingual('已放弃', 'Given up'),
  CANCELLED: bilingual('已取消', 'Cancelled'),
} as const satisfies Record<string, BilingualText>;
export type DeliveryState = keyof typeof deliveryStates;

/** Why an attempt failed. */
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

const urlOf = (allowPrivate: boolean) =>
  z
    .string()
    .trim()
    .min(1)
    .max(textLengths.endpointUrl)
    .superRefine((typed, context) => {
      const fault = endpointUrlFault(typed, allowPrivate);
      if (fault !== undefined) context.addIssue({ code: 'custom', params: { says: fault } });
    });

const kinds = z
  .array(
    z.enum(allPartnerEventKinds as [PartnerEventKind, ...PartnerEventKind[]]).meta({ graphql: 'PartnerEventKind' }),
  )
  .min(1)
  .max(64);
const description = z.string().trim().max(textLengths.endpointDescription);

/** Input of a partner. `kinds` undefined: all, including kinds added later. */
export const endpointInput = (allowPrivate: boolean) =>
  z
    .strictObject({
      url: urlOf(allowPrivate).meta({
        description: `https:// address without user, password and fragment, up to ${formatCount(textLengths.endpointUrl)} characters: a public host name, no IP address, port ${webhookPorts.join(' or ')}.`,
      }),
      kinds: kinds.optional().meta({ description: 'Kinds to send; left out: all, also new ones.' }),
      description: description.optional().meta({
        description: `What it is for, up to ${formatCount(textLengths.endpointDescription)} characters.`,
      }),
    })
    .meta({ graphql: 'WebhookEndpointInput', description: 'A new endpoint. Since 2026-11.' });

/** Omitted members stay unchanged. */
export const endpointChange = (allowPrivate: boolean) =>
  z
    .strictObject({
      url: urlOf(allowPrivate).optional().meta({ description: 'Another address.' }),
      kinds: kinds.optional().meta({ description: 'Other kinds.' }),
      allKinds: z
        .literal(true)
        .optional()
        .meta({ description: 'True: all kinds, also new ones; not together with `kinds`.' }),
      description: description.optional().meta({ description: 'Another description.' }),
      enabled: z.boolean().optional().meta({
        description:
          'False: nothing is sent any more, and what waits is cancelled. True: what happens from now on is sent.',
      }),
    })
    .meta({ graphql: 'WebhookEndpointChange', description: 'What is left out stays as it is. Since 2026-11.' });

export const rotationInput = z.strictObject({
  /** Both secrets sign for this long. */
  overlapHours: z.number().int().min(0).max(overlapHours.most).default(overlapHours.usual),
});
