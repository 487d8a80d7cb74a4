import { Flex } from 'antd';
import { useState } from 'react';
import { ask } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { claimRecordDocument } from '../../generated/claim.ts';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { type Scan, ScanUpload } from '../../ui/scan-upload.tsx';
import { claimTexts } from './texts.ts';

const papers = ['certificate', 'principalId', 'authorisation'] as const;
type Paper = (typeof papers)[number];

/** Claims a filing: both numbers and the pictures of its papers. */
export function ClaimDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [scans, setScans] = useState<Partial<Record<Paper, Scan | null>>>({});
  return (
    <FormDialog
      title={t(claimTexts.claim)}
      lead={
        <Flex vertical gap={12}>
          <span>{t(claimTexts.claimLead)}</span>
          {papers.map((paper) => (
            <div key={paper}>
              <div>{t(claimTexts[paper])}</div>
              <ScanUpload
                to="/uploads"
                scan={scans[paper] ?? null}
                onChange={(scan) => setScans((was) => ({ ...was, [paper]: scan }))}
              />
            </div>
          ))}
        </Flex>
      }
      ok={t(claimTexts.send)}
      rows={{
        filingNumber: { control: 'text', label: claimTexts.filing, required: true, max: 40 },
        certificateNumber: { control: 'text', label: claimTexts.certificateNumber, required: true, max: 40 },
      }}
      initial={{ filingNumber: '', certificateNumber: '' }}
      onClose={onClose}
      onDone={onDone}
      send={(numbers, key) =>
        ask(claimRecordDocument, {
          input: {
            ...numbers,
            certificate: scans.certificate?.id ?? '',
            principalId: scans.principalId?.id ?? '',
            authorisation: scans.authorisation?.id ?? null,
          },
          key,
        })
      }
    />
  );
}
