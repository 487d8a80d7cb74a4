import { type BilingualText, bilingual } from '../bilingual-text.ts';

/** One right of a partner's key 密钥权限: the operations that it opens. */
interface ScopeRow {
  readonly label: BilingualText;
  /** Queries, mutations and subscriptions by name; `GET /…` and `POST /…` for doors beside GraphQL. */
  readonly operations: readonly string[];
  /** Fields by which an operation of another scope would reach what this one is for. */
  readonly fields?: readonly string[];
  /** Nouns whose ids `node(id)` finds with it. */
  readonly nouns?: readonly string[];
}

/** A query, mutation or subscription that stands in none of these rows is not a partner's: its own rule refuses a partner (a test walks them). */
export const scopes = {
  'records:read': {
    label: bilingual('查看备案', 'Read filings'),
    operations: ['record', 'records', 'recordHistory', 'recordProof', 'changeForm', 'codes', 'province', 'provinces'],
    fields: ['Order.record', 'RecordProof.record', 'TestRecords.records'],
    nouns: ['record'],
  },
  'records:write': {
    label: bilingual('核实备案归属', 'Prove filings'),
    operations: ['proveRecord', 'createTestRecords'],
  },
  'orders:read': {
    label: bilingual('查看订单', 'Read orders'),
    operations: [
      ...['order', 'orders', 'curtain', 'curtains', 'calendar', 'returnReasons', 'search'],
      'changeOrderDryRun',
      'eta',
      ...['GET /materials/:id', 'GET /verification-forms/:orderId'],
    ],
    fields: [
      'FilingRecord.openOrder',
      'FollowedEvent.order',
      'EscalatedOrder.order',
      'NextOrder.order',
      'OrderForecast.order',
    ],
    nouns: ['order'],
  },
  'orders:write': {
    label: bilingual('提交和修改订单', 'Submit and change orders'),
    operations: [
      ...['openOrder', 'saveDraft', 'attachMaterial', 'removeMaterial', 'submit', 'withdraw', 'abandon'],
      ...[
        'verifyDomains',
        'requestCurtain',
        'confirmCurtain',
        'submitPhoto',
        'fetchBureauAppPhoto',
        'confirmBureauApp',
      ],
      ...['changeNoticeLanguage', 'createUploadTicket', 'POST /uploads'],
    ],
  },
  'webhooks:read': {
    label: bilingual('查看推送与事件', 'Read webhooks and events'),
    operations: ['partnerEvents', 'orderEvents', 'webhookEndpoints', 'webhookDeliveries'],
  },
  'webhooks:write': {
    label: bilingual('管理推送地址', 'Manage webhook endpoints'),
    operations: [
      ...['createWebhookEndpoint', 'updateWebhookEndpoint', 'deleteWebhookEndpoint', 'rotateWebhookSecret'],
      ...['testWebhookEndpoint', 'replayPartnerEvents'],
    ],
  },
  'keys:manage': {
    label: bilingual('轮换和吊销密钥', 'Rotate and revoke keys'),
    operations: ['partnerAccount', 'partnerKeys', 'rotatePartnerKey', 'revokePartnerKey'],
  },
} as const satisfies Record<string, ScopeRow>;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as readonly Scope[];
export const isScope = (name: string): name is Scope => Object.hasOwn(scopes, name);
export const scopeRow = (name: Scope): ScopeRow => scopes[name];

/** What every key may ask, whatever its scopes: who it is, what time it is, and ids (each noun asks for its scope). */
export const unscopedOperations: readonly string[] = ['viewer', 'workday', 'node'];

const indexScopes = (of: (row: ScopeRow) => readonly string[] | undefined): ReadonlyMap<string, Scope> =>
  new Map(scopeNames.flatMap((name) => (of(scopes[name]) ?? []).map((one) => [one, name] as const)));

/** The scope that an operation (`orders`, `POST /uploads`), a field (`Order.record`) or a noun of `node(id)` asks for. */
export const scopeOfOperation = indexScopes((row) => row.operations);
export const scopeOfField = indexScopes((row) => row.fields);
export const scopeOfNoun = indexScopes((row) => row.nouns);

/** 正式密钥, 测试密钥: a test key acts on test orders alone, and nobody else sees those. */
export const keyKinds = {
  live: bilingual('正式', 'Live'),
  test: bilingual('测试', 'Test'),
} as const satisfies Record<string, BilingualText>;
export type KeyKind = keyof typeof keyKinds;

/** What a key lets its holder do. */
export interface KeyRights {
  readonly kind: KeyKind;
  readonly scopes: readonly Scope[];
}

/** Whether a key opens what asks for a scope. */
export const hasScope = ({ scopes: held }: KeyRights, asked: Scope): boolean => held.includes(asked);

/** Bounds of what is set for a partner's keys and limits. */
/** Characters of a partner's name. */
export const MAX_PARTNER_NAME_LENGTH = 60;

export const keyBounds = {
  /** Characters of a name. */
  name: 60,
  /** Keys of a partner that are neither revoked nor expired. */
  open: 20,
  /** Days that a key may live, and that an old one may go on beside its successor. */
  days: 730,
  overlapDays: 30,
} as const;

/** 额度: what a partner's queries may cost. */
export interface PointLimits {
  /** Points that come back each second. */
  readonly pointsPerSecond: number;
  /** The most that are saved up. */
  readonly bucket: number;
}
export const defaultPointLimits: PointLimits = { pointsPerSecond: 100, bucket: 1000 };
export const limitBounds = {
  pointsPerSecond: { least: 1, most: 10_000 },
  bucket: { least: 100, most: 100_000 },
} as const;
