import { useState } from 'react';
import { request, send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { proveRecordDocument, recordProofDocument } from '../../generated/proof.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormPage } from '../../ui/form/form-page.tsx';
import { Section } from '../../ui/page.tsx';
import { homeTexts } from '../partner-home/texts.ts';
import { newOrderTexts } from './texts.ts';

const rows: FieldRows<{ readonly filingNumber: string; readonly password: string }> = {
  filingNumber: {
    control: 'text',
    label: homeTexts.filingNumber,
    required: true,
    hint: newOrderTexts.proveHint,
    max: 40,
    example: '京ICP备20260001号',
  },
  password: {
    control: 'text',
    type: 'password',
    label: newOrderTexts.provePassword,
    required: true,
    max: 64,
    autoComplete: 'off',
  },
};

/** Gives the partner a record by its number and password, filed with us or through another provider. */
export function ProveRecord({ onProved }: { onProved: (recordId: string) => void }) {
  const [pendingId, setPendingId] = useState<string>();
  return (
    <Section title={t(newOrderTexts.prove)} lead={t(newOrderTexts.proveLead)}>
      <FormPage
        label={t(newOrderTexts.prove)}
        rows={rows}
        initial={{ filingNumber: '', password: '' }}
        onChange={() => setPendingId(undefined)}
        send={async (typed, key) => {
          const known =
            pendingId === undefined ? null : (await request(recordProofDocument, { id: pendingId })).recordProof;
          return known ?? (await send(proveRecordDocument, { input: typed, key }));
        }}
        onDone={({ id, record }) => (record === null ? setPendingId(id) : onProved(record.id))}
        ok={t(pendingId === undefined ? newOrderTexts.proveNow : newOrderTexts.proveAgain)}
      >
        {pendingId === undefined ? null : <p role="status">{t(newOrderTexts.provePending)}</p>}
      </FormPage>
    </Section>
  );
}
