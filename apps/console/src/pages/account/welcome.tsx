import { useQuery } from '@tanstack/react-query';
import { Alert, Flex } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { SignedOutLayout } from '../../app/shell/signed-out-layout.tsx';
import { Loaded } from '../../app/shell/states.tsx';
import { AuthForm } from './auth-form.tsx';
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
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const query = useQuery({
    queryKey: ['invitation'],
    queryFn: () => postAuth<Invitation>('/auth/invitation', { token }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { submitStep } = useSignInStep();
  const [needs, setNeeds] = useState<SignInNeed>();
  const openQueue = () => navigate('/queue', { replace: true });
  const enter = async ({ next }: { next: string }) => {
    const entered = await submitStep('/auth/invitation/password', { token, password: next });
    if (entered.ok && entered.body.needs === undefined) openQueue();
    else if (entered.ok) setNeeds(entered.body.needs);
    return entered;
  };
  return (
    <SignedOutLayout title={t(welcomeTexts.title)}>
      {needs !== undefined ? (
        <SecondFactorSteps
          needs={needs}
          onSignedIn={openQueue}
          onRestart={() => navigate('/sign-in', { replace: true })}
        />
      ) : (
        <Loaded query={query} rows={4}>
          {(answer) =>
            answer.ok ? (
              <Flex vertical gap={12}>
                <h2>{t(welcomeTexts.title)}</h2>
                <p>{t(welcomeTexts.hello, { name: answer.body.name, login: answer.body.login })}</p>
                <AuthForm size="large" send={enter} ok={t(welcomeTexts.set)}>
                  {/* For password managers: the login that the password belongs to. */}
                  <input
                    type="text"
                    name="username"
                    autoComplete="username"
                    value={answer.body.login}
                    readOnly
                    hidden
                  />
                  <NewPassword least={answer.body.least} />
                </AuthForm>
              </Flex>
            ) : (
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
            )
          }
        </Loaded>
      )}
    </SignedOutLayout>
  );
}
