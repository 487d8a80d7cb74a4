import type { KeyState } from '@beian/accounts/partners';
import { FOLLOW_UP_COUNT_DAYS, type FollowUpKind, followUpKinds, followUpRow } from '@beian/domain/follow-ups';
import { type KeyKind, keyBounds, type Scope, scopeNames, scopeRow } from '@beian/domain/partner';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import { Node } from '../common/node.type.ts';
import { connectionType } from '../common/page.type.ts';
import { ActionRefused } from '../common/reason.type.ts';

/** GraphQL enum values cannot contain a colon: `orders:read` is `ORDERS_READ`. */
const nameOf = (scope: Scope): string => scope.toUpperCase().replace(':', '_');
export const KeyScopes = Object.fromEntries(scopeNames.map((scope) => [nameOf(scope), scope])) as Record<string, Scope>;
registerEnumType(KeyScopes, {
  name: 'KeyScope',
  description:
    'A right of a partner’s key 密钥权限; which operations each opens: docs/generated/limits.md. Since 2026-11.',
  valuesConfig: Object.fromEntries(
    scopeNames.map((scope) => [
      nameOf(scope),
      { description: `${scopeRow(scope).label.en} ${scopeRow(scope).label.zh}; \`${scope}\`.` },
    ]),
  ),
});

export const KeyKinds = { LIVE: 'live', TEST: 'test' } as const;
registerEnumType(KeyKinds, {
  name: 'KeyKind',
  description: 'What a key is for. Since 2026-11.',
  valuesConfig: {
    LIVE: { description: 'Begins with `bd_live_`: acts on live orders.' },
    TEST: { description: 'Begins with `bd_test_`: acts on test orders alone, which only test keys see.' },
  },
});

export const KeyStates = { OPEN: 'OPEN', EXPIRED: 'EXPIRED', REVOKED: 'REVOKED' } as const satisfies Record<
  KeyState,
  KeyState
>;
registerEnumType(KeyStates, {
  name: 'KeyState',
  description: 'Whether a key opens anything. Since 2026-11.',
  valuesConfig: {
    OPEN: { description: 'It holds.' },
    EXPIRED: { description: 'Its time is over.' },
    REVOKED: { description: 'Somebody ended it.' },
  },
});

@ObjectType('PartnerKey', {
  simpleResolvers: true,
  implements: Node,
  description: 'A key of a partner 密钥; its text is shown once, when it is made. Since 2026-11.',
})
export class PartnerKey implements Node {
  @Field(() => ID, { description: 'Global id, `key_…`.' })
  id!: string;

  @Field(() => String, { description: 'Where it is used, as its maker put it.' })
  name!: string;

  @Field(() => KeyKinds, { description: 'What it is for.' })
  kind!: KeyKind;

  @Field(() => [KeyScopes], { description: 'What it may do.' })
  scopes!: readonly Scope[];

  @Field(() => String, { description: 'How it begins, e.g. `bd_live_4fQ2`.' })
  shown!: string;

  @Field(() => KeyStates, { description: 'Whether it opens anything now.' })
  state!: KeyState;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Display name of who made it; null where the desk made it by itself.',
  })
  madeBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Its last use, to the minute; null: never.' })
  lastUsedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; null: not.' })
  expiresAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked 吊销.' })
  revokedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Display name of who revoked it.' })
  revokedBy!: string | null;

  @Field(() => ID, { nullable: true, description: 'The key that it took the place of 轮换.' })
  replaces!: string | null;
}

export const PartnerKeyConnection = connectionType(PartnerKey, 'PartnerKey');

@ObjectType('PartnerUsage', {
  simpleResolvers: true,
  description: 'What a partner used in a minute or an hour 用量. Since 2026-11.',
})
export class PartnerUsage {
  @Field(() => DateTime, { description: 'When it begins.' })
  from!: string;

  @Field(() => Int, { description: 'Requests, the refused ones included.' })
  requests!: number;

  @Field(() => Int, { description: 'Points spent.' })
  points!: number;

  @Field(() => Int, { description: 'Requests refused for want of points.' })
  refused!: number;
}

@ObjectType('PartnerAccount', {
  simpleResolvers: true,
  description:
    'A partner with its limits 额度 and what it uses; for administrators, its own people, and its own keys with KEYS_READ. Since 2026-11.',
})
export class PartnerAccount {
  @Field(() => ID, { description: "The partner's global id." })
  id!: string;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => String, { description: 'Where notices to it go.' })
  email!: string;

  @Field(() => String, {
    description: 'Its page of an order, with `{order}` for the number; empty: none. Since 2026-11.',
  })
  orderUrl!: string;

  @Field(() => Boolean, { description: 'A machine reads the papers of its orders 识别材料. Since 2026-11.' })
  papersRead!: boolean;

  @Field(() => Boolean, {
    description:
      'Its filings are followed up after their approval 备案后的提醒: the police filing, the yearly check of the data, ends of papers and domains. Since 2026-12.',
  })
  followUps!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Since when its keys open nothing 停用; null: it is open.' })
  closedAt!: string | null;

  @Field(() => Int, { description: 'Points that come back each second.' })
  pointsPerSecond!: number;

  @Field(() => Int, { description: 'Points that are saved up at most.' })
  bucket!: number;

  @Field(() => Int, { description: 'Keys that hold.' })
  openKeys!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When any of its keys was last used, to the minute; null: never.',
  })
  lastUsedAt!: string | null;

  @Field(() => Int, { description: 'Requests of the last 24 hours.' })
  requests!: number;

  @Field(() => Int, { description: 'Those of them that were refused for want of points.' })
  refused!: number;
}

export const FollowUpKinds = Object.fromEntries(followUpKinds.map((kind) => [kind, kind])) as Record<
  FollowUpKind,
  FollowUpKind
>;
registerEnumType(FollowUpKinds, {
  name: 'FollowUpKind',
  description: 'What is asked or said about a filing after its approval 备案后的提醒. Since 2026-12.',
  valuesConfig: Object.fromEntries(
    followUpKinds.map((kind) => [
      kind,
      { description: `${followUpRow(kind).label.en} ${followUpRow(kind).label.zh}.` },
    ]),
  ),
});

@ObjectType('FollowUpCount', {
  simpleResolvers: true,
  description: `The follow-ups of a partner’s filings in the last ${FOLLOW_UP_COUNT_DAYS} days, of one kind. Since 2026-12.`,
})
export class FollowUpCount {
  @Field(() => FollowUpKinds, { description: 'What was asked or said.' })
  kind!: FollowUpKind;

  @Field(() => String, { description: 'The same in words.' })
  label!: string;

  @Field(() => Int, { description: 'How many were sent; one counts once, whatever its channels and recipients.' })
  sent!: number;

  @Field(() => Int, { description: 'How many were confirmed: the police filing as done, the data as right.' })
  confirmed!: number;

  @Field(() => Int, { description: 'How many were answered by saying that something has changed.' })
  changed!: number;
}

export const PartnerAccountConnection = connectionType(PartnerAccount, 'PartnerAccount');

@ObjectType('PartnerAccountPage', {
  simpleResolvers: true,
  description: 'A partner, and what it used of late. Since 2026-11.',
})
export class PartnerAccountPage {
  @Field(() => PartnerAccount, { description: 'The partner.' })
  account!: PartnerAccount;

  @Field(() => [PartnerUsage], {
    description:
      'The 60 minutes up to now of live keys and people, the earliest first; what is counted comes within 10 s.',
  })
  minutes!: readonly PartnerUsage[];

  @Field(() => [PartnerUsage], {
    description: 'The 24 hours up to now of live keys and people, the earliest first.',
  })
  hours!: readonly PartnerUsage[];

  @Field(() => [PartnerUsage], {
    description:
      'The 60 minutes up to now of test keys, which spend from a bucket of their own, the earliest first. Since 2026-11.',
  })
  testMinutes!: readonly PartnerUsage[];

  @Field(() => [PartnerUsage], {
    description: 'The 24 hours up to now of test keys, the earliest first. Since 2026-11.',
  })
  testHours!: readonly PartnerUsage[];

  @Field(() => [FollowUpCount], {
    description: `Its follow-ups of the last ${FOLLOW_UP_COUNT_DAYS} days, a row for each kind. Since 2026-12.`,
  })
  followUps!: readonly FollowUpCount[];

  @Field(() => Boolean, { description: 'The caller may make keys and set limits.' })
  mayManage!: boolean;
}

@InputType('PartnerKeyInput', { description: 'A key to be made. Since 2026-11.' })
export class PartnerKeyInput {
  @Field(() => String, { description: `Where it is used, 1 to ${keyBounds.name} characters.` })
  name!: string;

  @Field(() => KeyKinds, { description: 'What it is for.' })
  kind!: KeyKind;

  @Field(() => [KeyScopes], { description: 'What it may do, at least one.' })
  scopes!: Scope[];

  @Field(() => DateTime, {
    nullable: true,
    description: `When it ends, at most ${keyBounds.days} days ahead; left out: when it is revoked.`,
  })
  expiresAt?: string | null;
}

@ObjectType('PartnerKeyMade', {
  simpleResolvers: true,
  description: 'A key as it is now; a new one with its text. Since 2026-11.',
})
export class PartnerKeyMade {
  @Field(() => PartnerKey, { description: 'The key.' })
  partnerKey!: PartnerKey;

  @Field(() => String, {
    nullable: true,
    description:
      'Its text, for `Authorization: Bearer …`: in the first answer alone; null where nothing new was made, and in a repeated answer.',
  })
  secret!: string | null;
}

export const PartnerKeyResult = createUnionType({
  name: 'PartnerKeyResult',
  description: 'The key, or why nothing was done. Since 2026-11.',
  types: () => [PartnerKeyMade, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : PartnerKeyMade),
});

export const PartnerAccountResult = createUnionType({
  name: 'PartnerAccountResult',
  description: 'The partner as it is now, or why nothing was changed. Since 2026-11.',
  types: () => [PartnerAccount, ActionRefused] as const,
  resolveType: (value) => ('reasons' in value ? ActionRefused : PartnerAccount),
});
