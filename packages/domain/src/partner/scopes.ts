import { isForPartners } from '../order/event-arguments.ts';
import { liveEvents } from '../order/life-cycle.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { renamedOperations } from './renamed.ts';

/** 密钥权限: one scope of a partner's key, with the operations that it allows. */
interface ScopeRow {
  readonly label: BilingualText;
  /** A person who is signed in for a partner has it, too; keys and endpoints are changed by keys and administrators alone. */
  readonly people: boolean;
  /** Queries, mutations and subscriptions by name; `GET /…` and `POST /…` for other HTTP routes. */
  readonly operations: readonly string[];
  /** Also every event of an order that an applicant may raise. */
  readonly events?: true;
  /** Fields through which an operation of another scope would reach the data of this one. */
  readonly fields?: readonly string[];
  /** Types whose ids `node(id)` resolves with it. */
  readonly nouns?: readonly string[];
}

/**
 * A query, mutation or subscription in none of these rows is not for partners: its own rule refuses them (covered by a
 * test).
 */
const scopes = {
  'records:read': {
    label: bilingual('查看备案', 'Read filings'),
    people: true,
    operations: [
      'record',
      'records',
      'recordHistory',
      'recordProof',
      'orderKindLookup',
      'changeForm',
      'codes',
      ...['province', 'provinces', 'recordTransfers', 'recordClaims', 'rectifications', 'regions', 'rulebook'],
    ],
    fields: ['Order.record', 'RecordProof.record', 'TestRecords.records'],
    nouns: ['record', 'proof', 'lookup', 'rectification'],
  },
  'records:write': {
    label: bilingual('核实备案归属', 'Prove filings'),
    people: true,
    operations: [
      'proveRecord',
      'offerRecord',
      'settleTransfer',
      'claimRecord',
      'settleRecordClaim',
      'lookUpOrderKind',
      'createTestRecords',
      'createTestRectification',
    ],
  },
  'orders:read': {
    label: bilingual('查看订单', 'Read orders'),
    people: true,
    operations: [
      ...['order', 'orders', 'curtain', 'curtains', 'calendar', 'returnReasons', 'search'],
      'changeOrderDryRun',
      'planPreview',
      'eta',
      ...['GET /materials/:id', 'GET /verification-forms/:orderId', 'GET /letters/:orderId/:material'],
    ],
    fields: [
      'FilingRecord.openOrder',
      'FollowedEvent.order',
      'EscalatedOrder.order',
      'NextOrder.order',
      'OrderForecast.order',
    ],
    nouns: ['order', 'curtain'],
  },
  'orders:write': {
    label: bilingual('提交和修改订单', 'Submit and change orders'),
    people: true,
    events: true,
    operations: [
      ...['openPlan', 'linkRectification', 'updateOrderReference', 'advanceTestOrder', 'readMaterialAgain'],
      ...['changeNoticeLanguage', 'createFaceCheckLink', 'createUploadLink', 'createUploadTicket', 'POST /uploads'],
      'readPaper',
      'GET /face-links/:token',
      'GET /follow-ups/:token',
      'GET /step-links/:token',
    ],
  },
  'webhooks:read': {
    label: bilingual('查看推送与事件', 'Read webhooks and events'),
    people: true,
    operations: ['partnerEvents', 'orderEvents', 'webhookEndpoints', 'webhookDeliveries'],
    nouns: ['endpoint', 'event', 'delivery'],
  },
  'webhooks:write': {
    label: bilingual('管理推送地址', 'Manage webhook endpoints'),
    people: false,
    operations: [
      ...['createWebhookEndpoint', 'updateWebhookEndpoint', 'deleteWebhookEndpoint', 'rotateWebhookSecret'],
      ...['testWebhookEndpoint', 'replayPartnerEvents'],
    ],
  },
  'keys:read': {
    label: bilingual('查看密钥、用量与拒绝', 'Read keys, usage and refusals'),
    people: true,
    operations: ['partnerAccount', 'partnerKeys', 'partnerErrors'],
    nouns: ['key'],
  },
  'keys:manage': {
    label: bilingual('轮换和吊销密钥', 'Rotate and revoke keys'),
    people: false,
    operations: ['rotatePartnerKey', 'revokePartnerKey'],
  },
} as const satisfies Record<string, ScopeRow>;

export type Scope = keyof typeof scopes;

export const scopeNames = Object.keys(scopes) as readonly Scope[];
export const isScope = (name: string): name is Scope => Object.hasOwn(scopes, name);
export const scopeRow = (name: Scope): ScopeRow => scopes[name];

/** Operations allowed for every key, whatever its scopes; `node` checks the scope of each type. */
export const unscopedOperations: readonly string[] = ['viewer', 'workday', 'node', 'errorCodes'];

/** The operations of a scope by their former names. */
export function scopeOperations(name: Scope): readonly string[] {
  const { operations, events } = scopeRow(name);
  return events === true ? [...liveEvents.filter(isForPartners), ...operations] : operations;
}

const indexScopes = (of: (name: Scope) => readonly string[] | undefined): ReadonlyMap<string, Scope> =>
  new Map(scopeNames.flatMap((name) => (of(name) ?? []).map((one) => [one, name] as const)));

/** Adds the operations of `renamedOperations`. */
function withNewNames(scopeOf: ReadonlyMap<string, Scope>): ReadonlyMap<string, Scope> {
  const named = Object.entries(renamedOperations).flatMap(([name, former]) => {
    const scope = scopeOf.get(former);
    return scope === undefined ? [] : [[name, scope] as const];
  });
  return new Map([...scopeOf, ...named]);
}

/** The scope required by an operation (`orders`, `POST /uploads`), a field (`Order.record`) or a type of `node(id)`. */
export const scopeOfOperation: ReadonlyMap<string, Scope> = withNewNames(indexScopes(scopeOperations));
export const scopeOfField = indexScopes((name) => scopeRow(name).fields);
export const scopeOfNoun = indexScopes((name) => scopeRow(name).nouns);

/** 正式密钥, 测试密钥: a test key acts on test orders only, and no other key sees those. */
export const keyKinds = {
  live: bilingual('正式', 'Live'),
  test: bilingual('测试', 'Test'),
} as const satisfies Record<string, BilingualText>;
export type KeyKind = keyof typeof keyKinds;

/** Rights of a key. */
export interface KeyRights {
  readonly kind: KeyKind;
  readonly scopes: readonly Scope[];
}

/** 合作方人员: what a person who is signed in for a partner may do. */
export const personRights: KeyRights = { kind: 'live', scopes: scopeNames.filter((name) => scopes[name].people) };

export const hasScope = ({ scopes: held }: KeyRights, asked: Scope): boolean => held.includes(asked);

/** Maximum length of a partner's name in characters. */
export const MAX_PARTNER_NAME_LENGTH = 60;

/** Bounds of a partner's keys. */
export const keyBounds = {
  /** Characters of a name. */
  name: 60,
  /** Maximum number of a partner's keys that are neither revoked nor expired. */
  open: 20,
  /** Maximum validity of a key, and of an old one beside its successor, in days. */
  days: 730,
  overlapDays: 30,
} as const;

/** 额度: limits of what a partner's queries may cost. */
export interface PointLimits {
  /** Points refilled per second. */
  readonly pointsPerSecond: number;
  /** Maximum number of points saved up. */
  readonly bucket: number;
}
export const defaultPointLimits: PointLimits = { pointsPerSecond: 100, bucket: 1000 };
export const limitBounds = {
  pointsPerSecond: { least: 1, most: 10_000 },
  bucket: { least: 100, most: 100_000 },
} as const;
