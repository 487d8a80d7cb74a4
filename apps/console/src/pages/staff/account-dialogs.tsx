import { loginBounds, MAX_NAME_LENGTH, roles } from '@beian/domain/staff';
import { send } from '../../app/providers/client.ts';
import { labelOf, t } from '../../app/providers/i18n.ts';
import {
  changeStaffRolesDocument,
  closeStaffDocument,
  endStaffSessionsDocument,
  invitePartnerPersonDocument,
  inviteStaffDocument,
  openStaffDocument,
  resetSecondFactorDocument,
  resetStaffDocument,
  type StaffAccount,
} from '../../generated/staff-account.ts';
import type { FieldRow, FieldRows } from '../../ui/form/field-row.ts';
import { FormButton } from '../../ui/form/form-button.tsx';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { showOneTimeSecret } from '../../ui/one-time-secret.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { accountTexts } from '../account/texts.ts';
import { accountsTexts } from './account-texts.ts';

type StaffRole = StaffAccount['roles'][number];

const roleNames = ['REVIEWER', 'SUPERVISOR', 'ADMINISTRATOR'] as const satisfies readonly StaffRole[];
const stale = [['accounts'], ['staff']];

interface DialogProps {
  readonly onClose: () => void;
}

interface Changed {
  readonly account: { readonly name: string };
  readonly invitation: string | null;
}

/** After an action that may make a link to sign in, the link is shown once. Its token is in the fragment (`#`), which browsers do not send to a server. */
function showInvitation({ account: { name }, invitation }: Changed): void {
  if (invitation === null) return;
  showOneTimeSecret({
    title: t(accountsTexts.linkTitle, { name }),
    lead: t(accountsTexts.linkLead),
    text: `${location.origin}/welcome#${invitation}`,
  });
}

const rolesRow: FieldRow<readonly StaffRole[]> = {
  control: 'checks',
  label: accountTexts.roles,
  required: true,
  choices: roleNames.map((value) => ({ value, label: labelOf(roles, value.toLowerCase()) })),
};
interface PersonValues {
  readonly name: string;
  readonly login: string;
  readonly roles: readonly StaffRole[];
}
const newPerson: PersonValues = { name: '', login: '', roles: ['REVIEWER'] };
const staffRows: FieldRows<PersonValues> = {
  name: {
    control: 'text',
    label: accountsTexts.name,
    required: true,
    max: MAX_NAME_LENGTH,
    example: accountsTexts.nameExample,
  },
  login: {
    control: 'text',
    label: accountTexts.login,
    required: true,
    max: loginBounds.most,
    example: 'bailu',
  },
  roles: rolesRow,
};

/** Invites a colleague, or a person of a partner, who has no roles. */
export function Invite({ partnerId }: { readonly partnerId: string | undefined }) {
  return (
    <FormButton
      label={t(accountsTexts.invite)}
      button={{ type: partnerId === undefined ? 'primary' : 'default' }}
      lead={t(accountsTexts.inviteLead)}
      rows={partnerId === undefined ? staffRows : { ...staffRows, roles: null }}
      initial={newPerson}
      send={({ roles, ...person }, key) =>
        partnerId === undefined
          ? send(inviteStaffDocument, { input: { ...person, roles: [...roles] }, key })
          : send(invitePartnerPersonDocument, { partnerId, input: person, key })
      }
      stale={stale}
      ok={t(accountsTexts.send)}
      onDone={(changed) => showInvitation(changed)}
    />
  );
}

export function ChangeRoles({ account, onClose }: DialogProps & { readonly account: StaffAccount }) {
  const { id: staffId, name } = account;
  return (
    <FormDialog
      title={`${t(accountsTexts.changeRoles)} · ${name}`}
      lead={t(accountsTexts.rolesLead)}
      rows={{ roles: rolesRow }}
      initial={{ roles: account.roles }}
      edits
      send={({ roles }, key) => send(changeStaffRolesDocument, { staffId, roles: [...roles], key })}
      done={() => t(accountsTexts.rolesChanged, { name })}
      stale={stale}
      ok={t(commonTexts.save)}
      onClose={onClose}
    />
  );
}

/** The mutation of each action, and the texts before and after it; a reset has none after it, because it shows its link. */
const acts = {
  reset: {
    document: resetStaffDocument,
    title: accountsTexts.reset,
    ask: accountsTexts.resetAsk,
    done: undefined,
    danger: true,
  },
  resetFactor: {
    document: resetSecondFactorDocument,
    title: accountsTexts.resetFactor,
    ask: accountsTexts.resetFactorAsk,
    done: accountsTexts.factorReset,
    danger: true,
  },
  endAll: {
    document: endStaffSessionsDocument,
    title: accountsTexts.endAll,
    ask: accountsTexts.endAllAsk,
    done: accountsTexts.allEnded,
    danger: false,
  },
  close: {
    document: closeStaffDocument,
    title: accountsTexts.close,
    ask: accountsTexts.closeAsk,
    done: accountsTexts.closed,
    danger: true,
  },
  open: {
    document: openStaffDocument,
    title: accountsTexts.open,
    ask: accountsTexts.openAsk,
    done: accountsTexts.opened,
    danger: false,
  },
} as const;
export type Act = keyof typeof acts;
export const titleOf = (act: Act) => acts[act].title;

export function Confirm({
  what,
  account,
  onClose,
}: DialogProps & { readonly what: Act; readonly account: StaffAccount }) {
  const { document, title, ask, done, danger } = acts[what];
  const { name, id: staffId } = account;
  return (
    <FormDialog
      title={`${t(title)} · ${name}`}
      lead={t(ask)}
      send={(_, key) => send(document, { staffId, key })}
      {...(done === undefined ? {} : { done: () => t(done, { name }) })}
      stale={stale}
      ok={t(title)}
      danger={danger}
      onDone={(changed) => showInvitation(changed)}
      onClose={onClose}
    />
  );
}
