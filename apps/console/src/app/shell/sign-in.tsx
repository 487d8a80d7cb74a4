import { type SessionEnd, safePath } from '@beian/domain/staff';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Divider, Flex, Form, Input, type InputRef, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { postAuth } from '../../pages/account/auth-request.ts';
import { entryTexts, refusals } from '../../pages/account/entry-texts.ts';
import { SecondFactorSteps, type SignInNeed, useSignInStep } from '../../pages/account/second-factor-steps.tsx';
import type { Credentials } from '../providers/auth.ts';
import { t } from '../providers/i18n.ts';
import { signInTexts } from './sign-in-texts.ts';
import { SignedOutLayout } from './signed-out-layout.tsx';

/** The sign-in page; from here back to the page where the person came from. */
export function SignIn() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const refusal = refusals[params.get('refused') ?? ''];
  const to = safePath(params.get('to') ?? undefined);
  return (
    <SignInPanel
      to={to}
      refused={refusal === undefined ? undefined : t(refusal)}
      onSignedIn={() => navigate(to, { replace: true })}
    />
  );
}

interface SignInPanelProps {
  /** Where the identity provider returns to. */
  readonly to: string;
  /** Sentence of a refusal at the identity provider. */
  readonly refused?: string | undefined;
  /** The sign-in stands above a page that must stay open: the identity provider opens in another tab. */
  readonly keepsPage?: boolean;
  readonly onSignedIn: () => void;
  /** A further step is needed, after which `onSignedIn` is called. */
  readonly onStep?: () => void;
}

/** All ways to sign in: one sentence for an error, else the reason for which this browser's last session ended. */
export function SignInPanel({ to, refused, keepsPage = false, onSignedIn, onStep }: SignInPanelProps) {
  const [needs, setNeeds] = useState<SignInNeed>();
  const [wrong, setWrong] = useState(refused);
  const end = useSessionEnd();
  const over = (why: string) => {
    setNeeds(undefined);
    setWrong(why);
  };
  const goToStep = (next: SignInNeed) => {
    onStep?.();
    setNeeds(next);
  };
  return (
    <SignedOutLayout title={t(signInTexts.title)}>
      <Flex vertical gap={16}>
        {needs !== undefined ? null : wrong !== undefined ? (
          <Alert type="error" showIcon message={wrong} />
        ) : keepsPage || end !== null ? (
          <Alert
            type="info"
            showIcon
            message={t((end && entryTexts.ended[end]) ?? entryTexts.sessionEnded)}
            description={keepsPage ? t(entryTexts.kept) : undefined}
          />
        ) : null}
        {needs === undefined ? (
          <>
            <ByProvider to={to} keepsPage={keepsPage} onWrong={setWrong} />
            <ByPassword onWrong={setWrong} onNeeds={goToStep} onIn={onSignedIn} />
            <Typography.Link href="/docs" style={{ alignSelf: 'center' }}>
              {t(signInTexts.api)}
            </Typography.Link>
          </>
        ) : (
          <SecondFactorSteps needs={needs} onSignedIn={onSignedIn} onRestart={over} />
        )}
      </Flex>
    </SignedOutLayout>
  );
}

/** Why this browser's session ended; null if none did. */
function useSessionEnd(): SessionEnd | null {
  const { data } = useQuery({
    queryKey: ['sessionEnd'],
    queryFn: async () => ((await (await fetch('/auth/session-end')).json()) as { reason: SessionEnd | null }).reason,
    gcTime: 0,
  });
  return data ?? null;
}

interface ByPasswordProps {
  readonly onWrong: (why: string) => void;
  readonly onNeeds: (needs: SignInNeed) => void;
  readonly onIn: () => void;
}

function ByPassword({ onWrong, onNeeds, onIn }: ByPasswordProps) {
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
      <Form.Item
        name="login"
        label={t(signInTexts.login)}
        rules={[{ required: true, message: t(signInTexts.loginNeeded) }]}
      >
        <Input ref={first} size="large" autoComplete="username" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t(signInTexts.password)}
        rules={[{ required: true, message: t(signInTexts.passwordNeeded) }]}
      >
        <Input.Password size="large" autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
        {t(signInTexts.submit)}
      </Button>
    </Form>
  );
}

/** Shown when an identity provider is configured. It returns to `to`, or to this page with the error. */
function ByProvider({ to, keepsPage, onWrong }: { to: string; keepsPage: boolean; onWrong: (why: string) => void }) {
  const [isGoing, setGoing] = useState(false);
  const { data: name } = useQuery({
    queryKey: ['ways'],
    queryFn: async () => ((await (await fetch('/auth/ways')).json()) as { provider: string | null }).provider,
  });
  if (!name) return null;
  const go = async () => {
    setGoing(true);
    // Opened by the click itself, because browsers block a tab that is opened later.
    const tab = keepsPage ? window.open('', '_blank') : null;
    const answer = await postAuth<{ url: string }>('/auth/provider', { to });
    if (answer.ok && tab === null) return location.assign(answer.body.url);
    setGoing(false);
    if (answer.ok) return tab?.location.assign(answer.body.url);
    tab?.close();
    onWrong(answer.message);
  };
  return (
    <>
      <Button size="large" block loading={isGoing} onClick={() => void go()}>
        {t(entryTexts.by, { name })}
      </Button>
      <Divider plain>{t(entryTexts.or)}</Divider>
    </>
  );
}
