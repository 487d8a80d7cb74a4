import { UploadOutlined } from '@ant-design/icons';
import { Button, Flex, Typography, Upload } from 'antd';
import { useState } from 'react';
import { postImage } from '../app/providers/client.ts';
import { t } from '../app/providers/i18n.ts';
import { Faint } from './list-page/cells.tsx';
import { scanTexts } from './scan-texts.ts';

/** A stored scan; without a name it was uploaded before. */
export interface Scan {
  readonly id: string;
  readonly name?: string;
}

interface ScanUploadProps {
  readonly scan: Scan | null;
  readonly onChange: (scan: Scan | null) => void;
  /** Where it goes: evidence of staff, unless it says that a partner uploads it. */
  readonly to?: '/evidence' | '/uploads';
  readonly onBusy?: (isBusy: boolean) => void;
}

/** Stores a scan that proves something, such as a notice or an answer of a bureau, and shows the API's refusal beside its button. */
export function ScanUpload({ scan, onChange, onBusy, to = '/evidence' }: ScanUploadProps) {
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const busy = (now: boolean) => {
    setBusy(now);
    onBusy?.(now);
  };
  const store = async (file: File) => {
    busy(true);
    setRefused(null);
    try {
      const { ok, body } = await postImage(to, file);
      const answer = body as { id?: string; reasons?: { message: string }[] } | null;
      if (ok && answer?.id !== undefined) onChange({ id: answer.id, name: file.name });
      else setRefused(answer?.reasons?.[0]?.message ?? t(scanTexts.failed));
    } catch {
      setRefused(t(scanTexts.failed));
    }
    busy(false);
  };
  return (
    <Flex gap={8} align="center" wrap>
      <Upload
        accept="image/jpeg,image/png"
        showUploadList={false}
        beforeUpload={(file) => {
          void store(file);
          // It is sent here, not by Ant Design.
          return false;
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />} loading={isBusy}>
          {t(scanTexts.upload)}
        </Button>
      </Upload>
      {scan === null ? (
        <Faint>{t(scanTexts.kinds)}</Faint>
      ) : (
        <>
          <span role="status">
            {scan.name === undefined ? t(scanTexts.kept) : t(scanTexts.there, { name: scan.name })}
          </span>
          <Button size="small" onClick={() => onChange(null)}>
            {t(scanTexts.remove)}
          </Button>
        </>
      )}
      {refused === null ? null : (
        <Typography.Text type="danger" role="alert">
          {refused}
        </Typography.Text>
      )}
    </Flex>
  );
}
