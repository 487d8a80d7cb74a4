import { enumOf, fieldsOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import { nodeFields } from '../fields/node-fields.ts';
import { countInWords } from '../text/in-words.ts';
import { type AccountState, INVITATION_HOURS, MAX_SESSIONS, type StaffRole } from './accounts.ts';

export const staffSessionFields = fieldsOf('StaffSession', 'A sign-in that goes on 会话. Since 2026-11.', {
  id: { shape: 'ID', description: 'Global id, `session_…`; opens nothing.' },
  browser: { shape: 'String', nullable: true, description: 'Name of the browser, e.g. `Chrome`; null: not told.' },
  system: { shape: 'String', nullable: true, description: 'Name of the system, e.g. `Windows`; null: not told.' },
  place: { shape: 'String', description: 'The network that it began in, e.g. `203.0.113.*`; empty: not known.' },
  begunAt: { shape: 'DateTime', description: 'When it began.' },
  seenAt: { shape: 'DateTime', description: 'Its last use, to the minute.' },
  endsAt: { shape: 'DateTime', description: 'When it ends where it is not used any more.' },
  current: { shape: 'Boolean', description: 'It is the one that asks.' },
});
export type StaffSessionView = ViewOf<typeof staffSessionFields>;

export const staffAccountFields = fieldsOf(
  'StaffAccount',
  'An account 账号 of the staff or of a partner’s person, as administrators see it. Since 2026-11.',
  {
    id: { shape: 'ID', description: "The person's global id." },
    login: { shape: 'String', description: 'The name to sign in with.' },
    name: { shape: 'String', description: 'Display name.' },
    roles: {
      shape: enumOf<StaffRole>('StaffRole'),
      list: true,
      description: 'Roles held; none for a partner’s person.',
    },
    state: { shape: enumOf<AccountState>('AccountState'), description: 'Whether somebody may sign in by it.' },
    ofProvider: {
      shape: 'Boolean',
      description: 'Signs in by the identity provider, which says name and roles 统一登录.',
    },
    secondFactor: { shape: 'Boolean', description: 'Has a second factor 两步验证.' },
    invitedUntil: { shape: 'DateTime', nullable: true, description: 'Until when a link may be used; null: none may.' },
    lastSeenAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'Last use of a session that goes on; null: there is none.',
    },
    sessions: {
      shape: staffSessionFields,
      list: true,
      description: `Sessions that go on, ${countInWords(MAX_SESSIONS)} at most, the newest first.`,
    },
    own: { shape: 'Boolean', description: "It is the caller's own, which nobody manages." },
  },
);
export type StaffAccountView = ViewOf<typeof staffAccountFields>;

export const ownAccountFields = fieldsOf('OwnAccount', "The caller's own account 我的账号. Since 2026-11.", {
  id: { shape: 'ID', description: "The person's global id." },
  login: { shape: 'String', description: 'The name to sign in with.' },
  name: { shape: 'String', description: 'Display name.' },
  roles: { shape: enumOf<StaffRole>('StaffRole'), list: true, description: 'Roles held.' },
  ofProvider: {
    shape: 'Boolean',
    description: 'Signs in by the identity provider: has no password and no second factor here.',
  },
  passwordChangedAt: {
    shape: 'DateTime',
    nullable: true,
    description: 'When the password was set; null: not known, or there is none.',
  },
  passwordLeast: { shape: 'Int', description: 'Characters that another password has at least.' },
  secondFactor: { shape: 'Boolean', description: 'Has a second factor 两步验证.' },
  secondFactorSince: { shape: 'DateTime', nullable: true, description: 'Since when.' },
  secondFactorNeeded: { shape: 'Boolean', description: 'The setting asks for one: it cannot be removed.' },
  recoveryCodesLeft: { shape: 'Int', description: 'Recovery codes 恢复码 that are not used.' },
  sessions: {
    shape: staffSessionFields,
    list: true,
    description: `Sessions that go on, ${countInWords(MAX_SESSIONS)} at most, the newest first.`,
  },
});
export type OwnAccountView = ViewOf<typeof ownAccountFields>;

export const staffAccountChangedFields = fieldsOf('StaffAccountChanged', 'An account as it is now. Since 2026-11.', {
  account: { shape: staffAccountFields, description: 'The account.' },
  invitation: {
    shape: 'String',
    nullable: true,
    description: `What the link to set a password ends in, \`/welcome#…\`: in the first answer alone, good once within ${INVITATION_HOURS} hours; null where no link was made, and in a repeated answer.`,
  },
});
export type StaffAccountChangedView = ViewOf<typeof staffAccountChangedFields>;

export const staffMemberFields = fieldsOf('StaffMember', 'A person at the desk 审核人员. Since 2026-11.', {
  ...nodeFields,
  name: { shape: 'String', description: 'Display name, shown on timelines.' },
  login: { shape: 'String', description: 'The name to sign in with.' },
  roles: {
    shape: textOf<StaffRole>(),
    list: true,
    description: 'Roles held: `reviewer`, `supervisor`, `administrator`.',
  },
});
export type StaffMemberView = ViewOf<typeof staffMemberFields>;
