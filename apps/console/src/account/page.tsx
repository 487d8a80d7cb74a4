import '../i18n/account-texts.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useDelayed } from '../common/hooks.ts';
import { newKey } from '../common/new-key.ts';
import { fullTime } from '../common/time.ts';
import { request } from '../providers/client.ts';
import { translateIfKnown, useLanguage, useT } from '../providers/i18n.ts';
import { Failure, Skeleton } from '../shell/states.tsx';
import styles from './account.module.css';
import { postAuth } from './auth-request.ts';
import { ChangePassword } from './change-password.tsx';
import {
  endOtherSessionsDocument,
  endSessionDocument,
  type OwnAccount,
  ownAccountDocument,
  type Session,
} from './documents.ts';
import { Enrol } from './enrol.tsx';
import { useProof } from './proof.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { Sessions } from './sessions.tsx';

const queryKey = ['ownAccount'];

/** One's own account: password, second factor and sessions. */
export function AccountPage() {
  const t = useT();
  const query = useQuery({ queryKey, queryFn: async () => (await request(ownAccountDocument, {})).ownAccount });
  const showSkeleton = useDelayed(query.isLoading);
  const account = query.data;
  if (query.error && account === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (account === undefined) return showSkeleton ? <Skeleton label={t('account.loading')} rows={6} /> : null;
  return <Account account={account} />;
}

function Account({ account }: { account: OwnAccount }) {
  const t = useT();
  const language = useLanguage();
  const roles = account.roles.map((role) => translateIfKnown(language, `role.${role.toLowerCase()}`, role)).join(' · ');
  return (
    <div className={styles.page}>
      <header>
        <h1>{t('account.title')}</h1>
        <p className={styles.faint}>
          {account.name} · {t('account.login')} {account.login}
          {roles === '' ? '' : ` · ${t('account.roles')} ${roles}`}
        </p>
      </header>
      {account.ofProvider ? (
        <p className={styles.card}>{t('account.ofProvider')}</p>
      ) : (
        <div className={styles.pair}>
          <Password account={account} />
          <Factor account={account} />
        </div>
      )}
      <OwnSessions sessions={account.sessions} />
    </div>
  );
}

function Password({ account }: { account: OwnAccount }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { passwordChangedAt: at } = account;
  return (
    <section className={styles.card} aria-label={t('account.password')}>
      <h2>{t('account.password')}</h2>
      <p className={styles.faint}>
        {at === null ? t('account.passwordUnknown') : t('account.passwordSince', { at: fullTime(at) })}
      </p>
      <Button onClick={() => setOpen(true)}>{t('account.changePassword')}</Button>
      {isOpen ? (
        <ChangePassword login={account.login} least={account.passwordLeast} onClose={() => setOpen(false)} />
      ) : null}
    </section>
  );
}

type Open = { readonly what: 'enrol' } | { readonly what: 'codes'; readonly codes: readonly string[] };

function Factor({ account }: { account: OwnAccount }) {
  const t = useT();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const { runWithProof, dialog } = useProof();
  const [open, setOpen] = useState<Open | null>(null);
  const { secondFactor, secondFactorSince: since, secondFactorNeeded } = account;
  const settle = () => void client.invalidateQueries({ queryKey });
  /** Calls an endpoint that requires a recent proof, and shows a refusal. */
  const act = async <T,>(path: string): Promise<T | undefined> => {
    const answer = await runWithProof(() => postAuth<T>(path));
    if (answer === undefined) return undefined;
    settle();
    if (answer.ok) return answer.body;
    void message.warning(answer.message);
    return undefined;
  };
  const renew = async () => {
    const made = await act<{ recoveryCodes: string[] }>('/auth/recovery-codes');
    if (made !== undefined) setOpen({ what: 'codes', codes: made.recoveryCodes });
  };
  // Requested first, so that the dialog opens with its data.
  const enrol = async () => {
    if ((await act('/auth/second-factor')) !== undefined) setOpen({ what: 'enrol' });
  };
  const confirm = async (code: string) => {
    const answer = await postAuth<{ recoveryCodes: string[] }>('/auth/second-factor/code', { code });
    if (!answer.ok) return answer;
    settle();
    void message.success(t('account.enrolled'));
    setOpen({ what: 'codes', codes: answer.body.recoveryCodes });
    return undefined;
  };
  const remove = () =>
    modal.confirm({
      title: t('account.remove'),
      content: t('account.removeAsk'),
      okText: t('account.remove'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      centered: true,
      onOk: async () => {
        if ((await act('/auth/second-factor/removal')) !== undefined) void message.success(t('account.removed'));
      },
    });
  return (
    <section className={styles.card} aria-label={t('account.factor')}>
      <h2>{t('account.factor')}</h2>
      <p className={styles.faint}>
        {since === null
          ? t('account.factorOff')
          : t('account.factorSince', { at: fullTime(since), n: account.recoveryCodesLeft })}{' '}
        {secondFactorNeeded ? t('account.factorNeeded') : null}
      </p>
      <div className={styles.buttons}>
        <Button type={secondFactor ? 'default' : 'primary'} onClick={() => void enrol()}>
          {t(secondFactor ? 'account.enrolAnew' : 'account.enrol')}
        </Button>
        {secondFactor ? <Button onClick={() => void renew()}>{t('account.renewCodes')}</Button> : null}
        {secondFactor && !secondFactorNeeded ? (
          <Button danger onClick={remove}>
            {t('account.remove')}
          </Button>
        ) : null}
      </div>
      <Modal
        open={open !== null}
        title={open?.what === 'enrol' ? t('account.enrol') : null}
        width={420}
        centered
        destroyOnHidden
        footer={null}
        maskClosable={false}
        closable={open?.what === 'enrol'}
        keyboard={open?.what === 'enrol'}
        onCancel={() => setOpen(null)}
      >
        {open?.what === 'enrol' ? <Enrol begin="/auth/second-factor" confirm={confirm} /> : null}
        {open?.what === 'codes' ? <RecoveryCodes codes={open.codes} onDone={() => setOpen(null)} /> : null}
      </Modal>
      {dialog}
    </section>
  );
}

function OwnSessions({ sessions }: { sessions: readonly Session[] }) {
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { runWithProof, dialog } = useProof();
  const end = async (one: Session | null) => {
    const key = newKey();
    const answer = await runWithProof(async () =>
      one === null
        ? (await request(endOtherSessionsDocument, { key })).endOtherSessions
        : (await request(endSessionDocument, { id: one.id, key })).endSession,
    ).catch(() => null);
    await client.invalidateQueries({ queryKey });
    if (answer === undefined) return;
    if (answer === null) void message.error(t('error.other'));
    else if (answer.__typename === 'ActionRefused')
      void message.warning(answer.reasons.map((reason) => `${reason.message} ${reason.suggestion ?? ''}`).join(' · '));
    else void message.success(t(one === null ? 'account.othersEnded' : 'sessions.ended'));
  };
  return (
    <section className={styles.card} aria-label={t('account.sessions')}>
      <header className={styles.cardHead}>
        <div>
          <h2>{t('account.sessions')}</h2>
          <p className={styles.faint}>{t('account.sessionsLead')}</p>
        </div>
        <Button disabled={sessions.length < 2} onClick={() => void end(null)}>
          {t('account.endOthers')}
        </Button>
      </header>
      <Sessions sessions={sessions} onEnd={(one) => void end(one)} />
      {dialog}
    </section>
  );
}
