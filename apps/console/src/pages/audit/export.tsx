import { type AuditExportPurpose, auditExportPurposes } from '@beian/domain/order';
import { Select } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { Download } from '../../ui/download/lazy-download-button.tsx';
import { withoutEmpty } from '../../ui/download/without-empty.ts';
import { auditTexts } from './texts.ts';

interface AuditExportProps {
  readonly filter: Readonly<Record<string, unknown>> & { readonly outcome: 'DONE' | 'REFUSED' | null };
}

const outcomes = { DONE: 'done', REFUSED: 'refused' } as const;

/** Downloads the filtered list as CSV; the purpose is asked first, because the export itself is audited with it. */
export function AuditExport({ filter: { outcome, ...filter } }: AuditExportProps) {
  const [purpose, setPurpose] = useState<AuditExportPurpose | null>(null);
  return (
    <>
      <Select<AuditExportPurpose>
        size="small"
        style={{ width: 220 }}
        aria-label={t(auditTexts.purpose)}
        placeholder={t(auditTexts.purpose)}
        value={purpose}
        options={(Object.keys(auditExportPurposes) as AuditExportPurpose[]).map((value) => ({
          value,
          label: t(auditExportPurposes[value]),
        }))}
        onChange={setPurpose}
      />
      {purpose === null ? null : (
        <Download list="audit" filter={withoutEmpty({ ...filter, outcome: outcome && outcomes[outcome], purpose })} />
      )}
    </>
  );
}
