import { textLengths } from '@beian/domain/text';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { Item } from '../../order/documents.ts';
import type { EventInputs } from '../../order/perform.ts';
import { type Scan, ScanUpload } from '../../ui/scan-upload.tsx';
import { ItemReasons, type Places, reasonsOf } from '../items/item-reasons.tsx';
import { type EventFormProps, FormSection } from '../items/strip.tsx';
import parts from '../parts.module.css';
import { recordAnswerTexts } from './bureau-texts.ts';

interface BureauAnswerFormProps extends EventFormProps<EventInputs['recordBureauAnswer']> {
  readonly items: readonly Item[];
}

/** A bureau's answer entered by a supervisor: outcome, evidence, and the items that a refusal names. */
export function BureauAnswerForm({ items, onSave, ...form }: BureauAnswerFormProps) {
  const [approves, setApproves] = useState<boolean | null>(null);
  const [evidence, setEvidence] = useState('');
  const [scan, setScan] = useState<Scan | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [places, setPlaces] = useState<Places>(new Map());
  const complete = approves !== null && (evidence.trim() !== '' || scan !== null);
  const save = async () => {
    if (approves === null || !complete) return;
    const saved = await onSave({
      approves,
      evidence: evidence.trim() || null,
      evidenceId: scan?.id ?? null,
      reasons: approves ? [] : reasonsOf(places),
    });
    if (saved) form.onClose();
  };
  return (
    <FormSection
      {...form}
      busy={form.busy || isBusy}
      danger={approves === false}
      disabled={!complete}
      onSave={() => void save()}
    >
      <div className={parts.fields}>
        <Radio.Group
          aria-label={t(recordAnswerTexts.verdict)}
          value={approves}
          onChange={(event) => setApproves(event.target.value as boolean)}
        >
          <Radio value={true}>{t(recordAnswerTexts.approves)}</Radio>
          <Radio value={false}>{t(recordAnswerTexts.refuses)}</Radio>
        </Radio.Group>
        <Input.TextArea
          aria-label={t(recordAnswerTexts.evidence)}
          placeholder={t(recordAnswerTexts.evidence)}
          rows={2}
          maxLength={textLengths.bureauEvidence}
          value={evidence}
          onChange={(event) => setEvidence(event.target.value)}
        />
        <ScanUpload scan={scan} onChange={setScan} onBusy={setBusy} />
        {approves === false ? <ItemReasons items={items} places={places} onChange={setPlaces} /> : null}
      </div>
    </FormSection>
  );
}
