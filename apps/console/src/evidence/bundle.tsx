import { DownloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useIsNarrow } from '../common/hooks.ts';
import { save } from '../download/download.ts';
import '../i18n/evidence-texts.ts';
import { ApiError, getFile } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import styles from './evidence.module.css';

interface BundleProps {
  readonly orderId: string;
  /** 订单号 (order number), used in the file name. */
  readonly number: string;
}

const holds = ['events', 'audit', 'heads', 'hashes'] as const;

/** 证据包 (evidence) of one order: what it contains, what not, how it is verified, and the file. */
export default function Bundle({ orderId, number }: BundleProps) {
  const t = useT();
  const narrow = useIsNarrow();
  const [open, setOpen] = useState(false);
  const name = `evidence-${number}.zip`;
  const take = useMutation({
    mutationFn: async () => save(await getFile(`/evidence-bundles/${encodeURIComponent(orderId)}`), name),
    gcTime: 0,
    // Without a network it fails with a message, instead of waiting.
    networkMode: 'always',
  });
  const refused = take.error instanceof ApiError && take.error.code === 'NOT_FOUND';
  return (
    <>
      <Button
        size="small"
        icon={<SafetyCertificateOutlined aria-hidden />}
        aria-label={t('evidence.do')}
        title={t('evidence.do')}
        onClick={() => setOpen(true)}
      >
        {narrow ? null : t('evidence.do')}
      </Button>
      <Modal
        open={open}
        title={t('evidence.title', { number })}
        width={480}
        centered
        destroyOnHidden
        okText={t('evidence.take')}
        cancelText={t('common.close')}
        okButtonProps={{ icon: <DownloadOutlined aria-hidden />, loading: take.isPending }}
        onOk={() => take.mutate()}
        onCancel={() => {
          setOpen(false);
          take.reset();
        }}
      >
        <div className={styles.says}>
          <p>{t('evidence.holds')}</p>
          <ul>
            {holds.map((one) => (
              <li key={one}>{t(`evidence.${one}`)}</li>
            ))}
          </ul>
          <p>{t('evidence.without')}</p>
          <p>{t('evidence.verify')}</p>
          <code>node verify.mjs</code>
          <p className={styles.faint}>{t('evidence.kept')}</p>
          {take.isError ? (
            <p className={styles.fault} role="alert">
              {t(refused ? 'evidence.refused' : 'evidence.failed')}
            </p>
          ) : null}
          {take.isSuccess ? <p role="status">{t('evidence.taken', { name })}</p> : null}
        </div>
      </Modal>
    </>
  );
}
