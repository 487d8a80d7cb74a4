import { roles } from '@beian/domain/staff';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Col, Flex, Modal, Row } from 'antd';
import { useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { labelOf, t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { Loaded } from '../../app/shell/states.tsx';
import type { StaffSession as Session } from '../../generated/staff-account.ts';
import { endOtherSessionsDocument, type OwnAccount, ownAccountDocument } from '../../generated/staff-account.ts';
import { useAction } from '../../ui/form/use-send.ts';
import { Page, Section } from '../../ui/page.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { postAuth } from './auth-request.ts';
import { ChangePassword } from './change-password.tsx';
import { Enrol } from './enrol.tsx';
import { runWithProof } from './proof.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { Sessions } from './sessions.tsx';
import { accountTexts } from './texts.ts';

const queryKey = ['ownAccount'];

/** One's own account: password, second factor and sessions. */
export function AccountPage() {
  const query = useQuery(queryOf(queryKey, ownAccountDocument, {}));
  return (
    <Loaded query={query} rows={6}>
      {(account) => <Account account={account} />}
    </Loaded>
  );
}

function Account({ account }: { account: OwnAccount }) {
  const roleLabels = account.roles.map((role) => t(labelOf(roles, role.toLowerCase()))).join(' · ');
  return (
    <Page
      title={t(accountTexts.title)}
      lead={[
        account.name,
        `${t(accountTexts.login)} ${account.login}`,
        ...(roleLabels === '' ? [] : [`${t(accountTexts.roles)} ${roleLabels}`]),
      ].join(' · ')}
    >
      {account.ofProvider ? (
        <Card size="small">{t(accountTexts.ofProvider)}</Card>
      ) : (
        <Row gutter={[12, 12]}>
          <Col xs={24} md={12}>
            <Password account={account} />
          </Col>
          <Col xs={24} md={12}>
            <Factor account={account} />
          </Col>
        </Row>
      )}
      <OwnSessions sessions={account.sessions} />
    </Page>
  );
}

function Password({ account }: { account: OwnAccount }) {
  const [isOpen, setOpen] = useState(false);
  const { passwordChangedAt: at } = account;
  return (
    <Section
      title={t(accountTexts.password)}
      lead={at === null ? t(accountTexts.passwordUnknown) : t(accountTexts.passwordSince, { at: fullTime(at) })}
    >
      <div>
        <Button onClick={() => setOpen(true)}>{t(accountTexts.changePassword)}</Button>
      </div>
      {isOpen ? (
        <ChangePassword login={account.login} least={account.passwordLeast} onClose={() => setOpen(false)} />
      ) : null}
    </Section>
  );
}

type Open = { readonly what: 'enrol' } | { readonly what: 'codes'; readonly codes: readonly string[] };

function Factor({ account }: { account: OwnAccount }) {
  const { message, modal } = App.useApp();
  const client = useQueryClient();
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
    void message.success(t(accountTexts.enrolled));
    setOpen({ what: 'codes', codes: answer.body.recoveryCodes });
    return undefined;
  };
  const remove = () =>
    modal.confirm({
      title: t(accountTexts.remove),
      content: t(accountTexts.removeAsk),
      okText: t(accountTexts.remove),
      okButtonProps: { danger: true },
      cancelText: t(commonTexts.cancel),
      centered: true,
      onOk: async () => {
        if ((await act('/auth/second-factor/removal')) !== undefined) void message.success(t(accountTexts.removed));
      },
    });
  return (
    <Section
      title={t(accountTexts.factor)}
      lead={[
        since === null
          ? t(accountTexts.factorOff)
          : t(accountTexts.factorSince, { at: fullTime(since), n: account.recoveryCodesLeft }),
        secondFactorNeeded ? t(accountTexts.factorNeeded) : '',
      ].join(' ')}
    >
      <Flex gap={8} wrap>
        <Button type={secondFactor ? 'default' : 'primary'} onClick={() => void enrol()}>
          {t(secondFactor ? accountTexts.enrolAnew : accountTexts.enrol)}
        </Button>
        {secondFactor ? <Button onClick={() => void renew()}>{t(accountTexts.renewCodes)}</Button> : null}
        {secondFactor && !secondFactorNeeded ? (
          <Button danger onClick={remove}>
            {t(accountTexts.remove)}
          </Button>
        ) : null}
      </Flex>
      <Modal
        open={open !== null}
        title={open?.what === 'enrol' ? t(accountTexts.enrol) : null}
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
    </Section>
  );
}

function OwnSessions({ sessions }: { sessions: readonly Session[] }) {
  const endOthers = useAction({
    send: (_: undefined, key) => send(endOtherSessionsDocument, { key }),
    done: () => t(accountTexts.othersEnded),
    stale: [queryKey],
  });
  return (
    <Section
      title={t(accountTexts.sessions)}
      lead={t(accountTexts.sessionsLead)}
      actions={
        <Button disabled={sessions.length < 2} onClick={() => endOthers.act(undefined)}>
          {t(accountTexts.endOthers)}
        </Button>
      }
    >
      <Sessions sessions={sessions} queryKey={queryKey} />
    </Section>
  );
}
