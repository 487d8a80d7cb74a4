import { newKey } from '@beian/accounts/partners';
import { type FollowUpKind, followUpKinds, followUpRow } from '@beian/domain/follow-ups';
import {
  type KeyState,
  partnerAccountFields,
  partnerAccountPageFields,
  partnerKeyFields,
  partnerKeyMadeFields,
  type Scope,
  scopeNames,
  scopeRow,
} from '@beian/domain/partner';
import { registerEnumType } from 'type-graphql';
import { Node } from '../common/node.type.ts';
import { connectionType } from '../common/page.type.ts';
import { type Given, inputType } from '../schema/input-type.ts';
import { objectType } from '../schema/object-type.ts';
import { resultType } from '../schema/result-type.ts';

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

export const PartnerKey = objectType(partnerKeyFields, Node);

export const PartnerKeyConnection = connectionType(PartnerKey, 'PartnerKey');

export const PartnerAccount = objectType(partnerAccountFields);

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

export const PartnerAccountConnection = connectionType(PartnerAccount, 'PartnerAccount');

export const PartnerAccountPage = objectType(partnerAccountPageFields);

export const PartnerKeyInput = inputType(newKey);
export type PartnerKeyInput = Given<typeof newKey>;

export const PartnerKeyMade = objectType(partnerKeyMadeFields);

export const PartnerKeyResult = resultType(
  'PartnerKeyResult',
  'The key, or why nothing was done. Since 2026-11.',
  PartnerKeyMade,
);

export const PartnerAccountResult = resultType(
  'PartnerAccountResult',
  'The partner as it is now, or why nothing was changed. Since 2026-11.',
  PartnerAccount,
);
