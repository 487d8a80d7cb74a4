import { useLogin } from '@refinedev/core';
import { Flex, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SignInCall } from '../../app/providers/auth.ts';
import { t } from '../../app/providers/i18n.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import { AuthForm } from './auth-form.tsx';
import type { AuthResult } from './auth-request.ts';
import { Enrol } from './enrol.tsx';
import { entryTexts } from './entry-texts.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

/** The step that is still required. */
export type SignInNeed = 'code' | 'enrol';

/** Calls a sign-in endpoint and returns its answer. */
export function useSignInStep() {
  const { mutateAsync, isPending } = useLogin<SignInCall>();
  const submitStep = async (
    path: string,
    body: object,
  ): Promise<AuthResult<{ needs?: SignInNeed; recoveryCodes?: string[] }>> => {
    const answer = await mutateAsync({ path, body });
    const outcome = answer as { needs?: SignInNeed; recoveryCodes?: string[] };
    if (answer.success || outcome.needs !== undefined) return { ok: true, body: outcome };
    return { ok: false, code: String(answer.code ?? ''), message: answer.error?.message ?? '' };
  };
  return { submitStep, isPending };
}

interface Props {
  readonly needs: SignInNeed;
  readonly onSignedIn: () => void;
  /** Starts again at the password: the step took too long, or there were too many wrong codes. */
  readonly onRestart: (why: string) => void;
}

/** The step after the password: a code, or the setup of an authenticator. */
export function SecondFactorSteps({ needs, onSignedIn, onRestart }: Props) {
  const { submitStep } = useSignInStep();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes !== undefined) return <RecoveryCodes codes={codes} onDone={onSignedIn} />;
  const submitCode = async (path: string, code: string) => {
    const answer = await submitStep(path, { code });
    if (!answer.ok) {
      if (answer.code === 'SIGN_IN_AGAIN') onRestart(answer.message);
      return answer;
    }
    if (answer.body.recoveryCodes === undefined) onSignedIn();
    else setCodes(answer.body.recoveryCodes);
    return undefined;
  };
  if (needs === 'enrol')
    return (
      <Step title={t(entryTexts.enrolTitle)} lead={t(entryTexts.enrolLead)}>
        <Enrol begin="/auth/enrolment" confirm={(code) => submitCode('/auth/enrolment/code', code)} />
      </Step>
    );
  return (
    <Step title={t(entryTexts.codeTitle)} lead={t(entryTexts.codeLead)}>
      <AuthForm<{ code: string }>
        size="large"
        send={async ({ code }, form) => {
          const answer = await submitCode('/auth/code', code);
          if (answer === undefined) return;
          form.setFieldValue('code', '');
          form.getFieldInstance('code')?.focus();
          return answer;
        }}
        ok={t(entryTexts.goOn)}
      >
        <Form.Item
          name="code"
          label={t(entryTexts.code)}
          rules={[{ required: true, message: t(entryTexts.codeNeeded) }]}
        >
          <Input size="large" autoFocus autoComplete="one-time-code" spellCheck={false} maxLength={60} />
        </Form.Item>
      </AuthForm>
    </Step>
  );
}

const Step = ({ title, lead, children }: { title: string; lead: string; children: ReactNode }) => (
  <Flex component="section" vertical gap={12} aria-label={title}>
    <h2>{title}</h2>
    <Faint>{lead}</Faint>
    {children}
  </Flex>
);
