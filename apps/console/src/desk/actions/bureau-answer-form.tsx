import { textLengths } from '@beian/domain/text';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { postImage } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { Item } from '../../order/documents.ts';
import type { EventInputs } from '../../order/perform.ts';
import { ItemReasons, type Places, reasonsOf } from '../items/item-reasons.tsx';
import { type EventFormProps, FormSection } from '../items/strip.tsx';
import parts from '../parts.module.css';
import { recordAnswerTexts } from './bureau-texts.ts';

interface BureauAnswerFormProps extends EventFormProps<EventInputs['recordBureauAnswer']> {
  readonly items: readonly Item[];
}

type Scan =
  | { readonly state: 'none' | 'sending' }
  | { readonly state: 'there'; readonly id: string; readonly name: string }
  | { readonly state: 'refused'; readonly why: string };

/** A bureau's answer entered by a supervisor: outcome, evidence, and the items that a refusal names. */
export function BureauAnswerForm({ items, onSave, ...form }: BureauAnswerFormProps) {
  const [approves, setApproves] = useState<boolean | null>(null);
  const [evidence, setEvidence] = useState('');
  const [scan, setScan] = useState<Scan>({ state: 'none' });
  const [places, setPlaces] = useState<Places>(new Map());
  const attach = async (file: File | undefined) => {
    if (file === undefined) return;
    setScan({ state: 'sending' });
    try {
      const { ok, body } = await postImage('/evidence', file);
      const answer = body as { id?: string; reasons?: { message: string }[] } | null;
      if (ok && answer?.id !== undefined) setScan({ state: 'there', id: answer.id, name: file.name });
      else setScan({ state: 'refused', why: answer?.reasons?.[0]?.message ?? t(recordAnswerTexts.scanFailed) });
    } catch {
      setScan({ state: 'refused', why: t(recordAnswerTexts.scanFailed) });
    }
  };
  const complete = approves !== null && (evidence.trim() !== '' || scan.state === 'there');
  const save = async () => {
    if (approves === null || !complete) return;
    const saved = await onSave({
      approves,
      evidence: evidence.trim() || null,
      evidenceId: scan.state === 'there' ? scan.id : null,
      reasons: approves ? [] : reasonsOf(places),
    });
    if (saved) form.onClose();
  };
  return (
    <FormSection
      {...form}
      busy={form.busy || scan.state === 'sending'}
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
        <label className={parts.line}>
          {t(recordAnswerTexts.scan)}
          <input type="file" accept="image/jpeg,image/png" onChange={(event) => void attach(event.target.files?.[0])} />
          {scan.state === 'there' ? (
            <span role="status">{t(recordAnswerTexts.scanThere, { name: scan.name })}</span>
          ) : null}
          {scan.state === 'refused' ? (
            <span role="alert" className={parts.bad}>
              {scan.why}
            </span>
          ) : null}
        </label>
        {approves === false ? <ItemReasons items={items} places={places} onChange={setPlaces} /> : null}
      </div>
    </FormSection>
  );
}
