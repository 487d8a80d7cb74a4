import { roles } from '@beian/domain/staff';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Dropdown, Modal, Tag } from 'antd';
import { useState } from 'react';
import { request } from '../../app/providers/client.ts';
import { labelOf, useT } from '../../app/providers/i18n.ts';
import { Failure, Skeleton } from '../../app/shell/states.tsx';
import { useAction } from '../../ui/form/use-send.ts';
import { useDelayed, useRestoreFocus } from '../../ui/hooks.ts';
import { LoadMoreButton } from '../../ui/load-more-button.tsx';
import { fullTime } from '../../ui/time.ts';
import styles from '../account/account.module.css';
import { endSessionDocument } from '../account/documents.ts';
import { Sessions } from '../account/sessions.tsx';
import { accountTexts, sessionsTexts } from '../account/texts.ts';
import {
  type Act,
  ChangeRoles,
  Confirm,
  InvitePartnerPerson,
  InviteStaff,
  type Link,
  showInvitation,
  titleOf,
} from './account-dialogs.tsx';
import { partnerPeopleDocument, type StaffAccount, staffAccountsDocument } from './account-documents.ts';
import { accountsTexts } from './account-texts.ts';

type Open =
  | { readonly what: 'invite' }
  | { readonly what: 'roles' | 'sessions'; readonly id: string }
  | { readonly what: 'act'; readonly id: string; readonly act: Act };

/** Accounts of the staff and their roles, or of a partner's people, who have none; for administrators. */
export function Accounts({ partnerId }: { partnerId?: string }) {
  const t = useT();
  const isStaff = partnerId === undefined;
  const query = useInfiniteQuery({
    queryKey: ['accounts', partnerId],
    queryFn: async ({ pageParam: after, signal }) =>
      isStaff
        ? (await request(staffAccountsDocument, { after }, signal)).staffAccounts
        : (await request(partnerPeopleDocument, { partnerId, after }, signal)).partnerPeople,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
  });
  const showSkeleton = useDelayed(query.isLoading);
  const [open, setOpen] = useState<Open | null>(null);
  const onLink = (link: Link) => showInvitation(t, link);
  const close = () => setOpen(null);
  const rows = query.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  if (query.error && rows === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (rows === undefined) return showSkeleton ? <Skeleton label={t(accountsTexts.loading)} rows={4} /> : null;
  const meant = open === null || open.what === 'invite' ? undefined : rows.find(({ id }) => id === open.id);
  const title = t(isStaff ? accountsTexts.title : accountsTexts.people);
  return (
    <section aria-label={title}>
      <header className={styles.cardHead}>
        <div>
          <h2>{title}</h2>
          <p className={styles.faint}>{t(isStaff ? accountsTexts.lead : accountsTexts.peopleLead)}</p>
        </div>
        <Button type={isStaff ? 'primary' : 'default'} onClick={() => setOpen({ what: 'invite' })}>
          {t(accountsTexts.invite)}
        </Button>
      </header>
      {rows.length === 0 ? <p className={styles.faint}>{t(accountsTexts.noPeople)}</p> : null}
      <table className={styles.table} aria-label={title} hidden={rows.length === 0}>
        <thead>
          <tr>
            <th scope="col">{t(accountsTexts.name)}</th>
            {isStaff ? <th scope="col">{t(accountTexts.roles)}</th> : null}
            <th scope="col">{t(accountsTexts.state)}</th>
            <th scope="col">{t(accountsTexts.factor)}</th>
            <th scope="col">{t(accountsTexts.seen)}</th>
            <th scope="col">{t(accountsTexts.sessions)}</th>
            <th scope="col" aria-label={t(accountsTexts.actions)} />
          </tr>
        </thead>
        <tbody>
          {rows.map((account) => (
            <Row key={account.id} account={account} isStaff={isStaff} onOpen={setOpen} />
          ))}
        </tbody>
      </table>
      <LoadMoreButton query={query} />
      {open?.what === 'invite' && isStaff ? <InviteStaff onClose={close} onLink={onLink} /> : null}
      {open?.what === 'invite' && !isStaff ? (
        <InvitePartnerPerson partnerId={partnerId} onClose={close} onLink={onLink} />
      ) : null}
      {open?.what === 'roles' && meant ? <ChangeRoles account={meant} onClose={close} /> : null}
      {open?.what === 'sessions' && meant ? <SessionsOf account={meant} onClose={close} /> : null}
      {open?.what === 'act' && meant ? (
        <Confirm what={open.act} account={meant} onClose={close} onLink={onLink} />
      ) : null}
    </section>
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

const stateColors = { ACTIVE: 'success', INVITED: 'warning', CLOSED: 'default' } as const;

function Row({ account, isStaff, onOpen }: { account: StaffAccount; isStaff: boolean; onOpen: (open: Open) => void }) {
  const t = useT();
  const { id, name, state } = account;
  const link =
    account.invitedUntil !== null
      ? t(accountsTexts.until, { at: fullTime(account.invitedUntil) })
      : state === 'INVITED'
        ? t(accountsTexts.noLink)
        : null;
  return (
    <tr className={state === 'CLOSED' ? styles.closed : undefined}>
      <th scope="row">
        {name} <span className={styles.faint}>{account.login}</span>{' '}
        {account.own ? <Tag>{t(accountsTexts.own)}</Tag> : null}
      </th>
      {isStaff ? (
        <td>
          {account.roles.map((role) => t(labelOf(roles, role.toLowerCase()))).join(' · ')}{' '}
          {account.ofProvider ? <span className={styles.faint}>{t(accountsTexts.provider)}</span> : null}
        </td>
      ) : null}
      <td>
        <Tag color={stateColors[state]}>{t(accountsTexts[state])}</Tag>{' '}
        {link === null ? null : <span className={styles.faint}>{link}</span>}
      </td>
      <td data-label={t(accountsTexts.factor)}>
        {account.ofProvider ? '–' : t(account.secondFactor ? accountsTexts.factorOn : accountsTexts.factorOff)}
      </td>
      <td data-label={t(accountsTexts.seen)}>
        {account.lastSeenAt === null ? (
          <span className={styles.faint}>{t(accountsTexts.never)}</span>
        ) : (
          fullTime(account.lastSeenAt)
        )}
      </td>
      <td data-label={t(accountsTexts.sessions)}>
        {account.sessions.length === 0 ? (
          '0'
        ) : (
          <Button
            type="link"
            size="small"
            aria-label={t(accountsTexts.sessionsOf, { name, n: account.sessions.length })}
            onClick={() => onOpen({ what: 'sessions', id })}
          >
            {account.sessions.length}
          </Button>
        )}
      </td>
      <td className={styles.acts}>
        {account.own ? null : (
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
              {t(accountsTexts.actions)}
            </Button>
          </Dropdown>
        )}
      </td>
    </tr>
  );
}

function SessionsOf({ account, onClose }: { account: StaffAccount; onClose: () => void }) {
  useRestoreFocus();
  const t = useT();
  const { act, proof } = useAction({
    send: async (id: string, key) => (await request(endSessionDocument, { id, key })).endSession,
    done: () => t(sessionsTexts.ended),
    stale: [['accounts']],
  });
  return (
    <Modal
      open
      title={t(accountsTexts.sessionsOf, { name: account.name, n: account.sessions.length })}
      width={820}
      centered
      footer={null}
      onCancel={onClose}
    >
      <Sessions sessions={account.sessions} onEnd={({ id }) => act(id)} />
      {proof}
    </Modal>
  );
}
