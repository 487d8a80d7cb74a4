import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import { nodeFields } from '../fields/node-fields.ts';
import { FOLLOW_UP_COUNT_DAYS, type FollowUpKind } from '../follow-ups/follow-ups.ts';
import type { KeyKind, Scope } from './scopes.ts';
import { refusedCalls } from './webhooks.ts';

export type KeyState = 'OPEN' | 'EXPIRED' | 'REVOKED';

export const partnerKeyFields = fieldsOf(
  'PartnerKey',
  'A key of a partner 密钥; its text is shown once, when it is made. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id, `key_…`.' },
    name: { shape: 'String', description: 'Where it is used, as its maker put it.' },
    kind: { shape: enumOf<KeyKind>('KeyKind'), description: 'What it is for.' },
    scopes: { shape: enumOf<Scope>('KeyScope'), list: true, description: 'What it may do.' },
    shown: { shape: 'String', description: 'How it begins, e.g. `bd_live_4fQ2`.' },
    state: { shape: enumOf<KeyState>('KeyState'), description: 'Whether it opens anything now.' },
    createdAt: { shape: 'DateTime', description: 'When it was made.' },
    madeBy: {
      shape: 'String',
      nullable: true,
      description: 'Display name of who made it; null where the desk made it by itself.',
    },
    lastUsedAt: { shape: 'DateTime', nullable: true, description: 'Its last use, to the minute; null: never.' },
    expiresAt: { shape: 'DateTime', nullable: true, description: 'When it ends by itself; null: not.' },
    revokedAt: { shape: 'DateTime', nullable: true, description: 'When it was revoked 吊销.' },
    revokedBy: { shape: 'String', nullable: true, description: 'Display name of who revoked it.' },
    replaces: { shape: 'ID', nullable: true, description: 'The key that it took the place of 轮换.' },
  },
);
export type PartnerKeyView = ViewOf<typeof partnerKeyFields>;

export const partnerUsageFields = fieldsOf(
  'PartnerUsage',
  'What a partner used in a minute or an hour 用量. Since 2026-11.',
  {
    from: { shape: 'DateTime', description: 'When it begins.' },
    requests: { shape: 'Int', description: 'Requests, the refused ones included.' },
    points: { shape: 'Int', description: 'Points spent.' },
    refused: { shape: 'Int', description: 'Requests refused for want of points.' },
  },
);
export type UsageView = ViewOf<typeof partnerUsageFields>;

export const partnerAccountFields = fieldsOf(
  'PartnerAccount',
  'A partner with its limits 额度 and what it uses; for administrators, its own people, and its own keys with KEYS_READ. Since 2026-11.',
  {
    id: { shape: 'ID', description: "The partner's global id." },
    name: { shape: 'String', description: 'Display name.' },
    email: { shape: 'String', description: 'Where notices to it go.' },
    orderUrl: {
      shape: 'String',
      description: 'Its page of an order, with `{order}` for the number; empty: none. Since 2026-11.',
    },
    papersRead: { shape: 'Boolean', description: 'A machine reads the papers of its orders 识别材料. Since 2026-11.' },
    followUps: {
      shape: 'Boolean',
      description:
        'Its filings are followed up after their approval 备案后的提醒: the police filing, the yearly check of the data, ends of papers and domains. Since 2026-12.',
    },
    closedAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'Since when its keys open nothing 停用; null: it is open.',
    },
    pointsPerSecond: { shape: 'Int', description: 'Points that come back each second.' },
    bucket: { shape: 'Int', description: 'Points that are saved up at most.' },
    openKeys: { shape: 'Int', description: 'Keys that hold.' },
    lastUsedAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When any of its keys was last used, to the minute; null: never.',
    },
    requests: { shape: 'Int', description: 'Requests of the last 24 hours.' },
    refused: { shape: 'Int', description: 'Those of them that were refused for want of points.' },
  },
);
export type PartnerAccountView = ViewOf<typeof partnerAccountFields>;

export const followUpCountFields = fieldsOf(
  'FollowUpCount',
  `The follow-ups of a partner’s filings in the last ${FOLLOW_UP_COUNT_DAYS} days, of one kind. Since 2026-12.`,
  {
    kind: { shape: enumOf<FollowUpKind>('FollowUpKind'), description: 'What was asked or said.' },
    label: { shape: 'String', description: 'The same in words.' },
    sent: { shape: 'Int', description: 'How many were sent; one counts once, whatever its channels and recipients.' },
    confirmed: { shape: 'Int', description: 'How many were confirmed: the police filing as done, the data as right.' },
    changed: { shape: 'Int', description: 'How many were answered by saying that something has changed.' },
  },
);
export type FollowUpCountView = ViewOf<typeof followUpCountFields>;

export const partnerAccountPageFields = fieldsOf(
  'PartnerAccountPage',
  'A partner, and what it used of late. Since 2026-11.',
  {
    account: { shape: partnerAccountFields, description: 'The partner.' },
    minutes: {
      shape: partnerUsageFields,
      list: true,
      description:
        'The 60 minutes up to now of live keys and people, the earliest first; what is counted comes within 10 s.',
    },
    hours: {
      shape: partnerUsageFields,
      list: true,
      description: 'The 24 hours up to now of live keys and people, the earliest first.',
    },
    testMinutes: {
      shape: partnerUsageFields,
      list: true,
      description:
        'The 60 minutes up to now of test keys, which spend from a bucket of their own, the earliest first. Since 2026-11.',
    },
    testHours: {
      shape: partnerUsageFields,
      list: true,
      description: 'The 24 hours up to now of test keys, the earliest first. Since 2026-11.',
    },
    followUps: {
      shape: followUpCountFields,
      list: true,
      description: `Its follow-ups of the last ${FOLLOW_UP_COUNT_DAYS} days, a row for each kind. Since 2026-12.`,
    },
    mayManage: { shape: 'Boolean', description: 'The caller may make keys and set limits.' },
  },
);
export type PartnerAccountPageView = ViewOf<typeof partnerAccountPageFields>;

export const partnerKeyMadeFields = fieldsOf(
  'PartnerKeyMade',
  'A key as it is now; a new one with its text. Since 2026-11.',
  {
    partnerKey: { shape: objectOf<PartnerKeyView>('PartnerKey'), description: 'The key.' },
    secret: {
      shape: 'String',
      nullable: true,
      description:
        'Its text, for `Authorization: Bearer …`: in the first answer alone; null where nothing new was made, and in a repeated answer.',
    },
  },
);
export type PartnerKeyMadeView = ViewOf<typeof partnerKeyMadeFields>;

export const partnerErrorCountFields = fieldsOf(
  'PartnerErrorCount',
  `How often a partner was refused something in the last ${refusedCalls.days} days, and for what. Since 2026-11.`,
  {
    operation: { shape: 'String', description: 'The mutation, e.g. `saveDraft`.' },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    code: { shape: 'String', description: '`Reason.code`.' },
    message: {
      shape: 'String',
      nullable: true,
      description:
        "When the code is given, in the caller's language; null: the message of the refusal says it. Since 2026-11.",
    },
    count: { shape: 'Int', description: 'Calls; one that was refused for several reasons counts for each.' },
    lastAt: { shape: 'DateTime', description: 'The last time.' },
  },
);
export type PartnerErrorCountView = ViewOf<typeof partnerErrorCountFields>;

export const partnerRecordFields = fieldsOf(
  'PartnerRecord',
  'A record that a partner may see and open orders on 可操作的备案. Since 2026-11.',
  {
    id: { shape: 'ID', description: "The record's global id." },
    filingNumber: { shape: 'String', description: 'ICP filing number 备案号 of the subject.' },
    name: { shape: 'String', description: "The subject's name; a person's is masked." },
    provinceName: { shape: 'String', description: 'Its province, in the language of the caller.' },
    basis: { shape: 'String', description: 'Who granted it and why, as it was written; in words where it was proved.' },
    since: { shape: 'DateTime', description: 'Since when.' },
  },
);
export type PartnerRecordView = ViewOf<typeof partnerRecordFields>;

export const partnerFields = fieldsOf(
  'Partner',
  'An API client 合作方 and the orders that are its own. Since 2026-11.',
  {
    ...nodeFields,
    name: { shape: 'String', description: 'Display name.' },
  },
);
export type PartnerView = ViewOf<typeof partnerFields>;
