import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import { Skeleton } from '../../app/shell/states.tsx';
import { newKey } from '../../ui/new-key.ts';
import styles from './account.module.css';
import { type AuthResult, postAuth } from './auth-request.ts';
import { entryTexts } from './entry-texts.ts';
import { enrolTexts } from './texts.ts';

interface Props {
  /** Endpoints that start and finish enrolment: at sign-in, or for one's own account. */
  readonly begin: string;
  readonly confirm: (code: string) => Promise<AuthResult<unknown> | undefined>;
}

/**
 * Sets up an authenticator: QR code, the same key as text, and the first code. The key is shown only here and is not stored in the
 * browser.
 */
export function Enrol({ begin, confirm }: Props) {
  const t = useT();
  const [way] = useState(newKey);
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const query = useQuery({
    queryKey: ['enrolment', way],
    queryFn: () => postAuth<{ uri: string; key: string }>(begin),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const begun = query.data;
  if (begun === undefined) return <Skeleton label={t(enrolTexts.loading)} rows={4} />;
  if (!begun.ok) return <Alert type="error" showIcon message={begun.message} />;
  const onFinish = async ({ code }: { code: string }) => {
    setBusy(true);
    const answer = await confirm(code);
    setBusy(false);
    if (answer !== undefined && !answer.ok) setWrong(answer.message);
  };
  return (
    <div className={styles.enrol}>
      <p>{t(enrolTexts.scan)}</p>
      {/* Dark on light in both themes: cameras read no other QR code. */}
      <div className={styles.qr} role="img" aria-label={t(enrolTexts.qr)}>
        <QRCode
          type="svg"
          value={begun.body.uri}
          size={176}
          bordered={false}
          color="var(--qr-dark)"
          bgColor="var(--qr-light)"
        />
      </div>
      <p className={styles.faint}>{t(enrolTexts.key)}</p>
      <code className={styles.key}>{begun.body.key.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      {wrong === undefined ? null : <Alert type="error" showIcon message={wrong} />}
      <Form layout="vertical" requiredMark={false} onFinish={onFinish}>
        <Form.Item
          name="code"
          label={t(enrolTexts.code)}
          rules={[{ required: true, message: t(entryTexts.codeNeeded) }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          {t(enrolTexts.confirm)}
        </Button>
      </Form>
    </div>
  );
}
