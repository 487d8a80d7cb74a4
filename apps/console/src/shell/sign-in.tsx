import '../i18n/account-texts.ts';
import { safePath } from '@beian/domain/staff';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Divider, Form, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { postAuth } from '../account/auth-request.ts';
import { SecondFactorSteps, type SignInNeed, useSignInStep } from '../account/second-factor-steps.tsx';
import type { Credentials } from '../providers/auth.ts';
import { getLanguage, translateLazyKey, useT } from '../providers/i18n.ts';
import styles from './sign-in.module.css';
import { SignedOutLayout } from './signed-out-layout.tsx';

/** The sign-in page: one sentence for an error, and back to the page where the person came from. */
export function SignIn() {
  const t = useT();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const refused = params.get('refused');
  const [needs, setNeeds] = useState<SignInNeed>();
  const [wrong, setWrong] = useState(
    refused === null ? undefined : translateLazyKey(getLanguage(), `entry.refused.${refused}`),
  );
  const to = safePath(params.get('to') ?? undefined);
  const goOn = () => navigate(to, { replace: true });
  const over = (why: string) => {
    setNeeds(undefined);
    setWrong(why);
  };
  return (
    <SignedOutLayout title={t('signIn.title')}>
      {wrong === undefined || needs !== undefined ? null : (
        <Alert type="error" showIcon message={wrong} className={styles.alert} />
      )}
      {needs === undefined ? (
        <>
          <ByProvider to={to} onWrong={setWrong} />
          <ByPassword onWrong={setWrong} onNeeds={setNeeds} onIn={goOn} />
          <p className={styles.api}>
            <a href="/docs">{t('signIn.api')}</a>
          </p>
        </>
      ) : (
        <SecondFactorSteps needs={needs} onSignedIn={goOn} onRestart={over} />
      )}
    </SignedOutLayout>
  );
}

interface ByPasswordProps {
  readonly onWrong: (why: string) => void;
  readonly onNeeds: (needs: SignInNeed) => void;
  readonly onIn: () => void;
}

function ByPassword({ onWrong, onNeeds, onIn }: ByPasswordProps) {
  const t = useT();
  const { submitStep: enter, isPending } = useSignInStep();
  const [form] = Form.useForm<Credentials>();
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus(), []);
  const onFinish = async ({ login, password }: Credentials) => {
    const answer = await enter('/auth/sign-in', { login: login.trim(), password });
    if (answer.ok) {
      if (answer.body.needs !== undefined) onNeeds(answer.body.needs);
      else onIn();
      return;
    }
    onWrong(answer.message);
    form.setFieldValue('password', '');
    form.getFieldInstance('password')?.focus();
  };
  return (
    <Form<Credentials> form={form} layout="vertical" requiredMark={false} onFinish={onFinish} name="sign-in">
      <Form.Item name="login" label={t('signIn.login')} rules={[{ required: true, message: t('signIn.loginNeeded') }]}>
        <Input ref={first} size="large" autoComplete="username" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.passwordNeeded') }]}
      >
        <Input.Password size="large" autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}

/** Shown when an identity provider is configured. It returns to `to`, or to this page with the error. */
function ByProvider({ to, onWrong }: { to: string; onWrong: (why: string) => void }) {
  const t = useT();
  const [isGoing, setGoing] = useState(false);
  const { data: name } = useQuery({
    queryKey: ['ways'],
    queryFn: async () => ((await (await fetch('/auth/ways')).json()) as { provider: string | null }).provider,
  });
  if (!name) return null;
  const go = async () => {
    setGoing(true);
    const answer = await postAuth<{ url: string }>('/auth/provider', { to });
    if (answer.ok) return location.assign(answer.body.url);
    setGoing(false);
    onWrong(answer.message);
  };
  return (
    <>
      <Button size="large" block loading={isGoing} onClick={() => void go()}>
        {t('entry.by', { name })}
      </Button>
      <Divider plain>{t('entry.or')}</Divider>
    </>
  );
}
