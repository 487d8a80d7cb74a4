import { useLogin } from '@refinedev/core';
import { Alert, Button, Form, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type Credentials, safeReturn } from '../providers/auth.ts';
import { useT } from '../providers/i18n.ts';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './sign-in.module.css';
import { ThemeSwitch } from './theme-switch.tsx';

/** A friendly door: one sentence when something is wrong, and back to where one came from. */
export function SignIn() {
  const t = useT();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { mutate: signIn, isPending } = useLogin<Credentials>();
  const [wrong, setWrong] = useState<string>();
  const [form] = Form.useForm<Credentials>();
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus(), []);

  const onFinish = (credentials: Credentials) =>
    signIn(
      { login: credentials.login.trim(), password: credentials.password },
      {
        onSuccess: (answer) => {
          if (answer.success) return navigate(safeReturn(params.get('to')), { replace: true });
          setWrong(answer.error?.message ?? t('signIn.unreachable'));
          form.setFieldValue('password', '');
          form.getFieldInstance('password')?.focus();
        },
      },
    );

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
      <main className={styles.card}>
        <div className={styles.brand}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <div>
            <p className={styles.name}>{t('app.name')}</p>
            <p className={styles.lead}>{t('signIn.lead')}</p>
          </div>
        </div>
        <h1 className={styles.hidden}>{t('signIn.title')}</h1>
        {wrong === undefined ? null : <Alert type="error" showIcon message={wrong} className={styles.alert} />}
        <Form<Credentials> form={form} layout="vertical" requiredMark={false} onFinish={onFinish} name="sign-in">
          <Form.Item
            name="login"
            label={t('signIn.login')}
            rules={[{ required: true, message: t('signIn.loginNeeded') }]}
          >
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
      </main>
    </div>
  );
}
