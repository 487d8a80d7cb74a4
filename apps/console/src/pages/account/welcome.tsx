import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { SignedOutLayout } from '../../app/shell/signed-out-layout.tsx';
import { Skeleton } from '../../app/shell/states.tsx';
import styles from './account.module.css';
import { postAuth } from './auth-request.ts';
import { NewPassword } from './new-password.tsx';
import { SecondFactorSteps, type SignInNeed, useSignInStep } from './second-factor-steps.tsx';
import { welcomeTexts } from './texts.ts';

interface Invitation {
  readonly login: string;
  readonly name: string;
  readonly least: number;
}

/** The page of an invitation. The token is in the fragment of the URL (`#`), which browsers do not send to a server. */
export function Welcome() {
  const t = useT();
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const query = useQuery({
    queryKey: ['invitation'],
    queryFn: () => postAuth<Invitation>('/auth/invitation', { token }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { submitStep, isPending } = useSignInStep();
  const [needs, setNeeds] = useState<SignInNeed>();
  const [wrong, setWrong] = useState<string>();
  const answer = query.data;
  const openQueue = () => navigate('/queue', { replace: true });
  const onFinish = async ({ next }: { next: string }) => {
    const entered = await submitStep('/auth/invitation/password', { token, password: next });
    if (!entered.ok) return setWrong(entered.message);
    if (entered.body.needs === undefined) return openQueue();
    setNeeds(entered.body.needs);
  };
  return (
    <SignedOutLayout title={t(welcomeTexts.title)}>
      {needs !== undefined ? (
        <SecondFactorSteps
          needs={needs}
          onSignedIn={openQueue}
          onRestart={() => navigate('/sign-in', { replace: true })}
        />
      ) : answer === undefined ? (
        <Skeleton label={t(welcomeTexts.loading)} rows={4} />
      ) : !answer.ok ? (
        <Alert
          type="warning"
          showIcon
          message={answer.code === 'OFFLINE' ? answer.message : t(welcomeTexts.gone)}
          description={
            <>
              <p>{t(welcomeTexts.goneHint)}</p>
              <Link to="/sign-in">{t(welcomeTexts.toSignIn)}</Link>
            </>
          }
        />
      ) : (
        <>
          <h2 className={styles.step}>{t(welcomeTexts.title)}</h2>
          <p>{t(welcomeTexts.hello, { name: answer.body.name, login: answer.body.login })}</p>
          {wrong === undefined ? null : <Alert type="error" showIcon className={styles.alert} message={wrong} />}
          <Form layout="vertical" requiredMark={false} onFinish={onFinish}>
            {/* For password managers: the login that the password belongs to. */}
            <input type="text" name="username" autoComplete="username" value={answer.body.login} readOnly hidden />
            <NewPassword least={answer.body.least} />
            <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
              {t(welcomeTexts.set)}
            </Button>
          </Form>
        </>
      )}
    </SignedOutLayout>
  );
}
