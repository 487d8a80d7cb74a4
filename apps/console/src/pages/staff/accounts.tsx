import { roles } from '@beian/domain/staff';
import { Button, Dropdown, Modal, Tag } from 'antd';
import { useState } from 'react';
import { ask } from '../../app/providers/client.ts';
import { labelOf, t } from '../../app/providers/i18n.ts';
import { partnerPeopleDocument, type StaffAccount, staffAccountsDocument } from '../../generated/staff-account.ts';
import { useRestoreFocus } from '../../ui/hooks.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import type { Column } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { Sessions } from '../account/sessions.tsx';
import { accountTexts } from '../account/texts.ts';
import { type Act, ChangeRoles, Confirm, Invite, titleOf } from './account-dialogs.tsx';
import { accountsTexts } from './account-texts.ts';

type Open =
  | { readonly what: 'roles' | 'sessions'; readonly id: string }
  | { readonly what: 'act'; readonly id: string; readonly act: Act };

/** Accounts of the staff and their roles, or of a partner's people, who have none; for administrators. */
export function Accounts({ partnerId }: { partnerId?: string }) {
  const isStaff = partnerId === undefined;
  const accounts = usePages(['accounts', partnerId], (after, signal) =>
    isStaff
      ? ask(staffAccountsDocument, { first: 50, after }, signal)
      : ask(partnerPeopleDocument, { partnerId, first: 50, after }, signal),
  );
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const meant = accounts.query.data?.find(({ id }) => id === open?.id);
  const columns: Column<StaffAccount>[] = [
    {
      key: 'name',
      title: accountsTexts.name,
      kind: 'head',
      cell: ({ name, login, own }) => (
        <>
          {name} <Faint>{login}</Faint> {own ? <Tag>{t(accountsTexts.own)}</Tag> : null}
        </>
      ),
    },
    ...(isStaff ? [rolesColumn()] : []),
    { key: 'state', title: accountsTexts.state, cell: (account) => <State account={account} /> },
    {
      key: 'factor',
      title: accountsTexts.factor,
      width: 100,
      cell: ({ ofProvider, secondFactor }) =>
        ofProvider ? '–' : t(secondFactor ? accountsTexts.factorOn : accountsTexts.factorOff),
    },
    { key: 'lastSeenAt', title: accountsTexts.seen, kind: 'time', none: accountsTexts.never },
    {
      key: 'sessions',
      title: accountsTexts.sessions,
      width: 90,
      cell: ({ id, name, sessions }) =>
        sessions.length === 0 ? (
          '0'
        ) : (
          <Button
            type="link"
            size="small"
            aria-label={t(accountsTexts.sessionsOf, { name, n: sessions.length })}
            onClick={() => setOpen({ what: 'sessions', id })}
          >
            {sessions.length}
          </Button>
        ),
    },
    {
      key: 'actions',
      title: commonTexts.actions,
      width: 90,
      kind: 'actions',
      cell: (account) => (account.own ? null : <Actions account={account} onOpen={setOpen} />),
    },
  ];
  return (
    <ListCard
      title={t(isStaff ? accountsTexts.title : accountsTexts.people)}
      lead={t(isStaff ? accountsTexts.lead : accountsTexts.peopleLead)}
      actions={<Invite partnerId={partnerId} />}
      {...accounts}
      empty={accountsTexts.noPeople}
      columns={columns}
      isQuiet={({ state }) => state === 'CLOSED'}
    >
      {open?.what === 'roles' && meant ? <ChangeRoles account={meant} onClose={close} /> : null}
      {open?.what === 'sessions' && meant ? <SessionsOf account={meant} onClose={close} /> : null}
      {open?.what === 'act' && meant ? <Confirm what={open.act} account={meant} onClose={close} /> : null}
    </ListCard>
  );
}

const rolesColumn = (): Column<StaffAccount> => ({
  key: 'roles',
  title: accountTexts.roles,
  cell: ({ roles: names, ofProvider }) => (
    <>
      {names.map((role) => t(labelOf(roles, role.toLowerCase()))).join(' · ')}{' '}
      {ofProvider ? <Faint>{t(accountsTexts.provider)}</Faint> : null}
    </>
  ),
});

const stateColors = { ACTIVE: 'success', INVITED: 'warning', CLOSED: 'default' } as const;

/** Whether the account may sign in; before that, until when its link is good. */
function State({ account: { state, invitedUntil } }: { account: StaffAccount }) {
  return (
    <>
      <Tag color={stateColors[state]}>{t(accountsTexts[state])}</Tag>
      {invitedUntil !== null ? (
        <Faint>{t(accountsTexts.until, { at: fullTime(invitedUntil) })}</Faint>
      ) : state === 'INVITED' ? (
        <Faint>{t(accountsTexts.noLink)}</Faint>
      ) : null}
    </>
  );
}

/** Actions that the state of an account allows. */
function actsOf({ state, ofProvider, secondFactor, sessions, roles }: StaffAccount): (Act | 'changeRoles')[] {
  if (state === 'CLOSED') return ['open'];
  return [
    ...(ofProvider || roles.length === 0 ? [] : (['changeRoles'] as const)),
    ...(ofProvider ? [] : (['reset'] as const)),
    ...(secondFactor ? (['resetFactor'] as const) : []),
    ...(sessions.length > 0 ? (['endAll'] as const) : []),
    'close',
  ];
}

function Actions({ account, onOpen }: { account: StaffAccount; onOpen: (open: Open) => void }) {
  const { id, name } = account;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: actsOf(account).map((act) => ({
          key: act,
          danger: act === 'close',
          label: act === 'changeRoles' ? t(accountsTexts.changeRoles) : t(titleOf(act)),
          onClick: () => onOpen(act === 'changeRoles' ? { what: 'roles', id } : { what: 'act', id, act }),
        })),
      }}
    >
      <Button size="small" aria-label={t(accountsTexts.actionsOf, { name })}>
        {t(commonTexts.actions)}
      </Button>
    </Dropdown>
  );
}

function SessionsOf({ account, onClose }: { account: StaffAccount; onClose: () => void }) {
  useRestoreFocus();
  return (
    <Modal
      open
      title={t(accountsTexts.sessionsOf, { name: account.name, n: account.sessions.length })}
      width={820}
      centered
      footer={null}
      onCancel={onClose}
    >
      <Sessions sessions={account.sessions} queryKey={['accounts']} />
    </Modal>
  );
}
