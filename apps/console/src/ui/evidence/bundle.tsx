import { DownloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal, Typography } from 'antd';
import { useState } from 'react';
import { ApiError, getFile } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { save } from '../download/download.ts';
import { useIsNarrow } from '../hooks.ts';
import { commonTexts } from '../texts.ts';
import { evidenceTexts } from './texts.ts';

interface BundleProps {
  readonly orderId: string;
  /** 订单号 (order number), used in the file name. */
  readonly number: string;
}

const holds = ['events', 'audit', 'heads', 'hashes'] as const;

/** 证据包 (evidence) of one order: what it contains, what not, how it is verified, and the file. */
export default function Bundle({ orderId, number }: BundleProps) {
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
        aria-label={t(evidenceTexts.do)}
        title={t(evidenceTexts.do)}
        onClick={() => setOpen(true)}
      >
        {narrow ? null : t(evidenceTexts.do)}
      </Button>
      <Modal
        open={open}
        title={t(evidenceTexts.title, { number })}
        width={480}
        centered
        destroyOnHidden
        okText={t(evidenceTexts.take)}
        cancelText={t(commonTexts.close)}
        okButtonProps={{ icon: <DownloadOutlined aria-hidden />, loading: take.isPending }}
        onOk={() => take.mutate()}
        onCancel={() => {
          setOpen(false);
          take.reset();
        }}
      >
        <Typography>
          <p>{t(evidenceTexts.holds)}</p>
          <ul>
            {holds.map((one) => (
              <li key={one}>{t(evidenceTexts[one])}</li>
            ))}
          </ul>
          <p>{t(evidenceTexts.without)}</p>
          <p>{t(evidenceTexts.verify)}</p>
          <code>node verify.mjs</code>
          <Typography.Paragraph type="secondary">{t(evidenceTexts.kept)}</Typography.Paragraph>
          {take.isError ? (
            <Alert type="error" message={t(refused ? evidenceTexts.refused : evidenceTexts.failed)} />
          ) : null}
          {take.isSuccess ? <p role="status">{t(evidenceTexts.taken, { name })}</p> : null}
        </Typography>
      </Modal>
    </>
  );
}
