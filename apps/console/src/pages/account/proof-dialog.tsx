import { Alert, Button, Form, Input, type InputRef, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import styles from './account.module.css';
import { postAuth } from './auth-request.ts';
import { passwordTexts, proofTexts } from './texts.ts';

/** Asks for the password again. */
export function ProofDialog({ onClose }: { onClose: (proved: boolean) => void }) {
  const t = useT();
  const [wrong, setWrong] = useState<{ code: string; message: string }>();
  const [isBusy, setBusy] = useState(false);
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const onFinish = async ({ password }: { password: string }) => {
    setBusy(true);
    const answer = await postAuth('/auth/proof', { password });
    setBusy(false);
    if (answer.ok) onClose(true);
    else setWrong(answer);
  };
  const again = async () => {
    const answer = await postAuth<{ url: string }>('/auth/provider', {
      to: location.pathname + location.search,
      again: true,
    });
    if (answer.ok) location.assign(answer.body.url);
    else setWrong(answer);
  };
  const ofProvider = wrong?.code === 'OF_PROVIDER';
  return (
    <Modal
      open
      centered
      width={400}
      title={t(proofTexts.title)}
      footer={null}
      afterOpenChange={(isOpen) => isOpen && field.current?.focus()}
      onCancel={() => onClose(false)}
    >
      {ofProvider ? (
        <>
          <p>{t(proofTexts.provider)}</p>
          <Button type="primary" block onClick={() => void again()}>
            {t(proofTexts.toProvider)}
          </Button>
        </>
      ) : (
        <Form layout="vertical" requiredMark={false} onFinish={onFinish}>
          <p>{t(proofTexts.lead)}</p>
          {wrong === undefined ? null : (
            <Alert type="error" showIcon className={styles.alert} message={wrong.message} />
          )}
          <Form.Item
            name="password"
            label={t(proofTexts.password)}
            rules={[{ required: true, message: t(passwordTexts.needed) }]}
          >
            <Input.Password ref={field} autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={isBusy}>
            {t(proofTexts.confirm)}
          </Button>
        </Form>
      )}
    </Modal>
  );
}
