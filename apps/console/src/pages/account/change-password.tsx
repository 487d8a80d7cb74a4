import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { useRestoreFocus } from '../../ui/hooks.ts';
import styles from './account.module.css';
import { postAuth } from './auth-request.ts';
import { NewPassword } from './new-password.tsx';
import { accountTexts, passwordTexts } from './texts.ts';

interface Props {
  readonly login: string;
  readonly least: number;
  readonly onClose: () => void;
}

/** Changes the password; the present one is required. */
export function ChangePassword({ login, least, onClose }: Props) {
  useRestoreFocus();
  const t = useT();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const onFinish = async ({ current, next }: { current: string; next: string }) => {
    setBusy(true);
    const answer = await postAuth('/auth/password', { current, next });
    setBusy(false);
    if (!answer.ok) return setWrong(answer.message);
    void message.success(t(accountTexts.passwordChanged));
    void client.invalidateQueries({ queryKey: ['ownAccount'] });
    onClose();
  };
  return (
    <Modal open centered width={420} title={t(accountTexts.changePassword)} footer={null} onCancel={onClose}>
      <p>{t(accountTexts.changeLead)}</p>
      {wrong === undefined ? null : <Alert type="error" showIcon className={styles.alert} message={wrong} />}
      <Form layout="vertical" requiredMark={false} onFinish={onFinish}>
        <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
        <Form.Item
          name="current"
          label={t(passwordTexts.current)}
          rules={[{ required: true, message: t(passwordTexts.needed) }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPassword least={least} />
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          {t(accountTexts.changePassword)}
        </Button>
      </Form>
    </Modal>
  );
}
