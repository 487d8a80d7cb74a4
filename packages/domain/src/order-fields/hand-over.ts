import type { GatewayState } from '../bureau/gateway.ts';
import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { Refusal } from '../text/refusal.ts';

export const handOverConnectionFields = fieldsOf(
  'HandOverConnection',
  'What the connection of a province says before a push. Since 2026-11.',
  {
    id: { shape: 'ID', description: "The connection's global id." },
    state: { shape: enumOf<GatewayState>('GatewayState'), description: 'How it stands.' },
    label: { shape: 'String', description: "The state in the caller's language." },
    needsPerson: { shape: 'Boolean', description: 'A person must act before anything leaves.' },
    sentence: { shape: 'String', nullable: true, description: 'Why it is as it is; null: nothing to say.' },
    closedUntil: { shape: 'DateTime', nullable: true, description: 'Out of its filing hours until then.' },
    retryAt: { shape: 'DateTime', nullable: true, description: 'It turned us away, and is asked again then.' },
    backlog: { shape: 'Int', description: 'Orders that are pushed and that the bureau has not taken yet.' },
  },
);
export type HandOverConnectionView = ViewOf<typeof handOverConnectionFields>;

export const handOverProvinceFields = fieldsOf(
  'HandOverProvince',
  'What waits to be pushed in one province 待提交, and over what it leaves. Since 2026-11.',
  {
    province: { shape: 'String', description: 'GB/T 2260 code, six digits.' },
    provinceName: { shape: 'String', description: "Its name in the caller's language." },
    orders: { shape: 'Int', description: 'Orders that wait to be pushed.' },
    overdue: { shape: 'Int', description: 'Of them, those whose time is up.' },
    connection: { shape: handOverConnectionFields, nullable: true, description: 'Null: there is no connection.' },
  },
);
export type HandOverProvinceView = ViewOf<typeof handOverProvinceFields>;

export const orderWaitFields = fieldsOf(
  'OrderWait',
  'Why an order that was pushed has not moved on 等待原因. Since 2026-11.',
  {
    sentence: { shape: 'String', description: "The reason, in the caller's language." },
    since: { shape: 'DateTime', nullable: true, description: 'Since when; null: not known.' },
    bureauId: { shape: 'ID', description: 'Global id of the connection that it is filed over.' },
    needsPerson: { shape: 'Boolean', description: 'A person must act on the connection.' },
  },
);
export type OrderWaitView = ViewOf<typeof orderWaitFields>;

export const pushedOrderFields = fieldsOf(
  'PushedOrder',
  'What became of one order that was to be pushed. Since 2026-11.',
  {
    orderId: { shape: 'ID', description: "The order's global id." },
    version: { shape: 'Int', nullable: true, description: 'Its version after the push; null: it was not pushed.' },
    refusal: {
      shape: objectOf<Refusal>('ActionRefused'),
      nullable: true,
      description: 'Why it was not pushed; null: it was.',
    },
  },
);

export const pushedOrdersFields = fieldsOf(
  'PushedOrders',
  'What became of each order, in the sequence of the call. Since 2026-11.',
  {
    results: { shape: pushedOrderFields, list: true, description: 'One for each.' },
  },
);
