import { loginBounds, MAX_NAME_LENGTH, roles } from '@beian/domain/staff';
import { Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { labelOf, type Translate, useT } from '../../app/providers/i18n.ts';
import { RequiredMark } from '../../ui/form-field.tsx';
import { useRestoreFocus } from '../../ui/hooks.ts';
import { showOneTimeSecret } from '../../ui/one-time-secret.tsx';
import { commonTexts } from '../../ui/texts.ts';
import styles from '../account/account.module.css';
import { accountTexts } from '../account/texts.ts';
import {
  accountDocuments,
  changeStaffRolesDocument,
  invitePartnerPersonDocument,
  inviteStaffDocument,
  type StaffAccount,
  type StaffRole,
} from './account-documents.ts';
import { accountsTexts } from './account-texts.ts';
import { useAccountAction } from './use-account-act.ts';

const roleNames = ['REVIEWER', 'SUPERVISOR', 'ADMINISTRATOR'] as const satisfies readonly StaffRole[];

interface Link {
  readonly name: string;
  readonly token: string;
}
interface DialogProps {
  readonly onClose: () => void;
  readonly onLink: (link: Link) => void;
}

function Roles({ value, onChange }: { value: readonly StaffRole[]; onChange: (roles: StaffRole[]) => void }) {
  const t = useT();
  return (
    <Checkbox.Group
      aria-label={t(accountTexts.roles)}
      className={styles.roles}
      value={[...value]}
      onChange={(chosen) => onChange(chosen as StaffRole[])}
      options={roleNames.map((role) => ({
        value: role,
        label: t(labelOf(roles, role.toLowerCase())),
      }))}
    />
  );
}

/** Invites a colleague with roles, or with `partnerId` a person of that partner. */
export function Invite({ onClose, onLink, partnerId }: DialogProps & { readonly partnerId?: string }) {
  useRestoreFocus();
  const t = useT();
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<StaffRole[]>(['REVIEWER']);
  const { act, isBusy, dialog } = useAccountAction();
  const onOk = async () => {
    const made = await act(async (key) =>
      partnerId === undefined
        ? (await request(inviteStaffDocument, { input: { login, name, roles }, key })).done
        : (await request(invitePartnerPersonDocument, { partnerId, input: { login, name }, key })).done,
    );
    if (made === undefined) return;
    onClose();
    if (made.invitation !== null) onLink({ name: made.account.name, token: made.invitation });
  };
  return (
    <Modal
      open
      title={t(accountsTexts.invite)}
      width={440}
      centered
      okText={t(accountsTexts.send)}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{ disabled: login.trim() === '' || name.trim() === '' || roles.length === 0, loading: isBusy }}
      onOk={() => void onOk()}
      onCancel={onClose}
    >
      <p>{t(accountsTexts.inviteLead)}</p>
      <div className={styles.fields}>
        <label htmlFor="invite-name">
          {t(accountsTexts.name)}
          <RequiredMark />
        </label>
        <Input
          id="invite-name"
          aria-required
          placeholder={t(accountsTexts.nameExample)}
          value={name}
          maxLength={MAX_NAME_LENGTH}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor="invite-login">
          {t(accountTexts.login)}
          <RequiredMark />
        </label>
        <Input
          id="invite-login"
          aria-required
          placeholder="bailu"
          value={login}
          maxLength={loginBounds.most}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setLogin(event.target.value)}
        />
        {partnerId === undefined ? (
          <>
            <span>
              {t(accountTexts.roles)}
              <RequiredMark />
            </span>
            <Roles value={roles} onChange={setRoles} />
          </>
        ) : null}
      </div>
      {dialog}
    </Modal>
  );
}

export function ChangeRoles({ account, onClose }: { account: StaffAccount; onClose: () => void }) {
  useRestoreFocus();
  const t = useT();
  const [roles, setRoles] = useState<readonly StaffRole[]>(account.roles);
  const { act, isBusy, dialog } = useAccountAction();
  const onOk = async () => {
    const asked = { staffId: account.id, roles: [...roles] };
    const done = t(accountsTexts.rolesChanged, { name: account.name });
    const made = await act(async (key) => (await request(changeStaffRolesDocument, { ...asked, key })).done, done);
    if (made !== undefined) onClose();
  };
  return (
    <Modal
      open
      title={`${t(accountsTexts.changeRoles)} · ${account.name}`}
      width={440}
      centered
      okText={t(commonTexts.save)}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{
        disabled: roles.length === 0 || roles.toSorted().join() === account.roles.toSorted().join(),
        loading: isBusy,
      }}
      onOk={() => void onOk()}
      onCancel={onClose}
    >
      <p>{t(accountsTexts.rolesLead)}</p>
      <Roles value={roles} onChange={setRoles} />
      {dialog}
    </Modal>
  );
}

/** Texts before and after each action; a reset has none after it, because it shows its link. */
const acts = {
  reset: { title: accountsTexts.reset, ask: accountsTexts.resetAsk, done: undefined, danger: true },
  resetFactor: {
    title: accountsTexts.resetFactor,
    ask: accountsTexts.resetFactorAsk,
    done: accountsTexts.factorReset,
    danger: true,
  },
  endAll: { title: accountsTexts.endAll, ask: accountsTexts.endAllAsk, done: accountsTexts.allEnded, danger: false },
  close: { title: accountsTexts.close, ask: accountsTexts.closeAsk, done: accountsTexts.closed, danger: true },
  open: { title: accountsTexts.open, ask: accountsTexts.openAsk, done: accountsTexts.opened, danger: false },
} as const;
export type Act = keyof typeof acts;
export const titleOf = (act: Act) => acts[act].title;

export function Confirm({ what, account, onClose, onLink }: DialogProps & { what: Act; account: StaffAccount }) {
  useRestoreFocus();
  const t = useT();
  const { title, ask, done, danger } = acts[what];
  const { name, id: staffId } = account;
  const { act, isBusy, dialog } = useAccountAction();
  const onOk = async () => {
    const said = done === undefined ? undefined : t(done, { name });
    const made = await act(async (key) => (await request(accountDocuments[what], { staffId, key })).done, said);
    if (made === undefined) return;
    onClose();
    if (made.invitation !== null) onLink({ name, token: made.invitation });
  };
  return (
    <Modal
      open
      title={`${t(title)} · ${name}`}
      width={440}
      centered
      okText={t(title)}
      cancelText={t(commonTexts.cancel)}
      okButtonProps={{ danger, loading: isBusy }}
      onOk={() => void onOk()}
      onCancel={onClose}
    >
      <p>{t(ask)}</p>
      {dialog}
    </Modal>
  );
}

/** Shows the link once. Its token is in the fragment (`#`), which browsers do not send to a server. */
export const showInvitation = (t: Translate, { name, token }: Link): void =>
  showOneTimeSecret({
    title: t(accountsTexts.linkTitle, { name }),
    lead: t(accountsTexts.linkLead),
    text: `${location.origin}/welcome#${token}`,
  });

export type { Link };
