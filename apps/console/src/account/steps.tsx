import { useLogin } from '@refinedev/core';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { EntryCall } from '../providers/auth.ts';
import { useT } from '../providers/i18n.ts';
import styles from './account.module.css';
import type { Answered } from './door.ts';
import { Enrol } from './enrol.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** What is still asked for. */
export type Needs = 'code' | 'enrol';

/** Goes through a door that lets in; what it says goes to whoever asked. */
export function useEntry() {
  const { mutateAsync, isPending } = useLogin<EntryCall>();
  const enter = async (path: string, body: object): Promise<Answered<{ needs?: Needs; recoveryCodes?: string[] }>> => {
    const answer = await mutateAsync({ path, body });
    const said = answer as { needs?: Needs; recoveryCodes?: string[] };
    if (answer.success || said.needs !== undefined) return { ok: true, body: said };
    return { ok: false, code: String(answer.code ?? ''), message: answer.error?.message ?? '' };
  };
  return { enter, isPending };
}

interface Props {
  readonly needs: Needs;
  readonly onIn: () => void;
  /** From the beginning: it took too long, or too much was wrong. */
  readonly onOver: (why: string) => void;
}

/** After the password: a code, or an authenticator that has to be set up first. */
export function Steps({ needs, onIn, onOver }: Props) {
  const t = useT();
  const { enter, isPending } = useEntry();
  const [wrong, setWrong] = useState<string>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [form] = Form.useForm<{ code: string }>();
  if (codes !== undefined) return <RecoveryCodes codes={codes} onDone={onIn} />;
  const give = async (path: string, code: string) => {
    const answer = await enter(path, { code });
    if (!answer.ok) {
      if (answer.code === 'SIGN_IN_AGAIN') onOver(answer.message);
      return answer;
    }
    if (answer.body.recoveryCodes === undefined) onIn();
    else setCodes(answer.body.recoveryCodes);
    return undefined;
  };
  if (needs === 'enrol')
    return (
      <section aria-label={t('entry.enrolTitle')}>
        <h2 className={styles.step}>{t('entry.enrolTitle')}</h2>
        <p className={styles.faint}>{t('entry.enrolLead')}</p>
        <Enrol begin="/auth/enrolment" confirm={(code) => give('/auth/enrolment/code', code)} />
      </section>
    );
  const onFinish = async ({ code }: { code: string }) => {
    const answer = await give('/auth/code', code);
    if (answer === undefined) return;
    setWrong(answer.message);
    form.setFieldValue('code', '');
    form.getFieldInstance('code')?.focus();
  };
  return (
    <section aria-label={t('entry.codeTitle')}>
      <h2 className={styles.step}>{t('entry.codeTitle')}</h2>
      <p className={styles.faint}>{t('entry.codeLead')}</p>
      {wrong === undefined ? null : <Alert type="error" showIcon className={styles.alert} message={wrong} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={onFinish}>
        <Form.Item name="code" label={t('entry.code')} rules={[{ required: true, message: t('entry.codeNeeded') }]}>
          <Input size="large" autoFocus autoComplete="one-time-code" spellCheck={false} maxLength={60} />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
          {t('entry.goOn')}
        </Button>
      </Form>
    </section>
  );
}
