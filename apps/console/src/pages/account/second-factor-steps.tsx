import { useLogin } from '@refinedev/core';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { SignInCall } from '../../app/providers/auth.ts';
import { useT } from '../../app/providers/i18n.ts';
import styles from './account.module.css';
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
  const t = useT();
  const { submitStep, isPending } = useSignInStep();
  const [wrong, setWrong] = useState<string>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [form] = Form.useForm<{ code: string }>();
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
      <section aria-label={t(entryTexts.enrolTitle)}>
        <h2 className={styles.step}>{t(entryTexts.enrolTitle)}</h2>
        <p className={styles.faint}>{t(entryTexts.enrolLead)}</p>
        <Enrol begin="/auth/enrolment" confirm={(code) => submitCode('/auth/enrolment/code', code)} />
      </section>
    );
  const onFinish = async ({ code }: { code: string }) => {
    const answer = await submitCode('/auth/code', code);
    if (answer === undefined) return;
    setWrong(answer.message);
    form.setFieldValue('code', '');
    form.getFieldInstance('code')?.focus();
  };
  return (
    <section aria-label={t(entryTexts.codeTitle)}>
      <h2 className={styles.step}>{t(entryTexts.codeTitle)}</h2>
      <p className={styles.faint}>{t(entryTexts.codeLead)}</p>
      {wrong === undefined ? null : <Alert type="error" showIcon className={styles.alert} message={wrong} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={onFinish}>
        <Form.Item
          name="code"
          label={t(entryTexts.code)}
          rules={[{ required: true, message: t(entryTexts.codeNeeded) }]}
        >
          <Input size="large" autoFocus autoComplete="one-time-code" spellCheck={false} maxLength={60} />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
          {t(entryTexts.goOn)}
        </Button>
      </Form>
    </section>
  );
}
