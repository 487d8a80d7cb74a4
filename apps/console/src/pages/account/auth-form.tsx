import { Alert, Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AuthResult } from './auth-request.ts';

interface AuthFormProps<V> {
  /** Sends what was typed; a refusal is shown above the fields. */
  readonly send: (values: V, form: FormInstance<V>) => Promise<AuthResult<unknown> | undefined>;
  readonly ok: string;
  /** Of a page; without it the form stands in a dialog. */
  readonly size?: 'large';
  readonly children: ReactNode;
}

/** A form for an `/auth` endpoint: its fields, and below them one button. */
export function AuthForm<V extends object>({ send, ok, size, children }: AuthFormProps<V>) {
  const [form] = Form.useForm<V>();
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const onFinish = async (values: V) => {
    setBusy(true);
    const answer = await send(values, form);
    setBusy(false);
    setWrong(answer?.ok === false ? answer.message : undefined);
  };
  return (
    <Form<V> form={form} layout="vertical" requiredMark={false} onFinish={onFinish}>
      {wrong === undefined ? null : <Alert type="error" showIcon style={{ marginBottom: 16 }} message={wrong} />}
      {children}
      <Button type="primary" htmlType="submit" size={size} block loading={isBusy}>
        {ok}
      </Button>
    </Form>
  );
}
